import ArgumentParser
import PortalClient
import PortalModel
import Scripting

struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Says all that is wrong with scripts, by line and column, without running them.",
        discussion: """
            A recipe's table, the names in its code, its examples; with luacheck installed also unused and shadowed names. \
            Of a folder every .lua file is checked.

            Without --portal the portal's own UF_ fields are taken for granted. Ends with status 1 where something is wrong; \
            a notice is nothing wrong. 'moonhook explain CODE' says more of a finding.
            """
    )

    @Argument(help: ArgumentHelp("Scripts, and folders of them.", valueName: "file"))
    var files: [String]

    @Option(help: "How the findings are written: text or json, an object a line.")
    var format = OutputFormat.text

    @OptionGroup var portalOptions: PortalOptions

    func run() async throws {
        let scripts = try ScriptPaths(files)
        let watchdog = Watchdog()
        let checker = ScriptChecker(version: Moonhook.version, portal: try await portalSchema(), watch: watchdog.watch)
        var report = CheckReport(format: format)
        var luacheck = Luacheck()
        for entry in scripts.entries {
            let file: ScriptFile
            do throws(ScriptError) {
                file = try ScriptFile(path: entry.path)
            } catch {
                report.add(unreadable: error, entry.path)
                continue
            }
            let checked = try await watchdog.watching {
                try await checker.check(file, mayBeModule: entry.isFromFolder)
            }
            let linted = checked.kind == .unknown ? [] : try await luacheck.findings(in: file)
            report.add((checked.findings + linted).inOrder(), of: entry.path, checked.text)
        }
        try report.end()
    }

    private func portalSchema() async throws -> Schema? {
        guard portalOptions.choice.portal != nil else { return nil }
        return try await portalOptions.withPortal { portal, _ in try await portal.schema() }
    }
}
