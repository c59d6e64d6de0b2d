import Containment
import Foundation
import Judgement
import PortalModel
import Scripting
import Wire

/// A recipe in a fresh state, in its own world, ready for one user after the other.
final class TrialBench {
    /// The outcome for one user.
    struct Outcome: Hashable {
        /// How the record ended.
        enum End: Hashable {
            /// It went through, with these fields to write.
            case passed([String: FieldValue])
            case skipped(reason: String)
            case refused
        }

        /// Something that was found.
        struct Finding: Hashable {
            var diagnostic: Diagnostic
            /// Whether the recipe could have done otherwise: it can't if a row or a record holds an invalid value.
            var isRecipes = true
        }

        var end: End
        /// What was found, in its order.
        var findings: [Finding]
        /// What it wants to write; empty if it wants nothing or was refused.
        var change: [String: FieldValue] { if case .passed(let fields) = end { fields } else { [:] } }
    }

    let host: ScriptSession
    let script: ScriptSession.Script
    let recipe: Recipe
    /// Compares texts with the words of examples.
    var words: ExampleWords { ExampleWords(host, script) }
    private let world: TrialWorld
    private let transform: RecordJudge
    private let missing: RecordJudge
    /// The columns of the rows: those that are bound, and those that the recipe has asked for.
    private(set) var columns: [String]
    /// How these columns are bound to fields, and the judge of users with a row.
    private var rows: (binding: RowBinding, judge: RecordJudge)?

    /// Loads a recipe.
    ///
    /// - Parameters:
    ///   - file: The recipe.
    ///   - context: What it is given; its directory becomes `world`.
    ///   - pool: Starts its worker.
    ///   - world: Where it reads from.
    ///   - columns: The columns of rows in addition to those that the recipe binds.
    ///   - former: A bench of the same recipe that is no longer used, whose worker this one takes over.
    /// - Throws: ``ScriptError``.
    init(
        _ file: ScriptFile,
        _ context: ScriptContext,
        pool: WorkerPool,
        world: TrialWorld,
        columns: [String] = [],
        after former: TrialBench? = nil
    ) throws {
        var context = context
        context.directory = world
        host = ScriptSession(context, workers: pool, after: former?.host)
        script = try host.load(file)
        guard let recipe = script.recipe else { throw ScriptError(.malformed, "\(file.name): it returns no recipe") }
        self.recipe = recipe
        self.world = world
        transform = try host.judge(of: script)
        missing = try host.judge(of: script, calling: .missing)
        let bound = recipe.columns?.values.map(\.self) ?? recipe.writes?.keys.map(\.self) ?? []
        self.columns = Set(bound + [recipe.matchColumn]).union(columns).sorted()
    }

    /// Gives one user to the transform, or to `missing` if the recipe has it and no row names the user.
    ///
    /// - Throws: What ends a run.
    func run(_ trial: TrialCase) throws -> Outcome {
        try Task.checkCancellation()
        host.forgetAskedColumns()
        world.visitor = trial.user
        guard let cells = trial.row else {
            return try outcome(of: trial.user, setting: [:], row: nil, recipe.hasMissing ? missing : transform)
        }
        return try outcome(of: trial.user, cells)
    }

    /// Adds the columns that the last user's row lacked: in a real input they would be there.
    ///
    /// - Returns: Whether there were any; then the user must run again, with more in the row.
    func learnColumns() -> Bool {
        let new = host.askedColumns.filter { !$0.isEmpty }.subtracting(columns)
        guard !new.isEmpty else { return false }
        columns += new.sorted()
        rows = nil
        return true
    }

    private func outcome(of user: User, _ cells: [String: String]) throws -> Outcome {
        let (binding, judge) = try self.rows ?? judgedRows()
        rows = (binding, judge)
        var reader = try InputReader(rows: [cells], columns: columns)
        guard let row = try reader.next() else { return Outcome(end: .refused, findings: []) }
        var findings: [Outcome.Finding] = []
        let settings = try binding.settings(of: row, schema: host.schema) { finding in
            findings.append(Outcome.Finding(diagnostic: finding, isRecipes: false))
        }
        guard let settings else { return Outcome(end: .refused, findings: findings) }
        return try outcome(of: user, setting: settings, by: binding, row: row, judge)
    }

    private func judgedRows() throws -> (RowBinding, RecordJudge) {
        let binding = try RowBinding(header: columns, recipes: [recipe], scripts: [script.file], schema: host.schema)
        return (binding, try host.judge(of: script, header: columns))
    }

    private func outcome(
        of user: User,
        setting settings: [String: FieldValue],
        by binding: RowBinding? = nil,
        row: InputRow?,
        _ judge: RecordJudge
    ) throws -> Outcome {
        var findings: [Outcome.Finding] = []
        let given = user.fields.merging(settings) { _, set in set }
        let verdict = try judge.change(of: user, setting: settings, by: binding, row: row) { finding in
            findings.append(Outcome.Finding(diagnostic: finding, isRecipes: try isFault(finding, given, judge)))
        }
        switch verdict {
        case .passed(let change):
            let after = change?.after ?? [:]
            findings += halfCased(after, given).map { Outcome.Finding(diagnostic: $0) }
            return Outcome(end: .passed(after), findings: findings)
        case .skipped(let reason, _): return Outcome(end: .skipped(reason: reason), findings: findings)
        case .refused: return Outcome(end: .refused, findings: findings)
        }
    }

    /// The fields of which a transform changed the case of A to Z only; in an address that is right.
    private func halfCased(_ after: [String: FieldValue], _ given: [String: FieldValue]) -> [Diagnostic] {
        host.schema.sorted(after.keys).compactMap { name in
            guard host.schema[name]?.kind == .text, let old = given[name]?.text, let new = after[name]?.text,
                CaseChange(before: old, after: new).isOfASCIIOnly
            else { return nil }
            let message =
                "\(name) is \(LuaLiteral.text(new)), of which only A to Z changed their case; "
                + "use text.upper, text.lower or text.title"
            return Diagnostic(.error, .asciiCase, message, field: name)
        }
    }

    /// Whether a finding about a value is the recipe's fault: it isn't if the value was wrong before and no letter of it is new.
    private func isFault(
        _ finding: Diagnostic,
        _ given: [String: FieldValue],
        _ judge: RecordJudge
    ) throws -> Bool {
        guard let name = finding.field?.prefix(while: { $0 != "[" }).description,
            // What isn't an address has no mailbox to keep.
            finding.code.isAboutValue || finding.code == .brokenPromise && recipe.writes?[name] == .sameMailbox,
            let before = given[name],
            let field = host.schema[name]
        else { return true }
        let departments = try judge.departments(for: field)
        do throws(Schema.Refusal) {
            _ = try host.schema.validated(before, for: name, departments: departments)
            return true
        } catch {
            guard let after = judge.refusedValue else { return true }
            return before != after
                && !Promise.sameLetters.allows(before, after, phones: judge.phones)
        }
    }
}

extension InputReader {
    /// Reads rows as they would come from a CSV file.
    init(rows: [[String: String]], columns: [String]) throws {
        var writer = CSVWriter()
        writer.row(columns)
        for row in rows { writer.row(columns.map { row[$0] ?? "" }) }
        try self.init(ByteSource(chunks: [writer.bytes], name: "row"))
    }
}

extension Recipe {
    /// The column that finds a row's user.
    var matchColumn: String { columns?[match ?? "ID"] ?? match ?? "ID" }
}

@available(*, unavailable)
extension TrialBench: Sendable {}
