import TestSupport
import Testing
import Wire

/// What a shell offers for the arguments of commands.
@Suite(.endsHangs) struct CompletionTests {
    /// The arguments that nothing can be offered for, by what stands for their values.
    private static let free: Set<String> = [
        "10", "10m", "127.0.0.1:9090", "50ms", "57,58", "60s", "64MiB", "90d", "K=V", "N", "a,b", "client", "column",
        "field,field", "field=value", "hash", "host:port", "https://gateway.example/", "id", "method", "name",
        "name or SHA-256", "name=value", "nan,NULL", "new", "old", "port", "rate", "run", "seconds", "seed", "text",
        "user", "users",
    ]

    /// The arguments of all commands, with the command's name.
    private func arguments() async throws -> [(command: String, argument: JSONValue)] {
        let ended = try await Program().run("--experimental-dump-help")
        var arguments: [(String, JSONValue)] = []
        func add(_ command: JSONValue, _ name: String) {
            for argument in command["arguments"]?.arrayValue ?? [] where argument["kind"] != "flag" {
                arguments.append((name, argument))
            }
            for inner in command["subcommands"]?.arrayValue ?? [] where inner["commandName"] != "help" {
                add(inner, name + " " + (inner["commandName"]?.stringValue ?? ""))
            }
        }
        add(try #require(try JSONReader.value(from: ended.output)["command"]), "moonhook")
        return arguments
    }

    @Test func `a shell is told what an argument can be, unless that is free`() async throws {
        let arguments = try await arguments()
        #expect(arguments.count > 100)
        for (command, argument) in arguments {
            let value = argument["valueName"]?.stringValue ?? ""
            #expect(
                (argument["completionKind"] == nil) == Self.free.contains(value),
                "\(command): \(argument["preferredName"]?["name"]?.stringValue ?? "") <\(value)>"
            )
        }
    }

    /// What bash offers for the last word.
    private func offers(for words: [String], in program: Program) async throws -> Set<String> {
        let script = try await program.run("--generate-completion-script", "bash")
        #expect(script.status == 0)
        try program.write(script.output, to: "completions.bash")
        let line = (["moonhook"] + words).joined(separator: " ")
        let complete = """
            source ./completions.bash
            COMP_WORDS=(moonhook "$@") COMP_CWORD=$# COMP_LINE=\(line.debugDescription) COMP_POINT=\(line.count)
            _moonhook moonhook "${COMP_WORDS[COMP_CWORD]}" "${COMP_WORDS[COMP_CWORD-1]}"
            printf '%s\\n' "${COMPREPLY[@]}"
            """
        let ended = try await program.command("/bin/bash", ["-c", complete, "bash"] + words).run()
        #expect(ended.error == "")
        return Set(ended.lines)
    }

    @Test(
        arguments: [
            (["run", "recipes/ph"], ["recipes/phones.lua", "recipes/photos"]),
            (["run", "a.lua", "recipes/phones"], ["recipes/phones.lua"]),
            (["run", "--input", "ro"], ["rows.csv"]),
            (["check", "rec"], ["recipes"]),
            (["types", "r"], ["recipes"]),
            (["export", "--state", ""], ["recipes"]),
            (["run", "--allow", "dis"], ["dismiss="]),
            (["run", "--list", "s"], ["skipped"]),
            (["run", "--encoding", "windows-1250"], ["windows-1250"]),
            (["runs", "--portal", ""], ["demo"]),
            (["explain", "MH0101"], ["MH0101"]),
            (["runs", "--format", "m"], ["markdown"]),
        ] as [([String], Set<String>)]
    )
    func `bash completes files, folders and known words`(words: [String], offers: Set<String>) async throws {
        let program = try Program()
        for file in ["a.lua", "rows.csv", "recipes/phones.lua", "recipes/phones.csv", "recipes/photos/1.jpg"] {
            try program.write("", to: file)
        }
        #expect(try await self.offers(for: words, in: program) == offers)
    }

    @Test(arguments: [("zsh", "_files -g"), ("fish", "__fish_complete_directories")])
    func `other shells complete files, too`(shell: String, function: String) async throws {
        let script = try await Program().run("--generate-completion-script", shell)
        #expect(script.status == 0 && script.output.contains(function))
    }
}
