import ArgumentParser
import Foundation
import PortalModel
import Report
import Scripting

struct TrustCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trust",
        abstract: "Accepts the moonhook.lua of a working folder: shows what it would do, asks, and remembers it.",
        discussion: """
            A moonhook.lua in the working folder is used only if you accepted it there, and only while it and the recipes and \
            addresses that it names stay unchanged. It may add portals and tighten what ~/.config/moonhook and /etc/moonhook \
            allow. Without a terminal, name the file that you accept with --sha256.
            """
    )

    @Argument(help: ArgumentHelp("The file.", valueName: "moonhook.lua"), completion: .file(extensions: ["lua"]))
    var file: String

    @Option(
        name: .customLong("sha256"),
        help: ArgumentHelp(
            "Accept without asking, but only a file with this SHA-256, all 64 digits.",
            valueName: "hash"
        ),
        transform: PlanHash.init
    )
    var sha256: PlanHash?

    @OptionGroup var containment: ContainmentOptions

    @OptionGroup var folder: StateChoice

    func run() async throws {
        let environment = ProcessInfo.processInfo.environment
        try folder.state(environment).check()
        let script = try ConfigurationFile.text(of: file)
        guard sha256?.digits ?? script.sha256 == script.sha256 else {
            throw Failure(
                .usage,
                "\(file) is not the file that --sha256 names, so it is not accepted; its SHA-256 is \(script.sha256)"
            )
        }
        let workers = try containment.workers(for: [script])
        let file = try ConfigurationFile(script, .workingFolder, by: workers.pool)
        // What files of higher rank don't allow can't be accepted.
        _ = try Configuration(try Configuration.administrators(environment) + [file])
        let recipes = try file.inspectRecipes { try containment.workers(for: [$0]) }
        let record = try TrustRecord(of: file, recipes)
        let summary = try ConfigurationSummary(of: file, record, recipes)
        Terminal.standardOutput.write(summary.text)
        guard try await isMeant() else { return Terminal.standardError.write("Nothing was accepted.") }
        try await TrustStore(state: folder.state(environment)).keep(record)
        Terminal.standardError.write("It is accepted until it changes.")
    }

    private func isMeant() async throws -> Bool {
        guard sha256 == nil else { return true }
        guard Terminal.canAsk else {
            throw Failure(
                .usage,
                "Nothing was accepted: without a terminal to ask on, this needs --sha256 with the SHA-256 of the file that you reviewed."
            )
        }
        return try await Terminal.confirm("\nAccept this file?")
    }
}
