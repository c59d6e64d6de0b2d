import Engine
import Foundation
import Lua
import PortalModel
import Scripting
import TestSupport
import Testing

@testable import Containment

/// A worker that has been taken over says what it likes: the run ends, or the plan holds what its recipe may propose.
@Suite(.endsHangs) struct HostileWorkerTests {
    @Test(arguments: HostileAttempt.fields + HostileAttempt.marks + HostileAttempt.messages + HostileAttempt.questions)
    func `what a recipe's worker says harms nobody`(attempt: HostileAttempt) async throws {
        let run = try CompanyRun()
        let error = try await run.plan(Company.recipe, pool: attempt.pool)
        try expect(attempt, error, run)
    }

    private func expect(_ attempt: HostileAttempt, _ error: ScriptError?, _ run: CompanyRun) throws {
        switch attempt.outcome {
        case .death: #expect(error?.diagnostic == .workerDied, "\(error?.message ?? "a plan")")
        case .failure: #expect(error != nil && error?.diagnostic != .workerDied, "\(error?.message ?? "a plan")")
        case .plan, .emptyPlan: #expect(error == nil, "\(error?.message ?? "")")
        }
        if attempt.outcome != .plan { #expect(try run.changes() == [:]) }
        #expect(try run.dishonest() == [])
    }

    @Test func `an honest worker between the same ends makes the honest plan`() async throws {
        let run = try CompanyRun()
        let error = try await run.plan(Company.recipe, pool: Meddler { _ in nil }.pool())
        #expect(error == nil)
        #expect(
            try run.changes().mapValues { $0["NAME"] } == [1: .string("ANNA"), 2: .string("BORIS"), 3: .string("CARA")]
        )
    }
    @Test(arguments: HostileAttempt.updates)
    func `what a program's worker says harms nobody`(attempt: HostileAttempt) async throws {
        let run = try CompanyRun()
        let error = try await run.plan(Company.program, pool: attempt.pool)
        try expect(attempt, error, run)
    }

    // MARK: Bounds

    @Test func `a host keeps no more of endless output than a script may write`() async throws {
        let line = ScriptMessage(level: .output, text: ForeignText(String(repeating: "x", count: 10_000)))
        let attempt = HostileAttempt(
            name: "",
            outcome: .plan,
            sendings: Array(repeating: .message(Forgery.message(.log(line))), count: 5_000)
                + [.message(Forgery.outcomes(3, .passed(messages: Array(repeating: line, count: 1_000))))]
        )
        let run = try CompanyRun()
        #expect(try await run.plan(Company.recipe, pool: attempt.pool) == nil)
        #expect(run.printed.reduce(0) { $0 + $1.utf8.count } <= ScriptLimits().outputBytes + (8 << 10))
    }

    @Test func `a worker can't ask without end`() throws {
        let connection = try WorkerConnection { _, _, _ in }
        var clock = WorkerClock(connection, ScriptWorker.Allowance(time: .zero), hurry: 0.001)
        var questions = 0
        #expect(throws: WorkerClock.TimeIsUp.self) {
            while questions < 1_000_000 {
                questions += 1
                try clock.excuse(.zero, bytes: 0)
            }
        }
        #expect((1_000...2_001).contains(questions))
    }

    // MARK: Deaths

    private static let pure = Company.recipe.replacing("params", with: "pure = true, params")

    @Test func `a pure recipe's worker that breaks the protocol costs the record at hand`() async throws {
        let run = try CompanyRun()
        let meddler = Meddler { original in
            guard case .records(_, 3, _) = original.request, case .outcomes? = original.message else { return nil }
            return [.message([99])]
        }
        #expect(try await run.plan(Self.pure, pool: meddler.pool()) == nil)
        #expect(try run.findings() == [.workerDied])
        #expect(try run.changes().count == 2)
    }

    @Test func `the tenth death of a pure recipe's worker ends the run`() async throws {
        let run = try CompanyRun()
        let attempt = HostileAttempt(name: "", outcome: .death, sendings: [.message(Forgery.cells([0xFF, 0xFF, 1]))])
        let people = (1...12).compactMap { Company.person($0, ["NAME": "anna"]) }
        let error = try await run.plan(Self.pure, pool: attempt.pool, people: people)
        #expect(error?.diagnostic == .workerDied)
        #expect(try run.changes() == [:])
    }

    @Test func `a worker that says that it has died doesn't choose the words`() async throws {
        let lie = ScriptError(.failed, "anna's number is 030 123456", diagnostic: .workerDied)
        let meddler = Meddler { original in
            guard case .load = original.request, case .done? = original.message else { return nil }
            return [.message(Forgery.failed(.script(lie)))]
        }
        let error = try await CompanyRun().plan(Company.recipe, pool: meddler.pool())
        #expect(error?.diagnostic == .workerDied)
        #expect(error?.message.contains("030") == false, "\(error?.message ?? "")")
    }

    // MARK: Telephone numbers

    @Test(arguments: [
        Forgery.message(.compared(.kept(AssumedRegion("FR")))), Forgery.message(.compared(.foreignRegion("\u{1B}[2J"))),
        Forgery.done(), [99], [],
    ])
    func `a comparison that says what nobody asked for keeps no promise`(message: [UInt8]) {
        let pool = Meddler { _ in [.message(message)] }.pool()
        let regions = { AnySequence([AssumedRegion("DE")]) }
        #expect(ContainedPhoneComparison(pool).verdict("030 123456 ext. 7", "+4930123456", regions: regions) == .broken)
    }
}
