import Foundation
import PortalModel
import Scripting

/// The same users on other days, and with other random numbers: what differs depends on something that is in no record.
extension RecipeTrial {
    /// What other moments showed.
    struct MomentFindings {
        /// Errors that the day of all trials doesn't show.
        var findings: [TrialFinding] = []
        /// Results that depend on the day or on chance alone.
        var warnings: [TrialFinding] = []
        /// Results that depend on the day and on a date in the record.
        var notices: [ForeignText] = []
    }

    /// How many users are tried on one day, and how many such groups take turns.
    private static let (usersPerDay, groups) = (6, 8)
    /// How many users are tried with other random numbers, and how often.
    private static let (usersOfChance, chances) = (300, 3)

    /// A difference between two moments, under the first user that showed it.
    private struct Dependence {
        let trial: TrialCase
        let base: TrialMoment
        let moment: TrialMoment
        var count = 0
    }

    /// Tries the transform at other moments, as far as it can read the time or random numbers.
    ///
    /// One that doesn't end would take too long.
    func tryMoments() throws -> MomentFindings {
        var found = MomentFindings()
        guard !isEndless else { return found }
        // What behaves on the day of all trials, and only then, differs from it on every other day.
        let base = TrialMoment(time: context.now)
        if let reach = TrialReach.time(in: file) {
            let size = min(Self.usersPerDay, users)
            let groups = (0..<Self.groups).map { group in (0..<size).map { index(group * size + $0) } }
            let differences = try differences(TrialMoment.days(from: now), from: base, over: groups, &found)
            try report(differences, as: .trialDependsOnDay, at: reach, &found)
        }
        if let reach = TrialReach.chance(in: file) {
            // A run's numbers come from the script itself, so its author may have chosen them.
            let chances = [file.seed &- context.seed] + (1...Self.chances).map { $0 * 7_919 }
            let moments = chances.map { TrialMoment(time: context.now, chance: $0) }
            let all = [Array(0..<min(Self.usersOfChance, users))]
            let differences = try differences(moments, from: base, over: all, &found)
            try report(differences, as: .trialDependsOnChance, at: reach, &found)
        }
        return found
    }

    /// Whether the transform was stopped at some moment.
    private var isEndless: Bool { tally.groups.contains { $0.kind.isStop } }

    /// The first users, who are tidy, and the last ones, who aren't, by turns.
    private func index(_ number: Int) -> Int {
        let half = number / 2 % users
        return number % 2 == 0 ? half : users - 1 - half
    }

    /// Runs a group of users at each moment, in turn.
    private func differences(
        _ moments: [TrialMoment],
        from base: TrialMoment,
        over groups: [[Int]],
        _ found: inout MomentFindings
    ) throws -> [String?: Dependence] {
        var last: TrialBench?
        func run(_ group: [Int], at moment: TrialMoment) throws -> [(TrialCase, TrialBench.Outcome)] {
            let bench = try bench(at: moment, after: last)
            last = bench
            return try group.map { try outcome(of: $0, on: bench) }
        }
        let usual = try groups.map { try run($0, at: base) }
        var differences: [String?: Dependence] = [:]
        for (index, moment) in moments.enumerated() where !isEndless {
            let group = index % groups.count
            for ((trial, before), (other, after)) in zip(usual[group], try run(groups[group], at: moment)) {
                guard trial == other, before != after else { continue }
                try report(after, trial, at: moment, &found)
                for field in before.fields(unlike: after) {
                    let new = Dependence(trial: trial, base: base, moment: moment)
                    differences[field, default: new].count += 1
                }
            }
        }
        return differences
    }

    /// Reports errors of a kind that no trial has shown yet.
    private func report(
        _ outcome: TrialBench.Outcome,
        _ trial: TrialCase,
        at moment: TrialMoment,
        _ found: inout MomentFindings
    ) throws {
        for finding in outcome.findings {
            guard let kind = TrialTally.Kind(finding), !tally.groups.contains(where: { $0.kind == kind }) else {
                continue
            }
            tally.report(kind, finding.diagnostic.sentence, trial, 0)
            let (_, smallest) = try shrunk(trial, attempts: kind.isStop ? 20 : 200, at: moment) { bench, trial in
                try bench.run(trial).findings.contains { TrialTally.Kind($0) == kind }
            }
            let words = kind.code == .trialRaises ? "it raises an error: " : ""
            found.findings.append(
                TrialFinding(
                    kind.code,
                    ForeignText("on \(moment.context(context).today), \(words)\(finding.diagnostic.sentence)"),
                    field: kind.field,
                    location: kind.location.map { ForeignText($0) },
                    sourceLine: kind.location.flatMap(file.sourceLine).map { ForeignText($0) },
                    count: 1,
                    example: example(smallest)
                )
            )
        }
    }

    /// Reports fields that depend on a moment.
    private func report(
        _ differences: [String?: Dependence],
        as code: DiagnosticCode,
        at reach: TrialReach,
        _ found: inout MomentFindings
    ) throws {
        let isChance = code == .trialDependsOnChance
        for (field, difference) in differences.sorted(by: { $0.key ?? "" < $1.key ?? "" }) {
            let smallest = try smallest(difference, field)
            let subject = field ?? "whether a record is changed"
            guard isChance || !holdsDate(smallest) else {
                found.notices.append(ForeignText("\(subject) depends on the day: \(reach.location)"))
                continue
            }
            let isImpure = recipe.isPure
            let cause =
                isChance ? "on chance" : "on the day, and differs on \(difference.moment.context(context).today)"
            let finding = TrialFinding(
                isImpure ? .trialImpure : code,
                ForeignText("\(isImpure ? "it has pure = true, but " : "")\(subject) depends \(cause)"),
                field: field,
                location: ForeignText(reach.location),
                sourceLine: file.sourceLine(reach.location).map { ForeignText($0) },
                count: difference.count,
                example: example(smallest)
            )
            if isImpure { found.findings.append(finding) } else { found.warnings.append(finding) }
        }
    }

    /// Whether a value or a cell could be a date, or a year; what finds the user doesn't count.
    private func holdsDate(_ trial: TrialCase) -> Bool {
        let values = trial.fields.filter { $0.key != recipe.match }.values.compactMap(\.text)
        let cells = (trial.row ?? [:]).filter { $0.key != recipe.matchColumn }.values
        return (values + cells).contains { text in
            let digits = text.count(where: \.isNumber)
            return digits >= 4 && (digits == text.count || text.contains { "-./ ".contains($0) })
        }
    }

    /// The smallest user whose field differs between two moments.
    private func smallest(_ difference: Dependence, _ field: String?) throws -> TrialCase {
        let base = try bench(at: difference.base)
        return try shrunk(difference.trial, attempts: 60, at: difference.moment) { bench, trial in
            try bench.run(trial).fields(unlike: base.run(trial)).contains(field)
        }.1
    }
}

extension TrialBench.Outcome {
    /// The fields that another outcome leaves otherwise; `nil` is one of them if no field is, but the record ended otherwise.
    fileprivate func fields(unlike other: TrialBench.Outcome) -> Set<String?> {
        switch (end, other.end) {
        // The words of a reason are no result.
        case (.skipped, .skipped), (.refused, .refused): return []
        default: break
        }
        guard end != other.end else { return [] }
        let names = Set(change.keys).union(other.change.keys).filter { change[$0] != other.change[$0] }
        return names.isEmpty ? [nil] : Set(names)
    }
}
