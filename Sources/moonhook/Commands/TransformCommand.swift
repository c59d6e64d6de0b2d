import ArgumentParser
import Containment
import Engine
import Foundation
import PortalModel
import Report
import Scripting
import Wire

struct TransformCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "transform",
        abstract:
            "Transforms rows with recipes, without a portal: reads CSV or JSON lines, and writes user records as JSON lines or CSV.",
        discussion: """
            Records are validated and written in the order of the rows, with the fields that the recipes' columns bind and their \
            transforms set. A refused row has no record; --rejects writes it to a file, with the reason. \
            CSV has the fields that the recipes write and that their columns bind; an empty cell is a field that is absent or \
            cleared. A spreadsheet reads text that begins with = + - @ as a formula: open it with all columns as text.
            """
    )

    @Argument(
        help: ArgumentHelp("Recipes with a transform, in the order of the chain.", valueName: "recipe"),
        completion: .file(extensions: ["lua"])
    )
    var files: [String]

    @Option(help: "The rows, CSV or JSON lines; - is standard input.", completion: .file())
    var input: String

    @Option(help: "The file for the records; - is standard output.", completion: .file())
    var output = "-"

    @Option(
        help:
            "A file for the refused rows, in the format of the input, as UTF-8, with the reasons in a column at the end.",
        completion: .file()
    )
    var rejects: String?

    @OptionGroup var options: ScriptOptions

    @OptionGroup var basis: ConfigurationChoice

    @Option(
        help:
            "The format: text and json write records as JSON lines, and findings as text or json; csv writes records as CSV."
    )
    var format = TransformFormat.text

    @Flag(help: "Hide the values that are refused; what scripts print is not hidden.")
    var redact = false

    @Flag(help: "Print only failures.")
    var quiet = false

    func run() async throws {
        try OutputFile.check([("--output", output), ("--rejects", rejects)], over: input, scripts: files)
        let configuration = try basis.configuration(ProcessInfo.processInfo.environment)
        let settings = try options.values()
        let opening = ScriptOpening(
            configuration: configuration,
            settings: settings,
            limits: options.limits,
            containment: options.containment
        )
        let (scripts, _, pool) = try opening.open(files)
        let schema = Schema(guessedFor: scripts)
        let reader = try options.openInput(input)
        let bar = ProgressBar(isQuiet: quiet || output == "-" && Terminal.standardOutput.isInteractive)
        let transformer = RowTransformer(
            scripts,
            context: ScriptContext(
                version: Moonhook.version,
                schema: schema,
                settings: settings,
                limits: options.limits,
                seed: options.seed ?? scripts.first?.seed ?? 0,
                log: { message in
                    bar.clear()
                    Terminal.standardError.write(foreign: message.text)
                }
            ),
            pool: pool,
            workers: ScriptWorkers.perRecipe,
            emptyCells: options.empty
        )
        let outputs = try TransformOutputs(
            output: output,
            table: try table(of: scripts, reader, schema),
            rejects: rejects,
            of: RefusedRows(of: reader, for: scripts)
        )
        defer { bar.clear() }
        let counts = try await transformer.run(reader, progress: bar.show, write: outputs.write)
        bar.clear()
        try outputs.flush()
        let findings = outputs.tally.findings.map { redact ? $0.redacted : $0 }
        report(counts, findings, schema, configuration.paths)
        report(formulas: outputs.table?.formulas ?? 0)
        if findings.contains(where: { $0.code == .outsideWrites }) {
            throw Failure(
                .refused,
                """
                A recipe changes what it doesn't declare, so it is broken or hostile: ask its author, and don't add the field \
                yourself. Don't use the records either.
                """
            )
        }
        if counts.refused > 0 { throw Failure(counts.written == 0 ? .refused : .partial, "") }
        if counts.rows == 0 { throw ScriptError(.input, "the input has no rows", diagnostic: .emptyInput) }
    }

    private func table(of scripts: [ScriptFile], _ input: InputReader, _ schema: Schema) throws -> TransformedTable? {
        guard format == .csv else { return nil }
        do {
            return try TransformedTable(of: scripts, header: input.header, schema: schema)
        } catch let refusal as Schema.Refusal {
            throw Failure(.usage, "\(refusal.message)")
        }
    }

    /// Somebody may have written a formula into a row, and the next one's spreadsheet would run it.
    private func report(formulas: Int) {
        guard !quiet, formulas > 0 else { return }
        let cells = formulas == 1 ? "1 cell begins" : "\(formulas) cells begin"
        Terminal.standardError.write("\(cells) like a formula; open the table with all columns as text.")
    }

    private func report(
        _ counts: RowTransformer.Counts,
        _ all: [GroupedDiagnostic],
        _ schema: Schema,
        _ configuration: [String]
    ) {
        let standardError = Terminal.standardError
        if format == .json {
            let json = PlanJSON(schema: schema)
            for finding in all { standardError.write(json: json.diagnostic(finding)) }
            var summary: JSONObject = [
                "type": "transform", "rows": .integer(counts.rows), "written": .integer(counts.written),
                "skipped": .integer(counts.skipped), "refused": .integer(counts.refused),
            ]
            summary["assumedCountries"] = RunReport.json(forAssumed: counts.assumedRegions)
            summary["assumedFrom"] = RunReport.json(forSourcesOf: counts.assumedRegions)
            summary["seed"] = counts.seed.map { .integer($0) }
            if !configuration.isEmpty { summary["configuration"] = .array(configuration.map { .string($0) }) }
            return standardError.write(json: JSONValue.object(summary).text)
        }
        let text = PlanText(style: standardError.style, schema: schema, departments: DepartmentTree([]))
        let findings = all.filter { !quiet || $0.severity == .error }
        standardError.write(report: text.notices(findings))
        guard !quiet || counts.refused > 0 else { return }
        if !findings.isEmpty { standardError.writeRaw("\n") }
        var parts = ["\(counts.rows) \(counts.rows == 1 ? "row" : "rows")", "\(counts.written) written"]
        if counts.skipped > 0 { parts.append("\(counts.skipped) skipped") }
        if counts.refused > 0 { parts.append("\(counts.refused) refused") }
        if let seed = counts.seed { parts.append("seed \(seed)") }
        standardError.write(report: parts.joined(separator: ", "))
        standardError.write(RunReport.words(forConfiguration: configuration))
        standardError.write(report: RunReport.words(forAssumed: counts.assumedRegions) ?? "")
    }
}

/// Where records, refused rows and findings go.
final class TransformOutputs {
    private var records: ByteSink
    private var rejects: ByteSink?
    private let refused: RefusedRows
    /// Writes records as CSV; `nil` for JSON lines.
    private(set) var table: TransformedTable?
    private(set) var tally = DiagnosticTally()

    init(output: String, table: TransformedTable?, rejects: String?, of refused: RefusedRows) throws {
        self.refused = refused
        self.table = table
        var sink = output == "-" ? Terminal.standardOutput.sink : try ByteSink(path: output, isPrivate: true)
        if let table { try sink.write(table.header) }
        records = consume sink
        if let rejects {
            var sink = try ByteSink(path: rejects, isPrivate: true)
            try sink.write(refused.header)
            self.rejects = consume sink
        }
    }

    func write(_ output: RowTransformer.Output) throws {
        switch output {
        case .records(let lines): try records.write(try table?.rows(lines) ?? lines)
        case .refused(let row): try rejects?.write(refused.line(row))
        case .finding(let finding): tally.add(finding)
        }
    }

    func flush() throws {
        try records.flush()
        try rejects?.flush()
    }
}

/// What a transform writes.
enum TransformFormat: String, ExpressibleByArgument, CaseIterable {
    /// Records as JSON lines, findings for people.
    case text
    /// Records and findings as JSON lines.
    case json
    /// Records as CSV, findings for people.
    case csv
}
