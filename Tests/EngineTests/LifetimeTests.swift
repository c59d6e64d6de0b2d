import PortalModel
import Synchronization
import TestSupport
import Testing

/// A server may plan for years: what a plan has opened ends with it.
struct LifetimeTests {
    /// How many states are alive.
    private final class Living: Sendable {
        let count = Mutex(0)
    }

    /// Something that each state of one plan holds, through its log, and nothing else.
    private final class Token: Sendable {
        private let living: Living

        init(_ living: Living) {
            self.living = living
            living.count.withLock { $0 += 1 }
        }

        deinit { living.count.withLock { $0 -= 1 } }
    }

    /// A way to plan, each of which opens states of its own.
    enum Kind: CaseIterable {
        case program, chain, rows, explained, sideBySide
    }

    private static let recipe = """
        return {
          writes = { NAME = "same letters" },
          params = { codes = { type = "table", default = "table.csv" } },
          pure = true,
          transform = function(user)
            assert(params.codes["a"].word == "b")
            if user.ID % 2 == 0 then user.NAME = "Zoe" else user.NAME = text.upper(user.NAME) end
          end,
        }
        """

    private func plan(_ kind: Kind, _ living: Living) async throws {
        let token = Token(living)
        let hold: @Sendable () -> Void = { withExtendedLifetime(token) {} }
        let count = kind == .sideBySide ? 2_100 : 4
        let people = try (1...count).map { try User.employee($0, ["NAME": .string("Anna")]) }
        let planning = try Planning(people)
        try "code,word\na,b\n".write(toFile: planning.folder.path("table.csv"))
        switch kind {
        case .program:
            try await planning.plan(
                "for person in users.each() do pcall(user.update, { ID = person.ID, NAME = 'ANNE' }) end",
                with: [Self.recipe],
                onPrint: hold
            )
        case .chain: try await planning.plan(Self.recipe, Self.recipe, onPrint: hold)
        case .rows: try await planning.plan(Self.recipe, input: "ID,NAME\n1,anna\n2,anna\n", onPrint: hold)
        case .explained: try await planning.plan(Self.recipe, explains: true, onPrint: hold)
        case .sideBySide: try await planning.plan(Self.recipe, workers: 2, onPrint: hold)
        }
        #expect(living.count.withLock { $0 } > 0)
    }

    @Test(.timeLimit(.minutes(5)), arguments: Kind.allCases)
    func `however often a process plans, no state is left behind`(kind: Kind) async throws {
        let living = Living()
        for _ in 0..<(kind == .sideBySide ? 2 : 50) { try await plan(kind, living) }
        // States end on threads of their own, which take their time on a busy machine.
        try await wait(until: "each state has ended", interval: .milliseconds(20), looks: 3_000) {
            living.count.withLock { $0 == 0 }
        }
        #expect(living.count.withLock { $0 } == 0)
    }
}
