import Containment
import Foundation
import PortalModel
import Scripting

/// Tries a recipe's transform on invented users: its errors, its results, its promises.
///
/// It belongs to a script's thread.
final class RecipeTrial {
    let file: ScriptFile
    let recipe: Recipe
    let context: ScriptContext
    /// The moment of the test itself; the users are tried on a day that stays the same.
    let now: Date
    private let pool: WorkerPool
    let setup: TrialSetup
    let people: TrialPeople
    let users: Int
    /// The columns of rows, and their content.
    private(set) var columns: [String] = []
    private var cells: [TrialPeople.Column] = []
    var tally = TrialTally()

    /// Prepares a trial.
    ///
    /// - Parameters:
    ///   - file: The recipe's file.
    ///   - recipe: The recipe.
    ///   - context: What it is given; directory and settings come from `setup`.
    ///   - pool: Starts its workers.
    ///   - setup: The world.
    ///   - users: How many users to invent.
    ///   - seed: The seed of the users.
    init(
        _ file: ScriptFile,
        _ recipe: Recipe,
        context: ScriptContext,
        pool: WorkerPool,
        setup: TrialSetup,
        users: Int,
        seed: Int
    ) {
        self.pool = pool
        self.file = file
        self.recipe = recipe
        self.setup = setup
        self.users = users
        now = context.now
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
    /// - Throws: ``ScriptError`` if the recipe can't be loaded, `CancellationError`, or what the script met.
    func run() throws -> TrialResult {
        let outcomes = try tryAll()
        if recipe.settles { try tryAgain(outcomes) }
        let impure = recipe.isPure ? try firstImpure(outcomes) : nil
        var findings = try tally.groups.map { try finding($0) }
        if let impure { findings.append(impure) }
        let others = try tryMoments()
        findings += others.findings
        return TrialResult(
            users: outcomes.count,
            hasRows: setup.hasRows,
            seed: people.seed,
            checks: [
                TrialCheck(.trialRaises), TrialCheck(.trialInvalid),
                TrialCheck(.trialBreaksPromise, leftOut: recipe.writes == nil ? "it has no writes" : nil),
                TrialCheck(.trialUnsettled, leftOut: recipe.settles ? nil : "it has settles = false"),
                TrialCheck(.trialASCIICase),
                TrialCheck(.trialImpure, leftOut: recipe.isPure ? nil : "it doesn't have pure = true"),
            ],
            findings: findings.sorted { $0.order < $1.order },
            warnings: others.warnings.sorted { $0.order < $1.order },
            notices: others.notices
        )
    }

    /// The recipe in a fresh state and a fresh world.
    ///
    /// - Parameters:
    ///   - moment: The time and the seed that it sees; `nil` for those of all trials.
    ///   - former: A bench that is no longer used; its worker goes on.
    /// - Returns: The bench.
    /// - Throws: ``ScriptError``.
    func bench(at moment: TrialMoment? = nil, after former: TrialBench? = nil) throws -> TrialBench {
        let world = TrialWorld(setup.users, departments: setup.departments, schema: context.schema)
        let context = moment?.context(self.context) ?? self.context
        let bench = try TrialBench(file, context, pool: pool, world: world, columns: columns, after: former)
        know(bench.columns)
        return bench
    }

    /// The user of that number.
    func trial(_ index: Int) -> TrialCase {
        guard let id = UserID(rawValue: TrialSetup.firstID + index) else {
            preconditionFailure("ids are positive (this is a bug, please report it)")
        }
        var fields = people.fields(of: index)
        // If a recipe handles users whom no row names, some users have no row.
        let isMissing = recipe.hasMissing && index % 4 == 3
        guard setup.hasRows, !isMissing else { return TrialCase(id: id, fields: fields) }
        // A row found its user by this.
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

    /// Gives a user the cell of a field with a promise: otherwise the row would break it, not the recipe.
    private func hold(_ cell: String, of column: String, in fields: inout [String: FieldValue]) {
        guard let field = setup.bound[column], let promise = recipe.writes?[field.name], promise != .any, !cell.isEmpty
        else { return }
        let value = FieldValue(read: cell, of: field)
        fields[field.name] =
            field.isTypedInScripts ? try? context.schema.validated(value, for: field.name) : field.asRead(value)
    }

    /// The outcome for the user of that number; rows get the columns that the recipe asks for.
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
}

extension TrialFinding {
    /// What findings are sorted by.
    fileprivate var order: (String, String, String) { (code.rawValue, field ?? "", location?.verbatim ?? "") }
}

@available(*, unavailable)
extension RecipeTrial: Sendable {}
