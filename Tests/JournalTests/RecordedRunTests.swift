import Journal
import PortalModel
import Testing

/// A run from its beginning to its plan.
struct RecordedRunTests {
    private struct Stop: Error {}

    private let journal: RunJournal

    init() throws {
        journal = try .temporary()
    }

    @Test func `a plan is complete at the end of its scope`() async throws {
        let run = try journal.begin(.sample)
        let count = try await run.withPlan { plan in
            for user in 1...600 { try plan.add(.sample(user)) }
            #expect(try run.current()?.state == .planning)
            return 600
        }
        #expect(try run.summary().users == count)
        #expect(try run.current()?.state == .planned)
    }

    @Test func `a plan whose scope throws holds its findings and no change`() async throws {
        let run = try journal.begin(.sample)
        await #expect(throws: Stop.self) {
            try await run.withPlan { plan in
                for user in 1...600 { try plan.add(.sample(user)) }
                try plan.report(Diagnostic(.error, .raised, "odd"))
                throw Stop()
            }
        }
        #expect(try run.summary() == PlanSummary())
        #expect(try run.diagnostics().map(\.message) == ["odd"])
        #expect(try run.current()?.state == .planning)
    }

    @Test func `a run that fails in planning is recorded as failed, and others go on`() async throws {
        await #expect(throws: Stop.self) { try await journal.begin(.sample) { _ in throw Stop() } }
        let (run, users) = try await journal.begin(.sample) { run in
            try await run.withPlan { plan in try plan.add(.sample(57)) }
            return try run.summary().users
        }
        #expect(users == 1)
        #expect(try journal.runs(limit: 9).map(\.state) == [.planned, .failed])
        #expect(try journal.runs(limit: 9).map { $0.finishedAt != nil } == [false, true])
        #expect(try journal.runs(limit: 1).map(\.id) == [run.id])
    }

    @Test func `findings that come later change neither the plan nor how far the run has come`() throws {
        let run = try journal.run(planning: [.sample(57)])
        try run.finish(.failed)
        try run.add([Diagnostic(.error, .raised, "odd"), Diagnostic(.error, .raised, "odd")])
        #expect(try run.diagnostics().map(\.count) == [2])
        #expect(try run.changes(limit: 9) == [PlannedChange(.sample(57))])
        #expect(try run.current()?.state == .failed)
    }

    @Test func `a number that the journal doesn't hold is no run`() throws {
        let run = try journal.begin(.sample)
        #expect(try run.current() == Run(id: run.id, header: .sample, state: .planning))
        #expect(try RecordedRun(RunID(rawValue: 2), in: journal).current() == nil)
    }
}
