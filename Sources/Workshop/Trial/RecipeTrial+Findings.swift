import PortalModel
import Scripting

/// A finding with the smallest user that shows it.
extension RecipeTrial {
    /// One finding for all findings of one kind.
    func finding(_ group: TrialTally.Group) throws -> TrialFinding {
        var (smallest, message) = (group.first, group.message)
        let isAlone: Bool
        if group.kind.code == .trialUnsettled, let field = group.kind.field {
            (isAlone, smallest) = try shrunk(group.first) { bench, trial in
                let change = try bench.run(trial).change
                return try !change.isEmpty && bench.run(trial.applying(change)).change[field] != nil
            }
            message = try unsettled(field, smallest)
        } else {
            (isAlone, smallest) = try shrunk(group.first, attempts: group.kind.isStop ? 20 : 400) { bench, trial in
                try bench.run(trial).findings.contains { TrialTally.Kind($0) == group.kind }
            }
            let found = try bench().run(smallest).findings.first { TrialTally.Kind($0) == group.kind }
            message = found?.diagnostic.sentence ?? message
            if group.kind.code == .trialRaises { message = "it raises an error: \(message)" }
        }
        if !isAlone { message += "; this user shows it only after others, not alone" }
        return TrialFinding(
            group.kind.code,
            ForeignText(message),
            field: group.kind.field,
            location: group.kind.location.map { ForeignText($0) },
            sourceLine: group.kind.location.flatMap(file.sourceLine).map { ForeignText($0) },
            count: group.count,
            example: example(smallest)
        )
    }

    /// A user as an example of the recipe, ready to be pasted.
    func example(_ trial: TrialCase) -> String {
        trial.example(schema: context.schema, parameters: setup.written, columns: columns)
    }

    /// The smallest user that shows something in a fresh state, and whether the first one does so.
    func shrunk(
        _ trial: TrialCase,
        attempts: Int = 400,
        at moment: TrialMoment? = nil,
        _ shows: @escaping (TrialBench, TrialCase) throws -> Bool
    ) throws -> (Bool, TrialCase) {
        guard try shows(bench(at: moment), trial) else { return (false, trial) }
        let bench = try bench(at: moment)
        var shrinker = TrialShrinker(attempts: attempts) { try shows(bench, $0) }
        let smallest = try shrinker.smallest(trial)
        // What others left in the state may have contributed.
        return try (true, shows(self.bench(at: moment), smallest) ? smallest : trial)
    }

    private func unsettled(_ field: String, _ trial: TrialCase) throws -> String {
        let bench = try bench()
        let first = try bench.run(trial).change
        let second = try bench.run(trial.applying(first)).change
        func text(_ value: FieldValue?) -> String { value.map(LuaLiteral.value) ?? "null" }
        let (before, between, after) = (trial.fields[field], first[field] ?? trial.fields[field], second[field])
        return "\(field) changes again in a second run: \(text(before)), then \(text(between)), then \(text(after))"
    }
}

extension ScriptFile {
    /// The line at a location in this file, such as `sample.lua:7`, without its indentation.
    func sourceLine(_ location: String) -> String? {
        guard location.hasPrefix(name + ":"), let number = Int(location.dropFirst(name.count + 1)) else { return nil }
        let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.indices.contains(number - 1) ? String(lines[number - 1]).trimmed : nil
    }
}
