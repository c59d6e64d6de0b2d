import Lua
import PortalModel

/// Tries a recipe's transform on invented users: what it raises on, what it leaves, what it promises.
///
/// It belongs to a script's thread.
final class RecipeTrial {
    /// How many stopped records are enough to see that a transform doesn't end.
    private static let mostStops = 3

    private let file: ScriptFile
    private let recipe: Recipe
    private let context: ScriptContext
    private let setup: TrialSetup
    private let people: TrialPeople
    private let users: Int
    /// The columns of rows, and what stands there.
    private var columns: [String] = []
    private var cells: [TrialPeople.Column] = []
    private var tally = TrialTally()

    /// Prepares a trial.
    ///
    /// - Parameters:
    ///   - file: The recipe's file.
    ///   - recipe: What it says of itself.
    ///   - context: What it is given; directory and settings come from `setup`.
    ///   - setup: The world.
    ///   - users: How many users to invent.
    ///   - seed: What they come of.
    init(_ file: ScriptFile, _ recipe: Recipe, context: ScriptContext, setup: TrialSetup, users: Int, seed: Int) {
        self.file = file
        self.recipe = recipe
        self.setup = setup
        self.users = users
        var context = context.onTestDay
        context.settings = setup.settings
        context.limits.stoppedRecords = .max
        self.context = context
        people = TrialPeople(
            seed: seed,
            fields: context.schema.fields.filter { setup.fields.contains($0.name) },
            examples: recipe.examples,
            departments: setup.departments.map(\.id)
        )
        know(setup.columns)
    }

    private func know(_ names: [String]) {
        guard names != columns else { return }
        columns = names
        cells = names.map { people.column($0, over: setup.bound[$0]) }
    }

    /// Tries the transform.
    ///
    /// - Throws: ``ScriptError`` where the recipe can't be loaded, `CancellationError`, or what the script met.
    func run() throws -> TrialResult {
        let outcomes = try tryAll()
        if recipe.settles { try tryAgain(outcomes) }
        let impure = recipe.isPure ? try firstImpure(outcomes) : nil
        var findings = try tally.groups.map { try finding($0) }
        if let impure { findings.append(impure) }
        return TrialResult(
            users: outcomes.count,
            hasRows: setup.hasRows,
            seed: people.seed,
            checks: [
                TrialCheck(.trialRaises), TrialCheck(.trialInvalid),
                TrialCheck(.trialBreaksPromise, leftOut: recipe.writes == nil ? "it has no writes" : nil),
                TrialCheck(.trialUnsettled, leftOut: recipe.settles ? nil : "it has settles = false"),
                TrialCheck(.trialImpure, leftOut: recipe.isPure ? nil : "it doesn't have pure = true"),
            ],
            findings: findings.sorted { $0.order < $1.order }
        )
    }

    /// The recipe in a fresh state and a fresh world.
    func bench() throws -> TrialBench {
        let world = TrialWorld(setup.users, departments: setup.departments, schema: context.schema)
        let bench = try TrialBench(file, context, world: world, columns: columns)
        know(bench.columns)
        return bench
    }

    /// The user of that number.
    func trial(_ index: Int) -> TrialCase {
        guard let id = UserID(rawValue: TrialSetup.firstID + index) else {
            preconditionFailure("ids are positive (this is a bug, please report it)")
        }
        var fields = people.fields(of: index)
        // Where a recipe sees to those whom no row named, they are some of the users.
        let isMissing = recipe.hasMissing && index % 4 == 3
        guard setup.hasRows, !isMissing else { return TrialCase(id: id, fields: fields) }
        // A row has found its user by this.
        if let match = recipe.match, match != "ID", fields[match] == nil {
            fields[match] = .string("anna.schmidt\(index)@example.com")
        }
        var row: [String: String] = [:]
        for (column, cell) in zip(columns, cells) {
            row[column] = column == recipe.matchColumn ? matchText(fields, id) : people.cell(cell, of: index, fields)
            hold(row[column] ?? "", of: column, in: &fields)
        }
        return TrialCase(id: id, fields: fields, row: row)
    }

    /// Lets a user hold the cell of a field that the recipe makes a promise of: by no fault of its own it would break it.
    private func hold(_ cell: String, of column: String, in fields: inout [String: FieldValue]) {
        guard let field = setup.bound[column], let promise = recipe.writes?[field.name], promise != .any, !cell.isEmpty
        else { return }
        let value = FieldValue(cell: cell, of: field)
        fields[field.name] =
            field.isTypedInScripts ? try? context.schema.validated(value, for: field.name) : field.asRead(value)
    }

    /// What becomes of the user of that number; rows get the columns that the recipe asks for.
    func outcome(of index: Int, on bench: TrialBench) throws -> (trial: TrialCase, outcome: TrialBench.Outcome) {
        while true {
            let trial = trial(index)
            let outcome = try bench.run(trial)
            guard setup.hasRows, bench.learnColumns() else { return (trial, outcome) }
            know(bench.columns)
        }
    }

    private func matchText(_ fields: [String: FieldValue], _ id: UserID) -> String {
        recipe.match.flatMap { fields[$0]?.text } ?? String(id.rawValue)
    }

    // MARK: Passes

    /// What becomes of each user by number, as in a first run.
    private func tryAll() throws -> [(trial: TrialCase, outcome: TrialBench.Outcome)] {
        let bench = try bench()
        var outcomes: [(TrialCase, TrialBench.Outcome)] = []
        var stops = 0
        for index in 0..<users where stops < Self.mostStops {
            let (trial, outcome) = try outcome(of: index, on: bench)
            note(outcome, trial, index)
            if outcome.isStopped { stops += 1 }
            outcomes.append((trial, outcome))
        }
        return outcomes
    }

    /// Runs over the results, as in a second run: nothing is left to change.
    private func tryAgain(_ outcomes: [(trial: TrialCase, outcome: TrialBench.Outcome)]) throws {
        let bench = try bench()
        var stops = 0
        for (index, (trial, outcome)) in outcomes.enumerated() where !outcome.change.isEmpty && stops < Self.mostStops {
            let result = trial.applying(outcome.change)
            let again = try bench.run(result)
            note(again, result, index)
            if again.isStopped { stops += 1 }
            for field in context.schema.sorted(again.change.keys) {
                tally.add(TrialTally.Kind(code: .trialUnsettled, field: field), "", trial, index)
            }
        }
    }

    private func note(_ outcome: TrialBench.Outcome, _ trial: TrialCase, _ index: Int) {
        for finding in outcome.findings {
            guard let kind = TrialTally.Kind(finding) else { continue }
            tally.add(kind, finding.diagnostic.sentence, trial, index)
        }
    }

    // MARK: Findings

    private func finding(_ group: TrialTally.Group) throws -> TrialFinding {
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

    private func example(_ trial: TrialCase) -> String {
        trial.example(schema: context.schema, parameters: setup.written, columns: columns)
    }

    /// The smallest user that shows something in a fresh state, and whether the first one does so.
    private func shrunk(
        _ trial: TrialCase,
        attempts: Int = 400,
        _ shows: @escaping (TrialBench, TrialCase) throws -> Bool
    ) throws -> (Bool, TrialCase) {
        guard try shows(bench(), trial) else { return (false, trial) }
        let bench = try bench()
        var shrinker = TrialShrinker(attempts: attempts) { try shows(bench, $0) }
        let smallest = try shrinker.smallest(trial)
        // What others left in the state may have helped.
        return try (true, shows(self.bench(), smallest) ? smallest : trial)
    }

    private func unsettled(_ field: String, _ trial: TrialCase) throws -> String {
        let bench = try bench()
        let first = try bench.run(trial).change
        let second = try bench.run(trial.applying(first)).change
        func text(_ value: FieldValue?) -> String { value.map(LuaLiteral.value) ?? "null" }
        let (before, between, after) = (trial.fields[field], first[field] ?? trial.fields[field], second[field])
        return "\(field) changes again in a second run: \(text(before)), then \(text(between)), then \(text(after))"
    }

    // MARK: Purity

    /// Runs over the users from the last to the first in another state; whoever comes out otherwise shows that the recipe remembers.
    private func firstImpure(_ outcomes: [(trial: TrialCase, outcome: TrialBench.Outcome)]) throws -> TrialFinding? {
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

extension TrialFinding {
    /// What findings are told by, one after the other.
    fileprivate var order: (String, String, String) { (code.rawValue, field ?? "", location?.verbatim ?? "") }
}

extension TrialBench.Outcome {
    /// Whether the transform was stopped.
    fileprivate var isStopped: Bool {
        findings.contains { TrialTally.Kind($0)?.isStop ?? false }
    }
}

extension ScriptFile {
    /// The line of a place in this file, without its indentation.
    func sourceLine(_ location: String) -> String? {
        guard location.hasPrefix(name + ":"), let number = Int(location.dropFirst(name.count + 1)) else { return nil }
        let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
        return lines.indices.contains(number - 1) ? String(lines[number - 1]).trimmed : nil
    }
}

@available(*, unavailable)
extension RecipeTrial: Sendable {}
