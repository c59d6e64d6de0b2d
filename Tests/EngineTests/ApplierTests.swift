import Engine
import Journal
import PortalModel
import Synchronization
import TestSupport
import Testing

struct ApplierTests {
    private let run: RecordedRun

    init() throws {
        run = try .begin()
    }

    /// Plans a new name for users 1 to `count`, and a portal that holds them.
    private func plan(_ count: Int) async throws -> [User] {
        try await run.plan(try (1...count).map { try .of($0, ["NAME": "N\($0)"], to: ["NAME": "new \($0)"]) })
        return try (1...count).map { try .employee($0) }
    }

    private func apply(
        to portal: PortalDouble,
        _ progress: @escaping @Sendable (Progress) -> Void = { _ in }
    ) async throws {
        try await Applier(portal: portal, schema: .standard, progress: progress).apply(run)
    }

    private func states() throws -> [ChangeState: Int] { try run.summary().states }

    private func outcome(_ number: Int) throws -> Outcome? {
        try run.changes(limit: 1_000).first { $0.change.user.rawValue == number }?.outcome
    }

    @Test(arguments: [(1, 3), (48, 3), (49, 4), (100, 5)])
    func `every user is sent once, and proved by the delivery behind`(count: Int, deliveries: Int) async throws {
        let portal = PortalDouble(try await plan(count))
        try await apply(to: portal)
        #expect(portal.deliveries.count == deliveries)
        #expect(portal.deliveries.flatMap(\.changes).map(\.user.rawValue) == Array(1...count))
        #expect(portal.deliveries.flatMap(\.verify).map(\.rawValue) == Array(1...count))
        let parts = portal.deliveries.flatMap { [$0.changes.count, $0.verify.count, $0.prepare.count] }
        #expect(parts.allSatisfy { $0 <= Delivery.capacity })
        #expect(try states() == [.applied: count])
        #expect(try run.summary().fields["NAME"]?.taken == count)
        #expect(portal[count]?.fields["NAME"] == .string("new \(count)"))
    }

    @Test func `only the fields of the plan are read`() async throws {
        let portal = PortalDouble(try await plan(1))
        try await apply(to: portal)
        #expect(portal.deliveries.allSatisfy { $0.fields == ["NAME"] })
    }

    @Test func `nothing planned sends nothing`() async throws {
        try await run.plan([])
        let portal = PortalDouble([])
        try await apply(to: portal)
        #expect(portal.deliveries.isEmpty)
    }

    @Test func `who changed since the plan was made is skipped`() async throws {
        let portal = PortalDouble(try await plan(60))
        portal.move(2, "NAME", to: .string("by hand"))
        portal.remove(55)
        try await apply(to: portal)
        #expect(try states() == [.applied: 58, .conflict: 2])
        #expect(try outcome(2) == .conflict(["NAME"]))
        #expect(try outcome(55) == .conflict(["NAME"]))
        #expect(portal[2]?.fields["NAME"] == .string("by hand"))
    }

    @Test func `who changes while others are sent is skipped too`() async throws {
        let portal = PortalDouble(
            try await plan(60),
            onDelivery: { portal, number in
                if number == 2 { portal.move(55, "NAME", to: .string("by hand")) }
            }
        )
        try await apply(to: portal)
        #expect(try outcome(55) == .conflict(["NAME"]))
        #expect(portal[55]?.fields["NAME"] == .string("by hand"))
    }

    @Test func `a refused change is a failure of its own`() async throws {
        let portal = PortalDouble(try await plan(3), refusing: [try .of(2)])
        try await apply(to: portal)
        #expect(try states() == [.applied: 2, .failed: 1])
        #expect(try outcome(2) == .failed(PortalError(.accessDenied, method: "user.update")))
    }

    @Test(arguments: [(3, false), (4, true)])
    func `too many failures let what was sent be read back, and nothing more go`(
        maximum: Int,
        isComplete: Bool
    ) async throws {
        let portal = PortalDouble(try await plan(150), refusing: [try .of(1), try .of(2), try .of(50)])
        let applier = Applier(portal: portal, schema: .standard, maximumFailures: maximum)
        let ended = try await applier.apply(run)
        #expect(ended == isComplete)
        #expect(try states() == (isComplete ? [.applied: 147, .failed: 3] : [.applied: 93, .failed: 3, .planned: 54]))
        #expect(try outcome(96) == .applied(["NAME": .taken]))
    }

    @Test func `failures of the last changes stop nothing`() async throws {
        let portal = PortalDouble(try await plan(3), refusing: [try .of(2), try .of(3)])
        let applier = Applier(portal: portal, schema: .standard, maximumFailures: 2)
        let ended = try await applier.apply(run)
        #expect(ended)
    }

    @Test func `what the portal rewrites or ignores is reported`() async throws {
        try await run.plan([.of(1, ["NAME": "N1"], to: ["NAME": "new", "WORK_CITY": "Ulm", "WORK_ZIP": "1"])])
        let portal = PortalDouble(
            [try .employee(1)],
            storing: { name, value in
                switch name {
                case "WORK_CITY": .string("ULM")
                case "WORK_ZIP": nil
                default: value
                }
            }
        )
        try await apply(to: portal)
        let expected: [String: FieldOutcome] = [
            "NAME": .taken, "WORK_CITY": .rewritten(.string("ULM")), "WORK_ZIP": .ignored,
        ]
        #expect(try outcome(1) == .applied(expected))
    }

    @Test func `a portal that breaks off leaves in the journal how far each change came`() async throws {
        let portal = PortalDouble(
            try await plan(150),
            onDelivery: { _, number in
                if number >= 3 { throw PortalError(.unreachable) }
            }
        )
        await #expect(throws: PortalError(.unreachable)) { try await apply(to: portal) }
        // The first page went out, the second was on its way, the rest was never sent.
        #expect(try states() == [.applied: 48, .sending: 48, .planned: 54])
        #expect(try outcome(1) == .applied([:]))
    }

    /// Applies, and cancels that while the second delivery is on its way.
    private func cancelledApply(
        to people: [User],
        onDelivery arrival: @escaping @Sendable (Int) throws -> Void = { _ in }
    ) async throws -> PortalDouble {
        let (arrivals, arrived) = AsyncStream.makeStream(of: Void.self)
        let (gate, opened) = AsyncStream.makeStream(of: Void.self)
        let portal = PortalDouble(
            people,
            onDelivery: { _, number in
                try arrival(number)
                guard number == 2 else { return }
                arrived.yield()
                // Cancellation ends a wait for a stream, so the wait is for a task of its own.
                await Task { for await _ in gate { return } }.value
            }
        )
        let applying = Task { try await apply(to: portal) }
        for await _ in arrivals { break }
        applying.cancel()
        opened.yield()
        await #expect(throws: CancellationError.self) { try await applying.value }
        return portal
    }

    @Test func `a cancelled apply ends after the delivery in flight, and reads back what that sent`() async throws {
        let portal = try await cancelledApply(to: try await plan(150))
        #expect(portal.deliveries.map(\.changes.count) == [0, 48, 0])
        #expect(portal.deliveries.map(\.prepare.count) == [48, 48, 0])
        #expect(try states() == [.applied: 48, .planned: 102])
        #expect(try outcome(48) == .applied(["NAME": .taken]))
    }

    @Test func `what can't be read back once the apply is cancelled is left for later`() async throws {
        let people = try await plan(150)
        _ = try await cancelledApply(to: people) { number in
            if number == 3 { throw PortalError(.unreachable) }
        }
        #expect(try states() == [.applied: 48, .planned: 102])
        let left = try run.unfinishedCounts()
        #expect(left.all == 150)
        #expect(left.perhapsSent == 48)
    }

    // MARK: Going on

    @Test func `what is left of a broken run is sent, what arrived isn't sent again, and all is accounted for`()
        async throws
    {
        let people = try await plan(150)
        let broken = PortalDouble(
            people,
            onDelivery: { portal, number in
                guard number >= 3 else { return }
                // Two of the second page arrive; the portal dies before it answers.
                portal.move(50, "NAME", to: .string("NEW  50"))
                portal.move(51, "NAME", to: .string("in another form"))
                throw PortalError(.disconnected)
            }
        )
        await #expect(throws: PortalError(.disconnected)) { try await apply(to: broken) }
        #expect(try states() == [.applied: 48, .sending: 48, .planned: 54])

        let mended = PortalDouble((1...150).compactMap { broken[$0] })
        try await apply(to: mended)
        #expect(mended.deliveries.flatMap(\.changes).map(\.user.rawValue) == [49] + Array(52...150))
        // What is like nothing that was sent may be somebody's own doing.
        #expect(try states() == [.applied: 149, .conflict: 1])
        #expect(try outcome(1) == .applied(["NAME": .taken]))
        #expect(try outcome(50) == .applied(["NAME": .rewritten(.string("NEW  50"))]))
        #expect(try outcome(51) == .conflict(["NAME"]))
        let tries = try run.changes(limit: 1_000).map(\.tries)
        #expect(tries == (1...150).map { $0 == 49 || 52...96 ~= $0 ? 2 : 1 })
    }

    @Test func `who was changed by hand since a run was interrupted is skipped`() async throws {
        let people = try await plan(60)
        let broken = PortalDouble(
            people,
            onDelivery: { _, number in if number >= 2 { throw PortalError(.unreachable) } }
        )
        await #expect(throws: PortalError.self) { try await apply(to: broken) }
        let mended = PortalDouble(people)
        mended.move(60, "NAME", to: .string("by hand"))
        try await apply(to: mended)
        #expect(try states() == [.applied: 59, .conflict: 1])
        #expect(mended[60]?.fields["NAME"] == .string("by hand"))
    }

    @Test func `users are read again before what failed is sent again, and nothing is overwritten`() async throws {
        let portal = PortalDouble(
            try await plan(60),
            onDelivery: { portal, number in
                guard number == 2 else { return }
                portal.move(5, "NAME", to: .string("by hand"))
                throw PortalError(.disconnected)
            }
        )
        try await apply(to: portal)
        #expect(try states() == [.applied: 59, .conflict: 1])
        #expect(portal[5]?.fields["NAME"] == .string("by hand"))
        #expect(portal[6]?.fields["NAME"] == .string("new 6"))
    }

    @Test(arguments: [(Duration.seconds(5), [] as [Int]), (.milliseconds(5_001), [5, 55])])
    func `users are read again if their changes had to wait for their turn for long, and nothing is overwritten`(
        wait: Duration,
        conflicts: [Int]
    ) async throws {
        let portal = PortalDouble(
            try await plan(60),
            onTurn: { portal, delivery in
                for number in [5, 55] where delivery.changes.contains(where: { $0.user.rawValue == number }) {
                    portal.move(number, "NAME", to: .string("by hand"))
                }
                return wait
            }
        )
        try await apply(to: portal)
        for number in [5, 55] where conflicts.contains(number) {
            #expect(try outcome(number) == .conflict(["NAME"]))
            #expect(portal[number]?.fields["NAME"] == .string("by hand"))
        }
        #expect(try states()[.conflict, default: 0] == conflicts.count)
        #expect(portal.deliveries.allSatisfy { $0.hasTurn == !$0.changes.isEmpty }, "it doesn't wait twice")
        #expect(portal.deliveries.count == 4, "what is read again is read besides")
        #expect(try run.summary().fields["NAME"]?.taken == 60 - conflicts.count, "what was sent before is read back")
    }

    @Test func `who cancels while changes wait for their turn still learns what was sent before`() async throws {
        let (waits, waiting) = AsyncStream.makeStream(of: Void.self)
        let portal = PortalDouble(
            try await plan(60),
            onTurn: { portal, _ in
                guard portal.deliveries.count == 2 else { return .zero }
                waiting.yield()
                try await Task.sleep(for: .seconds(86_400))
                return .zero
            }
        )
        let applying = Task { try await apply(to: portal) }
        for await _ in waits { break }
        applying.cancel()
        await #expect(throws: CancellationError.self) { try await applying.value }
        #expect(portal.deliveries.map(\.changes.count) == [0, 48, 0])
        #expect(try outcome(48) == .applied(["NAME": .taken]))
        #expect(try states() == [.applied: 48, .planned: 12])
    }

    @Test func `a portal whose limits refuse changes is waited for, and its users are read again`() async throws {
        let portal = PortalDouble(
            try await plan(2),
            onDelivery: { portal, number in
                if number == 2 { portal.move(1, "NAME", to: .string("by hand")) }
                guard 2...20 ~= number, portal.deliveries.last?.changes.isEmpty == false else { return }
                throw PortalError(.operatingLimited)
            }
        )
        try await apply(to: portal)
        #expect(try outcome(1) == .conflict(["NAME"]))
        #expect(try outcome(2) == .applied(["NAME": .taken]))
    }

    @Test func `a portal that reads well and never takes a change ends the apply`() async throws {
        let portal = PortalDouble(
            try await plan(2),
            onDelivery: { portal, _ in
                if portal.deliveries.last?.changes.isEmpty == false { throw PortalError(.portalFailure) }
            }
        )
        await #expect(throws: PortalError(.portalFailure)) { try await apply(to: portal) }
        #expect(try states() == [.sending: 2])
    }

    @Test func `nothing is sent of a run that is done`() async throws {
        let portal = PortalDouble(try await plan(60))
        try await apply(to: portal)
        let deliveries = portal.deliveries.count
        try await apply(to: portal)
        #expect(portal.deliveries.count == deliveries)
    }

    @Test func `progress counts what was sent and what was skipped`() async throws {
        let seen = Seen()
        let portal = PortalDouble(try await plan(60))
        portal.remove(1)
        try await apply(to: portal) { progress in seen.all.withLock { $0.append(progress) } }
        let counts = seen.all.withLock { $0 }
        #expect(counts.map(\.done) == [0, 48, 60, 60])
        #expect(counts.allSatisfy { $0.total == 60 })
    }

    private final class Seen: Sendable {
        let all = Mutex<[Progress]>([])
    }
}
