import ArgumentParser
import PortalClient
import PortalModel
import Report
import Scripting
import Workshop

struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Reports what is wrong with scripts, with line and column, without running them.",
        discussion: """
            Checks a recipe's table, the names in its code and its examples; if luacheck is installed, also unused and \
            shadowed names. In a folder, every .lua file is checked.

            Without --portal, every custom field UF_… is accepted. Ends with status 1 if there are errors or warnings; \
            notices don't count. 'moonhook explain CODE' explains a finding.
            """
    )

    @Argument(
        help: ArgumentHelp("Scripts, or folders of scripts.", valueName: "file"),
        completion: .file(extensions: ["lua"])
    )
    var files: [String]

    @Option(help: "The format of the findings: text, or json (one object per line).")
    var format = OutputFormat.text

    @OptionGroup var containment: ContainmentOptions

    @OptionGroup var portalOptions: PortalOptions

    func run() async throws {
        let scripts = try ScriptPaths(files)
        let workers = try containment.workers(for: scripts.entries.compactMap { try? ScriptFile(path: $0.path) })
        let checker = ScriptChecker(
            version: Moonhook.version,
            portal: try await portalSchema(),
            pool: workers.pool
        )
        var report = CheckReport(style: format == .text ? Terminal.standardOutput.style : nil)
        var luacheck = Luacheck()
        for entry in scripts.entries {
            let file: ScriptFile
            do throws(ScriptError) {
                file = workers.prepared(try ScriptFile(path: entry.path))
            } catch {
                let reason = error.lines.map(\.verbatim).joined(separator: "\n")
                write(report.add(unreadable: entry.path, Failure(error)?.message ?? "", verbatim: reason))
                continue
            }
            let checked = try await checker.check(file, mayBeModule: entry.isFromFolder)
            let linted = checked.kind == .unknown ? [] : try await luacheck.findings(in: file)
            write(report.add((checked.findings + linted).inOrder(), of: entry.path, line: checked.text.line))
        }
        write(report.summary)
        guard !report.hasUnreadable else { throw Failure(.usage, "") }
        guard report.isClean else { throw Failure(.partial, "") }
    }

    private func write(_ text: String) { Terminal.standardOutput.write(text, as: format) }

    private func portalSchema() async throws -> Schema? {
        guard portalOptions.choice.portal != nil else { return nil }
        return try await portalOptions.withPortal { portal, _ in try await portal.schema() }
    }
}
