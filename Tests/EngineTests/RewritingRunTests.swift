import Containment
import Engine
import Journal
import PortalClient
import PortalEmulator
import PortalModel
import TestSupport
import Testing

/// Runs against portals that store values in their own form: what they made of them is no change in the next run.
@Suite(.endsHangs) struct RewritingRunTests {
    /// Plans once more, into a journal that already knows what the portal does.
    private func plan(
        _ source: String,
        after first: Planning,
        isDry: Bool = false
    ) async throws -> (
        PlanningResult, [Int: [String: FieldValue]]
    ) {
        let journal = isDry ? try RunJournal.temporary() : first.run.journal
        let run = try journal.begin()
        let planner = Planner(portal: first.portal, rewritings: first.run.journal, log: { _ in }, pool: .uncontained)
        let request = PlanRequest(scripts: [try first.folder.script(source)], version: "1.0.0")
        let counts = try await planner.plan(request, run: run)
        if !isDry {
            try await Applier(portal: first.portal, schema: first.portal.schema()).apply(run)
        }
        let changes = try run.changes(limit: 10_000).map { ($0.change.user.rawValue, $0.change.after) }
        return (counts, Dictionary(uniqueKeysWithValues: changes))
    }

    private func recipe(_ number: Int) -> String {
        """
        return { transform = function(user)
          user.WORK_PHONE = "+49 30 555-" .. \(number) + user.ID
          user.WORK_NOTES = " seen:  " .. \(number) + user.ID .. " "
        end }
        """
    }

    @Test func `a portal that trims, re-formats and ignores is asked once more for what it ignored alone`() async throws
    {
        let rewriting = EmulatorRewriting(rewriteRate: 0.05, ignoreRate: 0.05)
        try await withPortal(userCount: 400, rewriting: rewriting) { portal, _ in
            let first = try Planning(portal)
            try await first.plan(recipe(10_000))
            try await Applier(portal: portal, schema: portal.schema()).apply(first.run)
            let fields = try first.run.summary().fields
            let rewritten = fields.values.reduce(0) { $0 + $1.rewritten }
            let ignored = fields.values.reduce(0) { $0 + $1.ignored }
            #expect(fields.values.allSatisfy { $0.rewritten > 0 && $0.ignored > 0 && $0.taken > $0.set * 8 / 10 })

            let (counts, changes) = try await plan(recipe(10_000), after: first)
            #expect(counts.rewritten == rewritten)
            #expect(changes.values.reduce(0) { $0 + $1.count } == ignored)
            let outcomes = try first.run.changes(limit: 10_000)
            for planned in outcomes {
                guard case .applied(let fates) = planned.outcome else { return #expect(Bool(false), "\(planned)") }
                let left = fates.filter { $0.value == .ignored }.keys
                #expect(changes[planned.change.user.rawValue]?.keys.sorted() ?? [] == left.sorted())
            }

            // What the recipe wants now is something else, and the portal takes that or doesn't.
            let (fresh, all) = try await plan(recipe(20_000), after: first)
            #expect(fresh.rewritten == 0)
            #expect(all.count == outcomes.count)
            #expect(all.values.allSatisfy { $0.count == 2 })
        }
    }

    /// A portal that stores cities in capitals.
    private func shouting(_ count: Int = 3) throws -> PortalDouble {
        PortalDouble(
            try (1...count).map { try .employee($0) },
            storing: { name, value in
                guard name == "WORK_CITY", case .string(let text) = value else { return value }
                return .string(text.uppercased())
            }
        )
    }

    private let program = "for id = 1, 3 do user.update { ID = id, WORK_CITY = 'Ulm' } end"

    @Test func `a program's reads see what it wanted, and its later updates count`() async throws {
        let first = try Planning(try shouting())
        _ = try await plan(program, after: first)
        let (counts, changes) = try await plan(
            """
            for id = 1, 3 do user.update { ID = id, WORK_CITY = 'Ulm' } end
            assert(users.get(1).WORK_CITY == 'Ulm')
            user.update { ID = 2, WORK_ZIP = '89073' }
            user.update { ID = 3, WORK_CITY = 'Bonn' }
            """,
            after: first
        )
        #expect(counts.rewritten == 2)
        #expect(changes == [2: ["WORK_ZIP": .string("89073")], 3: ["WORK_CITY": .string("Bonn")]])
    }

    @Test func `a sample is taken of what changes`() async throws {
        let portal = try shouting(6)
        let first = try Planning(portal)
        _ = try await plan("for id = 1, 4 do user.update { ID = id, WORK_CITY = 'Ulm' } end", after: first)
        let counts = try await first.plan(
            "return { transform = function(user) user.WORK_CITY = 'Ulm' end }",
            narrowing: PlanNarrowing(sample: 1)
        )
        #expect(counts.rewritten == 4)
        #expect(counts.unsampled == 1)
        #expect(try Set(first.changes().keys).isSubset(of: [5, 6]))
    }

    @Test func `what somebody wrote since is a change again`() async throws {
        let portal = try shouting()
        let first = try Planning(portal)
        _ = try await plan(program, after: first)
        portal.move(1, "WORK_CITY", to: .string("ulm"))
        let (counts, changes) = try await plan(program, after: first)
        #expect(counts.rewritten == 2)
        #expect(changes == [1: ["WORK_CITY": .string("Ulm")]])
    }

    @Test func `a dry run knows it as well, and leaves no trace`() async throws {
        let first = try Planning(try shouting())
        _ = try await plan(program, after: first)
        let runs = try first.run.journal.runs(limit: 10).count
        let (counts, changes) = try await plan(program, after: first, isDry: true)
        #expect(counts.rewritten == 3)
        #expect(changes == [:])
        #expect(try first.run.journal.runs(limit: 10).count == runs)
    }

    @Test func `who asks why gets an answer`() async throws {
        let portal = try shouting()
        let first = try Planning(portal)
        _ = try await plan(program, after: first)
        let run = try first.run.journal.begin()
        let selection = try await UserSelection(users: [.of(1)], on: portal)
        let request = PlanRequest(
            scripts: [try first.folder.script("return { transform = function(user) user.WORK_CITY = 'Ulm' end }")],
            narrowing: PlanNarrowing(selection: selection),
            explains: true,
            version: "1.0.0"
        )
        _ = try await Planner(portal: portal, log: { _ in }, pool: .uncontained).plan(request, run: run)
        let reasons = try run.reasons()
        #expect(reasons.map(\.kind) == [.rewritten])
        #expect(reasons.first?.field == "WORK_CITY")
    }
}
