import Containment
import Foundation
import Judgement
import PortalModel
import Scripting

/// Runs a recipe's examples, each in a fresh state and in its own world.
///
/// It belongs to a script's thread.
struct ExampleRunner {
    private let file: ScriptFile
    private let recipe: Recipe
    private let context: ScriptContext
    private let pool: WorkerPool
    private let columns: [String]

    /// Prepares the examples of a recipe.
    ///
    /// - Parameters:
    ///   - file: The recipe's file.
    ///   - recipe: The recipe.
    ///   - context: What it is given; directory and settings are each example's own.
    ///   - pool: Starts its workers.
    init(_ file: ScriptFile, _ recipe: Recipe, context: ScriptContext, pool: WorkerPool) {
        self.pool = pool
        self.file = file
        self.recipe = recipe
        self.context = context.onTestDay
        // A column that one example names is there, and empty, for the others.
        columns = Set(recipe.examples.flatMap(\.rows).flatMap(\.keys)).sorted()
    }

    /// An example's outcome, and what was found.
    struct Outcome {
        /// The fields with wrong values, and other differences.
        var result: ExampleResult
        /// The findings of its records.
        var findings: [Diagnostic]
    }

    /// Runs one example.
    ///
    /// - Parameter number: Its index in the recipe's list, counted from 1.
    /// - Returns: Its outcome.
    /// - Throws: `CancellationError`; any other error is the example's failure.
    func run(_ number: Int) throws -> Outcome {
        let example = recipe.examples[number - 1]
        let location = file.location(ofExample: number)
        var check = ExampleCheck(ExampleResult(number: number, location: ForeignText(location)), schema: context.schema)
        do {
            if isOfProgram(example) {
                try runProgram(example, &check)
            } else {
                try runTransform(example, &check)
            }
        } catch let error as ScriptError {
            check.end(with: error, example)
        } catch let error as ExampleError {
            check.report(error.words)
        }
        return Outcome(result: check.result, findings: check.findings)
    }

    private struct ExampleError: Error {
        var words: String
    }

    // MARK: The world

    private func context(of example: RecipeExample) -> ScriptContext {
        var context = context
        // An example's paths are relative to the recipe, wherever it is tested.
        context.settings = example.parameters.mapValues { setting in
            var setting = setting
            setting.folder = GrantedFolder(file.folder)
            return setting
        }
        return context
    }

    private func world(of example: RecipeExample) -> TrialWorld {
        let users = example.users.map { User.employee($0.id, $0.fields) }
        return TrialWorld(users, departments: example.departments, schema: context.schema)
    }

    // MARK: A transform

    private func runTransform(_ example: RecipeExample, _ check: inout ExampleCheck) throws {
        guard example.rows.count <= 1 else {
            throw ExampleError(words: "an example of a transform has one row; write 'row'")
        }
        guard example.expectedUsers.isEmpty else {
            throw ExampleError(words: "'expect' must be one user's fields here: { NAME = \"Anna\" }")
        }
        let world = world(of: example)
        let bench = try TrialBench(file, context(of: example), pool: pool, world: world, columns: columns)
        let user = try user(of: example, world)
        let outcome = try bench.run(TrialCase(id: user.id, fields: user.fields, row: example.rows.first))
        check.findings = outcome.findings.map(\.diagnostic)
        switch outcome.end {
        case .passed: check.passed(example)
        case .skipped(let reason): check.skipped(reason, example, bench.words)
        case .refused: check.refused(example, bench.words)
        }
        check.warnings(example, bench.words)
        if outcome.end != .refused {
            check.compare(user, outcome.change, to: example.expect ?? [:])
        }
    }

    /// The example's user: the one that is given, or the one of ``RecipeExample/users`` whom the row names.
    private func user(of example: RecipeExample, _ world: TrialWorld) throws -> User {
        let match = recipe.match ?? "ID"
        let text = example.rows.first?[recipe.matchColumn]?.trimmed.nonEmpty
        if example.given.isEmpty, !example.users.isEmpty, let text {
            let wanted = match == "ID" ? Int(text).map { FieldValue.integer($0) } : .string(text)
            let found =
                try wanted.map { try world.users(matching: UserFilter([match: $0]), after: nil, limit: 2) } ?? []
            guard let user = found.first, found.count == 1 else {
                let count = found.isEmpty ? "no user has" : "several users have"
                throw ExampleError(words: "\(count) the row's \(match)")
            }
            return user
        }
        var fields = example.given
        if let text, match != "ID", fields[match] == nil { fields[match] = .string(text) }
        let taken = Set(example.users.map(\.id))
        let named =
            (match == "ID" ? text : nil).flatMap { Int($0) }
            ?? fields["ID"].flatMap { value in
                if case .integer(let id) = value { id } else { nil }
            }
        let id = named.flatMap(UserID.init(rawValue:)) ?? UserID.first { !taken.contains($0) }
        return User.employee(id, fields)
    }

    // MARK: A program

    /// A recipe that has both runs as a program if its transform gets nothing.
    private func isOfProgram(_ example: RecipeExample) -> Bool {
        guard recipe.hasProgram else { return false }
        return !recipe.hasTransform || !example.expectedUsers.isEmpty || example.given.isEmpty && !example.users.isEmpty
    }

    private func runProgram(_ example: RecipeExample, _ check: inout ExampleCheck) throws {
        guard example.expect?.isEmpty ?? true else {
            throw ExampleError(words: "'expect' must list users here: { { ID = 57, NAME = \"Anna\" } }")
        }
        guard example.given.isEmpty else {
            throw ExampleError(words: "an example of a program needs 'users', each with ID, instead of 'given'")
        }
        let plan = TrialPlan()
        var context = context(of: example)
        context.directory = world(of: example)
        let host = ScriptSession(context, workers: pool)
        if !columns.isEmpty { host.input = try InputReader(rows: example.rows, columns: columns) }
        let script = try host.load(file)
        let judge = UpdateJudge(
            script.rules(),
            through: try host.judge(of: script),
            in: context.directory,
            into: plan
        )
        do {
            try host.runProgram(of: script, into: judge)
        } catch let error as ScriptError {
            check.findings = plan.findings
            return check.ended(error, example, ExampleWords(host, script))
        }
        check.findings = plan.findings
        check.passed(example)
        check.warnings(example, ExampleWords(host, script))
        let expected = Dictionary(example.expectedUsers.map { ($0.id, $0.fields) }) { _, later in later }
        for user in example.users.map({ User.employee($0.id, $0.fields) }) {
            check.compare(user, plan.changes[user.id]?.after ?? [:], to: expected[user.id] ?? [:], isOneOfSeveral: true)
        }
        for id in expected.keys.sorted() where !example.users.contains(where: { $0.id == id }) {
            check.report("'expect' names user \(id), which is not in 'users'")
        }
    }
}

extension ScriptContext {
    /// The same with the day on which all examples and trials run, 2 June 2025 at noon: what they show must stay true tomorrow.
    var onTestDay: ScriptContext {
        var context = self
        context.now = Date(timeIntervalSince1970: 1_748_865_600)
        return context
    }
}

extension UserID {
    /// The first id that fits.
    fileprivate static func first(where fits: (UserID) -> Bool) -> UserID {
        for number in 1... { if let id = UserID(rawValue: number), fits(id) { return id } }
        preconditionFailure("there are more ids than users")
    }
}

@available(*, unavailable)
extension ExampleRunner: Sendable {}

@available(*, unavailable)
extension ExampleRunner.Outcome: Sendable {}
