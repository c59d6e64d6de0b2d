import ArgumentParser
import Engine
import Foundation
import PortalClient
import PortalModel
import Wire

struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Writes the portal's users as CSV or JSON lines, to edit and import again.",
        discussion: """
            Each line is a user, in ascending order of ID: all employees, or the users that --where selects. Dates are \
            YYYY-MM-DD, departments ids, options their labels. In CSV, flags are Y and N, and several values in a cell are \
            separated by |.

              moonhook export --fields EMAIL,WORK_PHONE --output phones.csv

            Values are written unchanged, so that they can be imported again. A spreadsheet reads text that begins with = + - @ \
            as a formula or a number: open the file with its text import, with all columns as text, or phone numbers are lost.
            """
    )

    @Option(help: ArgumentHelp("The fields; ID comes first unless you name it.", valueName: "field,field"))
    var fields: FieldNames

    @OptionGroup var conditions: ConditionOptions

    @Option(help: "The format: csv, or json (one object per line).")
    var format = TableFormat.csv

    @Flag(help: "Begin CSV with a byte order mark, so that Excel recognizes UTF-8.")
    var bom = false

    @Option(help: "The file to write; - is standard output.", completion: .file())
    var output = "-"

    @Flag(help: "Replace the file without asking.")
    var yes = false

    @Flag(help: "Show no progress.")
    var quiet = false

    @OptionGroup var portalOptions: PortalOptions

    func run() async throws {
        guard try await isMeant() else { return Terminal.standardError.write("Nothing was written.") }
        let bar = ProgressBar(isQuiet: quiet || output == "-" && Terminal.standardOutput.isInteractive)
        defer { bar.clear() }
        try await portalOptions.withPortal { portal, _ in
            let export = try table(try await portal.schema(), of: try await conditions.selection(on: portal))
            let counts = try await OutputFile(output, isPrivate: true).write { sink in
                if bom, format == .csv { try sink.write([0xEF, 0xBB, 0xBF]) }
                return try await export.run(portal, progress: bar.show, write: { bytes in try sink.write(bytes) })
            }
            bar.clear()
            report(counts)
        }
    }

    /// Somebody may have written a formula into a profile, and the administrator's spreadsheet would run it.
    private func report(_ counts: UserExport.Counts) {
        guard !quiet, counts.formulas > 0 else { return }
        let cells = counts.formulas == 1 ? "1 cell begins" : "\(counts.formulas) cells begin"
        Terminal.standardError.write("\(cells) like a formula; open the table with all columns as text.")
    }

    private func table(_ schema: Schema, of selection: UserSelection) throws -> UserExport {
        do throws(Schema.Refusal) {
            return try UserExport(
                fields: fields.names,
                of: selection,
                form: format == .csv ? .csv : .jsonLines,
                schema: schema
            )
        } catch {
            throw Failure(.usage, "\(error.message)")
        }
    }

    private func isMeant() async throws -> Bool {
        guard !yes, OutputFile(output).replaces else { return true }
        guard Terminal.canAsk else {
            throw Failure(.usage, "\(output) exists; name another file, or give --yes to replace it")
        }
        return try await Terminal.confirm("\(output) exists. Replace it?")
    }
}

/// `ID,EMAIL,WORK_PHONE`.
struct FieldNames: ExpressibleByArgument {
    let names: [String]

    init?(argument: String) {
        names = argument.split(separator: ",").map { $0.filter { !$0.isWhitespace } }.filter { !$0.isEmpty }
        guard !names.isEmpty else { return nil }
    }

    /// The same as it may be given.
    var words: ForeignText { ForeignText(names.joined(separator: ",")) }
}

/// How a table is written.
enum TableFormat: String, ExpressibleByArgument, CaseIterable {
    /// Comma-separated values under a header.
    case csv
    /// One JSON object a line.
    case json
}
