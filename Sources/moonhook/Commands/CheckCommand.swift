import ArgumentParser
import PortalClient
import PortalModel
import Scripting

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

    @Argument(help: ArgumentHelp("Scripts, or folders of scripts.", valueName: "file"))
    var files: [String]

    @Option(help: "The format of the findings: text, or json (one object per line).")
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
            let linted = checked.kind == .unknown ? [] : try luacheck.findings(in: file)
            report.add((checked.findings + linted).inOrder(), of: entry.path, checked.text)
        }
        try report.end()
    }

    private func portalSchema() async throws -> Schema? {
        guard portalOptions.choice.portal != nil else { return nil }
        return try await portalOptions.withPortal { portal, _ in try await portal.schema() }
    }
}
