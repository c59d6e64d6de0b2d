import Foundation
import Journal
import PortalModel
import TestSupport
import Testing

@testable import Engine

/// The way back from a run.
struct UndoTests {
    private let journal: RunJournal

    init() throws {
        journal = try .temporary()
    }

    // MARK: Runs and their undos

    /// A run that has applied these changes.
    private func run(_ changes: Change..., on portal: PortalDouble) async throws -> RecordedRun {
        let run = try journal.begin()
        try await run.plan(changes)
        try await apply(run, on: portal)
        return run
    }

    private func apply(_ run: RecordedRun, on portal: PortalDouble) async throws {
        try await Applier(portal: portal, schema: portal.schema()).apply(run)
    }

    private struct Undo {
        var run: RecordedRun
        var counts: PlanningResult
        /// The planned values by user.
        var changes: [Int: [String: FieldValue]]
        var findings: [GroupedDiagnostic]

        var codes: [DiagnosticCode?] { findings.map(\.code) }
    }

    private func undo(
        _ undone: RecordedRun,
        users: Set<UserID>? = nil,
        fields: Set<String>? = nil,
        protection: Protection = Protection(),
        on portal: PortalDouble,
        applies: Bool = false
    ) async throws -> Undo {
        let run = try journal.begin()
        let request = UndoRequest(undone, users: users, fields: fields, protection: protection)
        let counts = try await UndoPlanner(portal: portal).plan(request, run: run)
        let changes = try run.changes(limit: 10_000).map { ($0.change.user.rawValue, $0.change.after) }
        if applies { try await apply(run, on: portal) }
        return Undo(
            run: run,
            counts: counts,
            changes: Dictionary(uniqueKeysWithValues: changes),
            findings: try run.diagnostics()
        )
    }

    private func city(_ number: Int, _ before: String?, to after: String) throws -> Change {
        try .of(number, before.map { ["WORK_CITY": $0] } ?? [:], to: ["WORK_CITY": after])
    }

    // MARK: There and back

    @Test func `the undo of an undo marks a number whose country was assumed again`() async throws {
        let portal = PortalDouble([
            try .employee(1, ["WORK_PHONE": .string("(415) 5550193"), "PERSONAL_MOBILE": .string("0049 171 2345678")])
        ])
        let done = try await run(
            try .of(
                1,
                ["WORK_PHONE": "(415) 5550193", "PERSONAL_MOBILE": "0049 171 2345678"],
                to: ["WORK_PHONE": "+494155550193", "PERSONAL_MOBILE": "+491712345678"]
            ),
            on: portal
        )
        let back = try await undo(done, on: portal, applies: true)
        #expect(try back.run.changes(limit: 10).map(\.change.assumed) == [[:]])
        let again = try await undo(back.run, on: portal)
        #expect(try again.run.changes(limit: 10).map(\.change.assumed) == [["WORK_PHONE": "DE"]])
    }

    @Test func `what a run changed, set and cleared is as it was`() async throws {
        let portal = PortalDouble([
            try .employee(1, ["WORK_CITY": .string("Bonn"), "UF_DEPARTMENT": .list([.integer(1)])]), try .employee(2),
        ])
        let before = [portal[1], portal[2]]
        let done = try await run(
            Change(
                user: try .of(1),
                person: "N1",
                before: ["WORK_CITY": .string("Bonn"), "UF_DEPARTMENT": .list([.integer(1)]), "NAME": .string("N1")],
                after: [
                    "WORK_CITY": .null, "UF_DEPARTMENT": .list([.integer(5), .integer(1)]), "NAME": .string("Åsa"),
                ]
            ),
            city(2, nil, to: "Ulm"),
            on: portal
        )
        #expect([portal[1], portal[2]] != before)
        let back = try await undo(done, on: portal, applies: true)
        #expect(back.findings == [])
        #expect(back.changes[2] == ["WORK_CITY": .null])
        #expect(try back.run.changes(limit: 1).map(\.change.person) == ["Åsa"])
        #expect([portal[1], portal[2]] == before)
    }

    @Test func `an undo that is done has nothing more to do, and can itself be taken back`() async throws {
        let portal = PortalDouble([try .employee(1, ["WORK_CITY": .string("Bonn")])])
        let done = try await run(city(1, "Bonn", to: "Ulm"), on: portal)
        let first = try await undo(done, on: portal, applies: true)
        let second = try await undo(done, on: portal)
        #expect(second.changes == [:])
        #expect(second.findings == [])
        #expect(second.counts.undo?.back == 1)
        let third = try await undo(first.run, on: portal, applies: true)
        #expect(third.changes == [1: ["WORK_CITY": .string("Ulm")]])
        #expect(portal[1]?.fields["WORK_CITY"] == .string("Ulm"))
        #expect(try await undo(third.run, on: portal).changes == [1: ["WORK_CITY": .string("Bonn")]])
    }

    @Test func `the dismissed are employed again`() async throws {
        let portal = PortalDouble([try .employee(1)])
        let change = Change(
            user: try .of(1),
            person: "N1",
            before: ["ACTIVE": .boolean(true)],
            after: ["ACTIVE": .boolean(false)]
        )
        let done = try await run(change, on: portal)
        #expect(try await undo(done, on: portal).changes == [1: ["ACTIVE": .boolean(true)]])
    }

    @Test func `a flag that was never set means no`() async throws {
        let portal = PortalDouble([try .of(1)])
        let change = Change(user: try .of(1), person: "N1", before: [:], after: ["ACTIVE": .boolean(true)])
        let done = try await run(change, on: portal)
        #expect(try await undo(done, on: portal).changes == [1: ["ACTIVE": .boolean(false)]])
    }

    @Test func `a part goes back alone`() async throws {
        let portal = PortalDouble(try (1...3).map { try .employee($0) })
        let changes = try (1...3).map { try Change.of($0, to: ["WORK_CITY": "Ulm", "WORK_ZIP": "89073"]) }
        let done = try await run(changes[0], changes[1], changes[2], on: portal)
        let some = try await undo(done, users: [.of(2), .of(3)], fields: ["WORK_ZIP"], on: portal)
        #expect(some.changes == [2: ["WORK_ZIP": .null], 3: ["WORK_ZIP": .null]])
        #expect(some.counts.users == 2)
    }

    @Test func `many changes take few reads`() async throws {
        let portal = PortalDouble(try (1...1_234).map { try .employee($0) })
        let done = try journal.begin()
        try await done.plan(try (1...1_234).map { try city($0, nil, to: "Ulm") })
        try await apply(done, on: portal)
        let back = try await undo(done, on: portal, applies: true)
        #expect(back.changes.count == 1_234)
        #expect((1...1_234).allSatisfy { portal[$0]?.fields["WORK_CITY"] == nil })
    }

    // MARK: What was changed since

    @Test func `what somebody changed since stays and is reported, and the rest is restored`() async throws {
        let portal = PortalDouble(try (1...3).map { try .employee($0) })
        let changes = try (1...3).map { try Change.of($0, to: ["WORK_CITY": "Ulm", "WORK_ZIP": "89073"]) }
        let done = try await run(changes[0], changes[1], changes[2], on: portal)
        portal.move(1, "WORK_CITY", to: .string("Kiel"))
        portal.remove(3)
        let back = try await undo(done, on: portal)
        #expect(back.changes == [1: ["WORK_ZIP": .null], 2: ["WORK_CITY": .null, "WORK_ZIP": .null]])
        #expect(back.codes == [.changedSince, .changedSince, .changedSince])
        #expect(
            Set(back.findings.map(\.message)) == [
                "changed since the run, so it stays as it is", "the user no longer exists, so nothing is restored",
            ]
        )
        #expect(back.counts.undo?.kept == 3)
        #expect(!back.counts.isComplete)
    }

    @Test func `a later run goes back first`() async throws {
        let portal = PortalDouble([try .employee(1)])
        let first = try await run(city(1, nil, to: "Ulm"), on: portal)
        let second = try await run(city(1, "Ulm", to: "Bonn"), on: portal)
        #expect(try await undo(first, on: portal).codes == [.changedSince])
        _ = try await undo(second, on: portal, applies: true)
        #expect(try await undo(first, on: portal).changes == [1: ["WORK_CITY": .null]])
    }

    // MARK: Portals with a will of their own

    @Test func `what the portal rewrote goes back, and what it ignored needs nothing`() async throws {
        let portal = PortalDouble(
            [try .employee(1, ["WORK_CITY": .string("BONN"), "WORK_ZIP": .string("1")])],
            storing: { name, value in
                guard case .string(let text) = value else { return value }
                return name == "WORK_ZIP" ? nil : .string(text.uppercased())
            }
        )
        let change = try Change.of(
            1,
            ["WORK_CITY": "BONN", "WORK_ZIP": "1"],
            to: ["WORK_CITY": "Ulm", "WORK_ZIP": "2"]
        )
        let done = try await run(change, on: portal)
        #expect(portal[1]?.fields["WORK_CITY"] == .string("ULM"))
        let back = try await undo(done, on: portal, applies: true)
        #expect(back.changes == [1: ["WORK_CITY": .string("BONN")]])
        #expect(back.findings == [])
        #expect(try await undo(back.run, on: portal).changes == [1: ["WORK_CITY": .string("ULM")]])
    }

    @Test func `a value before that the portal rewrites on its way back is back all the same`() async throws {
        let portal = PortalDouble(
            [try .employee(1, ["WORK_CITY": .string("Bonn")])],
            storing: { name, value in
                guard name == "WORK_CITY", case .string(let text) = value else { return value }
                return .string(text.uppercased())
            }
        )
        let done = try await run(city(1, "Bonn", to: "ULM"), on: portal)
        _ = try await undo(done, on: portal, applies: true)
        #expect(portal[1]?.fields["WORK_CITY"] == .string("BONN"))
        let again = try await undo(done, on: portal)
        #expect(again.changes == [:])
        #expect(again.findings == [])
        #expect(again.counts.undo?.back == 1)
    }

    // MARK: Partial runs

    @Test func `of an interrupted run, what was sent is undone, and the rest by what the portal holds`() async throws {
        let portal = PortalDouble(
            try (1...150).map { try .employee($0) },
            onDelivery: { portal, number in
                guard number >= 3 else { return }
                // Half of what was on its way got there.
                for user in 49...72 { portal.move(user, "WORK_CITY", to: .string("Ulm")) }
                throw PortalError(.unreachable)
            }
        )
        let done = try journal.begin()
        try await done.plan(try (1...150).map { try city($0, nil, to: "Ulm") })
        await #expect(throws: PortalError(.unreachable)) { try await apply(done, on: portal) }
        let back = try await undo(done, on: portal)
        #expect(back.changes.keys.sorted() == Array(1...72))
        #expect(back.counts.undo?.back == 24)
        #expect(back.findings == [])
    }

    @Test func `what wasn't sent, was in conflict or failed needs nothing`() async throws {
        let portal = PortalDouble(try (1...3).map { try .employee($0) }, refusing: [try .of(2)])
        portal.move(1, "WORK_CITY", to: .string("Kiel"))
        let done = try await run(city(1, nil, to: "Ulm"), city(2, nil, to: "Ulm"), on: portal)
        let back = try await undo(done, on: portal)
        #expect(back.changes == [:])
        #expect(back.findings == [])
        #expect(back.counts.users == 0)
        let waiting = try journal.begin()
        try await waiting.plan([city(3, nil, to: "Ulm")])
        #expect(try await undo(waiting, on: portal).counts.users == 0)
    }

    @Test func `what a user held already was never sent, and stays`() async throws {
        let portal = PortalDouble(try (1...2).map { try .employee($0) })
        portal.move(1, "WORK_CITY", to: .string("Ulm"))
        let done = try await run(city(1, nil, to: "Ulm"), city(2, nil, to: "Ulm"), on: portal)
        #expect(try await undo(done, on: portal).changes == [2: ["WORK_CITY": .null]])
    }

    // MARK: What can't go back

    @Test func `photos and values out of sight aren't promised`() async throws {
        let portal = PortalDouble([try .employee(1)])
        let done = try await run(
            Change(
                user: try .of(1),
                person: "N1",
                before: [:],
                after: [
                    "PERSONAL_PHOTO": .file(UploadedFile(name: "a.jpg", base64: "/9j/4AAQ")),
                    "WORK_CITY": .string("Ulm"), "WORK_ZIP": .string("1"),
                ],
                unseen: ["WORK_CITY"]
            ),
            on: portal
        )
        let back = try await undo(done, on: portal)
        #expect(back.changes == [1: ["WORK_ZIP": .null]])
        #expect(back.codes == [.notUndoable, .notUndoable])
        #expect(Set(back.findings.map(\.field)) == ["PERSONAL_PHOTO", "WORK_CITY"])
    }

    @Test func `what the portal can't hold any more stays and is reported`() async throws {
        let portal = PortalDouble([try .of(1, ["UF_DEPARTMENT": .list([.integer(7)])])])
        let done = try await run(
            Change(
                user: try .of(1),
                person: "N1",
                before: ["UF_DEPARTMENT": .list([.integer(7)])],
                after: ["UF_DEPARTMENT": .list([.integer(5)]), "EMAIL": .string("n1@example.com")]
            ),
            on: portal
        )
        try done.keep([Department(id: 7, name: "North", parent: 1)])
        let back = try await undo(done, on: portal)
        #expect(back.changes == [:])
        #expect(Set(back.codes) == [.noDepartment, .neverEmpty])
        #expect(back.findings.map(\.message).contains("department 7 \"North\" no longer exists"))
        #expect(back.counts.undo?.kept == 2)
    }

    @Test func `fields and options that are gone or may no longer be written are reported`() throws {
        let option = UserField("UF_SIZE", .enumeration([FieldOption(id: 1, label: "S")]), about: "")
        let fixed = UserField("UF_FIXED", .text, isWritable: false, about: "")
        let rules = UndoRules(schema: Schema(custom: [option, fixed]), departments: nil)
        let lost = Change(
            user: try .of(1),
            person: "",
            before: ["UF_SIZE": .option(FieldOption(id: 7, label: "XL"))],
            after: ["UF_SIZE": .string("S")]
        )
        let decision = rules.decide(
            "UF_SIZE",
            of: PlannedChange(lost, state: .sending),
            try .of(1, ["UF_SIZE": .string("S")]),
            rewritings: { [:] }
        )
        guard case .stays(let refusal) = decision else { return #expect(Bool(false), "\(decision)") }
        #expect(refusal.message.hasPrefix("option 7 \"XL\" no longer exists"))
        let names = ["UF_SIZE": "XL", "UF_FIXED": "a", "UF_GONE": "b"]
        let after: [String: FieldValue] = [
            "UF_SIZE": .string("S"), "UF_FIXED": .string("x"), "UF_GONE": .string("x"),
        ]
        let change = Change(user: try .of(1), person: "", before: names.mapValues { .string($0) }, after: after)
        let planned = PlannedChange(change, state: .applied, outcome: .applied(after.mapValues { _ in .taken }))
        let decisions = try ["UF_SIZE", "UF_FIXED", "UF_GONE"].map { name in
            rules.decide(name, of: planned, try .of(1, after), rewritings: { [:] })
        }
        let codes = decisions.map { if case .stays(let refusal) = $0 { refusal.code } else { nil } as DiagnosticCode? }
        #expect(codes == [.noOption, .readOnlyField, .unknownField])
    }

    @Test func `a value that a script couldn't write goes back as the portal held it`() async throws {
        let portal = PortalDouble([try .employee(1, ["PERSONAL_WWW": .string("no address")])])
        let done = try await run(
            .of(1, ["PERSONAL_WWW": "no address"], to: ["PERSONAL_WWW": "https://example.com"]),
            on: portal
        )
        #expect(try await undo(done, on: portal).changes == [1: ["PERSONAL_WWW": .string("no address")]])
    }

    @Test func `what is hidden from these credentials stays and is reported`() throws {
        let rules = UndoRules(schema: Schema(custom: [], scope: .brief), departments: nil)
        let change = try Change.of(1, to: ["PERSONAL_MOBILE": "+49151"])
        let planned = PlannedChange(change, state: .sending)
        let decision = rules.decide("PERSONAL_MOBILE", of: planned, try .of(1), rewritings: { [:] })
        guard case .stays(let refusal) = decision else { return #expect(Bool(false), "\(decision)") }
        #expect(refusal.code == .notUndoable)
        #expect(refusal.message.contains("they need the scope"))
    }

    @Test func `what is protected stays, and the rest goes back`() async throws {
        let portal = PortalDouble(try (1...3).map { try .employee($0) })
        let changes = try (1...3).map { try Change.of($0, to: ["WORK_CITY": "Ulm", "WORK_ZIP": "89073"]) }
        let done = try await run(changes[0], changes[1], changes[2], on: portal)
        let protection = Protection(users: [try .of(1), try .of(2)], fields: ["WORK_ZIP"])
        let back = try await undo(done, protection: protection, on: portal)
        #expect(back.changes == [3: ["WORK_CITY": .null]])
        #expect(Set(back.codes) == [.protected])
        #expect(back.counts.undo?.kept == 5 && !back.counts.isComplete)
    }
}
