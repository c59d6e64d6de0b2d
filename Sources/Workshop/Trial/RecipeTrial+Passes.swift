import PortalModel
import Scripting

/// The passes over all users.
extension RecipeTrial {
    /// After how many stopped records a transform counts as endless.
    private static let mostStops = 3

    /// Each user's outcome by number, as in a first run.
    func tryAll() throws -> [(trial: TrialCase, outcome: TrialBench.Outcome)] {
        let bench = try bench()
        var outcomes: [(TrialCase, TrialBench.Outcome)] = []
        var stops = 0
        for index in 0..<users where stops < Self.mostStops {
            let (trial, outcome) = try outcome(of: index, on: bench)
            report(outcome, trial, index)
            if outcome.isStopped { stops += 1 }
            outcomes.append((trial, outcome))
        }
        return outcomes
    }

    /// Runs over the results, as in a second run: nothing may be left to change.
    func tryAgain(_ outcomes: [(trial: TrialCase, outcome: TrialBench.Outcome)]) throws {
        let bench = try bench()
        var stops = 0
        for (index, (trial, outcome)) in outcomes.enumerated() where !outcome.change.isEmpty && stops < Self.mostStops {
            let result = trial.applying(outcome.change)
            let again = try bench.run(result)
            report(again, result, index)
            if again.isStopped { stops += 1 }
            for field in context.schema.sorted(again.change.keys) {
                tally.report(TrialTally.Kind(code: .trialUnsettled, field: field), "", trial, index)
            }
        }
    }

    /// Reports what was found about a user.
    private func report(_ outcome: TrialBench.Outcome, _ trial: TrialCase, _ index: Int) {
        for finding in outcome.findings {
            guard let kind = TrialTally.Kind(finding) else { continue }
            tally.report(kind, finding.diagnostic.sentence, trial, index)
        }
    }

    /// Runs over the users from the last to the first in another state; a different result shows that the recipe keeps state.
    func firstImpure(_ outcomes: [(trial: TrialCase, outcome: TrialBench.Outcome)]) throws -> TrialFinding? {
        let bench = try bench()
        var different: [Int] = []
        for index in outcomes.indices.reversed() {
            let outcome = try bench.run(outcomes[index].trial)
            if outcome != outcomes[index].outcome { different.append(index) }
        }
        guard let index = different.last else { return nil }
        let trial = outcomes[index].trial
        let message = "it has pure = true, but the result for a user depends on the users before"
        let neighbours = [index - 1, index + 1].filter(outcomes.indices.contains).map { outcomes[$0].trial } + [trial]
        for other in neighbours where try isImpure(trial, after: other) {
            var shrinker = TrialShrinker(attempts: 60) { try self.isImpure($0, after: other) }
            let smallest = try shrinker.smallest(trial)
            var others = TrialShrinker(attempts: 60) { try self.isImpure(smallest, after: $0) }
            let before = try others.smallest(other)
            let pair = "\(example(smallest))\n-- gives another result after\n\(example(before))"
            return TrialFinding(.trialImpure, ForeignText(message), count: different.count, example: pair)
        }
        return TrialFinding(.trialImpure, ForeignText(message), count: different.count, example: example(trial))
    }

    private func isImpure(_ trial: TrialCase, after other: TrialCase) throws -> Bool {
        let alone = try bench().run(trial)
        let bench = try bench()
        _ = try bench.run(other)
        return try bench.run(trial) != alone
    }
}

extension TrialBench.Outcome {
    /// Whether the transform was stopped.
    fileprivate var isStopped: Bool {
        findings.contains { TrialTally.Kind($0)?.isStop ?? false }
    }
}
