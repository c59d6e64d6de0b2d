import TestSupport
import Testing
import Wire

/// The page about commands is made of what the program says of itself.
@Suite(.endsHangs) struct CommandReferenceTests {
    @Test func `the reference of commands is what the program takes`() async throws {
        let ended = try await Program().run("--experimental-dump-help")
        let command = try #require(try JSONReader.value(from: ended.output)["command"])
        let page = page(of: command)
        #expect(try reference("moonhook/Moonhook.docc/Commands.md", recording: page) == page)
    }

    private func page(of program: JSONValue) -> String {
        let commands = (program["subcommands"]?.arrayValue ?? []).filter { $0.text("commandName") != "help" }
            .flatMap { command in
                let parts = command["subcommands"]?.arrayValue ?? []
                return parts.isEmpty ? [(command, "")] : parts.map { ($0, command.text("commandName") + " ") }
            }
        return """
            # Commands

            Every command with its options.

            \(program.text("abstract"))

            \(program.text("discussion"))

            \(commands.map(section).joined(separator: "\n"))
            """
    }

    private func section(_ command: JSONValue, of group: String) -> String {
        let all = (command["arguments"]?.arrayValue ?? [])
            .filter { $0["shouldDisplay"] == true && !["help", "version"].contains($0.text("valueName")) }
        let rows = all.map { "| `\(spelling($0))` | \($0.text("abstract").escaped)\(otherwise($0)) |\n" }
        let discussion = command.text("discussion")
        return "## moonhook \(group)\(command.text("commandName"))\n\n\(command.text("abstract"))\n"
            + (discussion.isEmpty ? "" : "\n\(discussion.replacing("\n  ", with: "\n      "))\n")
            + (rows.isEmpty ? "" : "\n| | |\n|---|---|\n\(rows.joined())")
    }

    private func spelling(_ argument: JSONValue) -> String {
        switch argument.text("kind") {
        case "positional": "<\(argument.text("valueName"))>\(argument["isRepeating"] == true ? " …" : "")"
        case "flag": "--\(argument["preferredName"]?.text("name") ?? "")"
        default: "--\(argument["preferredName"]?.text("name") ?? "") <\(argument.text("valueName"))>"
        }
    }

    private func otherwise(_ argument: JSONValue) -> String {
        let value = argument.text("defaultValue")
        return value.isEmpty ? "" : " Else `\(value)`."
    }
}

extension JSONValue {
    fileprivate func text(_ key: String) -> String { self[key]?.stringValue ?? "" }
}

extension String {
    /// The text in a cell of a table, where a bar would end it.
    fileprivate var escaped: String { replacing("|", with: "\\|") }
}
