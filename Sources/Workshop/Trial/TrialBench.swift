import Foundation
import PortalModel
import Scripting
import Wire

/// A recipe in a fresh state, in a world of its own, ready to be given one user after the other.
final class TrialBench {
    /// What became of one user.
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
            /// Whether the recipe could have done otherwise: it can't where a row or a record holds what is no value.
            var isRecipes = true
        }

        var end: End
        /// What was found, in its order.
        var findings: [Finding]
        /// What it wants to write; empty where it wants nothing or didn't pass.
        var change: [String: FieldValue] { if case .passed(let fields) = end { fields } else { [:] } }
    }

    let host: ScriptHost
    let script: ScriptHost.Script
    let recipe: Recipe
    private let world: TrialWorld
    private let transform: RecordPipeline
    private let missing: RecordPipeline
    /// The columns of the rows: those that are bound, and those that the recipe was seen to ask for.
    private(set) var columns: [String]
    private var binding: RowBinding?
    private var tables: RowTables?

    /// Loads a recipe.
    ///
    /// - Parameters:
    ///   - file: The recipe.
    ///   - context: What it is given; its directory becomes `world`.
    ///   - world: Where it reads from.
    ///   - columns: The columns of rows beside those that the recipe binds.
    /// - Throws: ``ScriptError``.
    init(_ file: ScriptFile, _ context: ScriptContext, world: TrialWorld, columns: [String] = []) throws {
        var context = context
        context.directory = world
        host = try ScriptHost(context)
        script = try host.load(file)
        guard let recipe = script.recipe else { throw ScriptError(.malformed, "\(file.name): it returns no recipe") }
        self.recipe = recipe
        self.world = world
        transform = RecordPipeline([script], in: host)
        missing = RecordPipeline([script], calling: .missing, in: host)
        let bound = recipe.columns?.values.map(\.self) ?? recipe.writes?.keys.map(\.self) ?? []
        self.columns = Set(bound + [recipe.matchColumn]).union(columns).sorted()
    }

    /// Lets the transform have one user, or `missing`, where the recipe has it and no row names the user.
    ///
    /// - Throws: What ends a run.
    func run(_ trial: TrialCase) throws -> Outcome {
        try Task.checkCancellation()
        host.askedColumns.removeAll()
        world.visitor = trial.user
        guard let cells = trial.row else {
            return try outcome(of: trial.user, setting: [:], row: nil, recipe.hasMissing ? missing : transform)
        }
        return try outcome(of: trial.user, cells)
    }

    /// Adds the columns that the last user's row lacked: in a real input they would be there.
    ///
    /// - Returns: Whether there were any; then the user is to be run again, with more in the row.
    func learnColumns() -> Bool {
        let new = host.askedColumns.filter { !$0.isEmpty }.subtracting(columns)
        guard !new.isEmpty else { return false }
        columns += new.sorted()
        (binding, tables) = (nil, nil)
        return true
    }

    private func outcome(of user: User, _ cells: [String: String]) throws -> Outcome {
        let binding =
            try self.binding
            ?? RowBinding(header: columns, recipes: [recipe], scripts: [script.file], schema: host.schema)
        let tables = try self.tables ?? RowTables(header: columns, in: host)
        (self.binding, self.tables) = (binding, tables)
        var reader = try InputReader(rows: [cells], columns: columns)
        guard let row = try reader.next() else { return Outcome(end: .refused, findings: []) }
        var findings: [Outcome.Finding] = []
        let settings = try binding.settings(of: row, schema: host.schema) { finding in
            findings.append(Outcome.Finding(diagnostic: finding, isRecipes: false))
        }
        guard let settings else { return Outcome(end: .refused, findings: findings) }
        return try outcome(of: user, setting: settings, by: binding, row: tables.row(row), transform)
    }

    private func outcome(
        of user: User,
        setting settings: [String: FieldValue],
        by binding: RowBinding? = nil,
        row: SourceRow?,
        _ pipeline: RecordPipeline
    ) throws -> Outcome {
        var findings: [Outcome.Finding] = []
        let given = user.fields.merging(settings) { _, set in set }
        let verdict = try pipeline.change(of: user, setting: settings, by: binding, row: row) { finding in
            findings.append(Outcome.Finding(diagnostic: finding, isRecipes: try isFault(finding, given, pipeline)))
        }
        switch verdict {
        case .passed(let change): return Outcome(end: .passed(change?.after ?? [:]), findings: findings)
        case .skipped(let reason, _): return Outcome(end: .skipped(reason: reason), findings: findings)
        case .refused: return Outcome(end: .refused, findings: findings)
        }
    }

    /// Whether a finding about a value is the recipe's fault: it isn't where the value was wrong before and no letter of it is new.
    private func isFault(
        _ finding: Diagnostic,
        _ given: [String: FieldValue],
        _ pipeline: RecordPipeline
    ) throws -> Bool {
        guard let name = finding.field?.prefix(while: { $0 != "[" }).description,
            // What is no address has no mailbox to keep.
            finding.code.isAboutValue || finding.code == .brokenPromise && recipe.writes?[name] == .sameMailbox,
            let before = given[name],
            let index = host.schema.index(of: name)
        else { return true }
        let departments = try host.departmentIDs(for: name)
        do throws(Schema.Refusal) {
            _ = try host.schema.validated(before, for: name, departments: departments)
            return true
        } catch {
            guard let after = try pipeline.value(at: index) else { return true }
            return before != after && !Promise.sameLetters.allows(before, after)
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
