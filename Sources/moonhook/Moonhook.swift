import ArgumentParser
import CProcess
import Containment
import Foundation
import PortalModel
import Report
import Scripting

/// The program.
@main
struct Moonhook: AsyncParsableCommand {
    /// The version of the program and of what recipes may require.
    static let version = "1.0.0"
    /// How the program identifies itself to portals.
    static let userAgent = "moonhook/\(version)"

    static let configuration = CommandConfiguration(
        commandName: "moonhook",
        abstract: "Runs Lua scripts over the users of a Bitrix24 portal.",
        discussion: """
            Scripts only compute. Nothing is sent before the whole plan is validated and shown.

            Name the portal with --portal or MOONHOOK_PORTAL: an address, a name from moonhook.lua, or demo.
            """,
        version: "\(version), with \(ScriptLibraries.phoneNumbers)",
        groupedSubcommands: [
            CommandGroup(
                name: "Changing users",
                subcommands: [RunCommand.self, ApplyCommand.self, TransformCommand.self, ExportCommand.self]
            ),
            CommandGroup(
                name: "Past runs",
                subcommands: [RunsCommand.self, ResumeCommand.self, UndoCommand.self, ForgetCommand.self]
            ),
            CommandGroup(
                name: "Writing recipes",
                subcommands: [
                    NewCommand.self, CheckCommand.self, TestCommand.self, InfoCommand.self, TypesCommand.self,
                    ExplainCommand.self,
                ]
            ),
            CommandGroup(
                name: "Portals",
                subcommands: [
                    DoctorCommand.self, TrustCommand.self, PortalCommand.self, GatewayCommand.self, CallCommand.self,
                    EmulatorCommand.self,
                ]
            ),
        ]
    )

    /// Starts the workers in which scripts run.
    static let workers = WorkerPool()
    /// How many workers a command surely needs: one that reads a recipe, and one that runs it.
    private static let workersAtStart = ["run": 2, "transform": 2, "test": 2, "check": 1, "info": 1]

    static func main() async {
        // Workers inherit that they leave no core dump.
        CrashSecrecy.begin()
        cprocess_return_large_blocks()
        WorkerProgram.runIfWorker()
        // They start while the arguments are read.
        workers.prepare(workersAtStart[CommandLine.arguments.dropFirst().first ?? ""] ?? 0)
        // Writing to a pipe that nobody reads any more is an error to report, and no reason to be killed.
        signal(SIGPIPE, SIG_IGN)
        do {
            try await Interruption.run {
                let arguments = ListRequest.joined(Array(CommandLine.arguments.dropFirst()))
                guard try !explain(arguments) else { return }
                try checkName(in: arguments)
                var command = try parseAsRoot(arguments)
                if var command = command as? any AsyncParsableCommand {
                    try await command.run()
                } else {
                    try command.run()
                }
            }
        } catch {
            end(with: error)
        }
        if Terminal.outputFailure != nil { leave(with: .done) }
    }

    /// Prints the page that `moonhook help PAGE` or `moonhook help CODE` asks for.
    ///
    /// - Returns: Whether it asked for one.
    /// - Throws: ``Failure`` if it asks for more.
    private static func explain(_ arguments: [String]) throws -> Bool {
        guard arguments.first == "help", let name = arguments.dropFirst().first, !commandNames.contains(name) else {
            return false
        }
        let output = Terminal.standardOutput
        guard let page = GuidePage.named(name) else {
            let isCode = name.wholeMatch(of: /(?:MOONHOOK_)?MH[0-9]{4}/.ignoresCase()) != nil
            if isCode { try ExplainCommand.parse(Array(arguments.dropFirst())).run() }
            return isCode
        }
        guard arguments.count == 2 else {
            throw Failure(.usage, "a page of the guide is printed whole: 'moonhook help \(name)'")
        }
        output.write(page: GuideText(style: output.style, command: GuidePage.command).page(page.markdown))
        return true
    }

    private static var commandNames: [String] {
        // Key paths through a type's existential crash the compiler.
        let commands = configuration.groupedSubcommands.flatMap { $0.subcommands }
        return commands.compactMap { $0.configuration.commandName } + ["help"]
    }

    /// Refuses a command that doesn't exist, with the one that was probably meant.
    private static func checkName(in arguments: [String]) throws {
        let isHelp = arguments.first == "help"
        guard let name = isHelp ? arguments.dropFirst().first : arguments.first, !name.hasPrefix("-") else { return }
        let names = commandNames
        guard !names.contains(name) else { return }
        if isHelp {
            let nearest = NearestName.of(name, among: names + GuidePage.all.map(\.name))
            let remedy = nearest.map { "did you mean '\($0)'?" }
            throw Failure(
                .usage,
                "there is no command or page '\(name)'; \(remedy ?? "'moonhook help' lists commands and pages")"
            )
        }
        let page = GuidePage.named(name).map { "'moonhook help \($0.name)' prints the page of that name" }
        let nearest = NearestName.of(name, among: names).map { "did you mean '\($0)'?" }
        throw Failure(
            .usage,
            "there is no command '\(name)'; \(page ?? nearest ?? "'moonhook --help' lists the commands")"
        )
    }

    private static func end(with error: any Error) -> Never {
        guard let failure = Failure(error) else { endParsing(with: error) }
        if !failure.message.isEmpty { Terminal.standardError.write(failure.message) }
        leave(with: failure.status)
    }

    /// Ends the program; if not all of its output could be written, success is none.
    private static func leave(with status: ExitStatus) -> Never {
        let failure = Terminal.outputFailure
        if let failure { Terminal.standardError.write("\(failure)") }
        let isLost = failure != nil && [.done, .planned].contains(status)
        Foundation.exit((isLost ? ExitStatus.usage : status).rawValue)
    }

    /// How many columns the argument parser's help has where nobody says how wide the terminal is.
    private static let helpColumns = 80

    /// Prints the argument parser's message: help, or what is wrong with the arguments, which may be names of foreign files.
    private static func endParsing(with error: any Error) -> Never {
        guard exitCode(for: error).rawValue != 0 else {
            let message = fullMessage(for: error)
            if let note = GuidePage.note(for: message, width: helpColumns) {
                let help = message.trimmingCharacters(in: .newlines)
                Terminal.standardOutput.write(report: "\(help)\n\n\(note)")
            } else {
                Terminal.standardOutput.writeRaw(message + "\n")
            }
            leave(with: .done)
        }
        Terminal.standardError.write(report: fullMessage(for: error))
        Foundation.exit(exitCode(for: error).rawValue)
    }
}
