import ArgumentParser
import Foundation

/// The program.
@main
struct Moonhook: AsyncParsableCommand {
    /// The version of the program and of what recipes may require.
    static let version = "0.1.0"
    /// What portals are told of who calls.
    static let userAgent = "moonhook/\(version)"

    static let configuration = CommandConfiguration(
        commandName: "moonhook",
        abstract: "Runs Lua scripts over the users of a Bitrix24 portal.",
        discussion: """
            A script computes; nothing is sent before its whole plan was validated and shown.

            The portal comes from --portal or MOONHOOK_PORTAL: an address, a name from moonhook.lua, or demo.
            """,
        version: version,
        groupedSubcommands: [
            CommandGroup(
                name: "Changing users",
                subcommands: [RunCommand.self, ApplyCommand.self, TransformCommand.self, ExportCommand.self]
            ),
            CommandGroup(
                name: "What was done",
                subcommands: [RunsCommand.self, ResumeCommand.self, UndoCommand.self]
            ),
            CommandGroup(
                name: "Writing and trusting recipes",
                subcommands: [
                    NewCommand.self, CheckCommand.self, TestCommand.self, InfoCommand.self, TypesCommand.self,
                    ExplainCommand.self,
                ]
            ),
            CommandGroup(
                name: "Portals",
                subcommands: [DoctorCommand.self, TrustCommand.self, CallCommand.self, EmulatorCommand.self]
            ),
        ]
    )

    static func main() async {
        CrashSecrecy.begin()
        // Writing to a pipe that nobody reads any more is an error to be seen, and no reason to be killed.
        signal(SIGPIPE, SIG_IGN)
        do {
            try await Interruption.run {
                var command = try parseAsRoot()
                if var command = command as? any AsyncParsableCommand {
                    try await command.run()
                } else {
                    try command.run()
                }
            }
        } catch {
            end(with: error)
        }
    }

    private static func end(with error: any Error) -> Never {
        guard let failure = Failure(error) else { exit(withError: error) }
        // It may name what a stranger's file holds.
        if !failure.message.isEmpty { Terminal.standardError.writeForeign(failure.message) }
        Foundation.exit(failure.status.rawValue)
    }
}
