import Foundation
import Journal
import PortalEmulator
import PortalModel
import TestSupport
import Testing
import Wire

/// `moonhook runs`: what the journal tells.
@Suite(.endsHangs) struct RunsTests {
    /// What `sha256sum` says of the input.
    private static let inputSHA256 = "9223733c3457a30a2dab626edad9e66a1804ad2f0e8c448b14fa3d4562525b56"

    @Test func `a second connection leaves the first one its locks, so that another process can't take the log away`()
        async throws
    {
        let program = try Program(environment: ["MOONHOOK_PORTAL": "demo"])
        try program.write("user.update { ID = 57, WORK_CITY = 'Graz' }", to: "city.lua")
        #expect(try await program.run("run", "city.lua", "--yes").status == 0)
        let path = program.folder.path("state/demo/journal.sqlite")
        let first = try RunJournal(path: path)
        try first.remember(protected: ["57": [try #require(UserID(rawValue: 57))]])
        withExtendedLifetime(try RunJournal(path: path)) {}
        #expect(try await program.run("runs").status == 0)
        #expect(FileManager.default.fileExists(atPath: path + "-wal"))
        #expect(try first.protected().keys.sorted() == ["57"])
    }

    @Test func `a run is listed and shown with who ran what on which input, and what became of each change`()
        async throws
    {
        let program = try Program(environment: ["MOONHOOK_PORTAL": "demo"])
        let recipe = try program.write(
            """
            return {
              params = { prefix = { type = "string", default = "+" } },
              writes = { "WORK_PHONE" },
              columns = { WORK_PHONE = "Phone" },
              transform = function(user) user.WORK_PHONE = user.WORK_PHONE and params.prefix .. user.WORK_PHONE end,
            }
            """,
            to: "prefix.lua"
        )
        try program.write("ID,Phone\n7,123\n8,456\n", to: "phones.csv")
        let ran = try await program.run(
            "run",
            recipe,
            "--input",
            "phones.csv",
            "--set",
            "prefix=0",
            "--yes"
        )
        #expect(ran.status == 0, "\(ran.error)")

        let list = try await program.run("runs")
        #expect(list.status == 0)
        #expect(list.lines.last?.contains("  applied  2        \(NSUserName()) (Admin)  ") ?? false, "\(list.output)")
        #expect(list.lines.last?.hasSuffix("  prefix.lua  phones.csv") ?? false, "\(list.output)")

        let shown = try await program.run("runs", "1")
        #expect(shown.status == 0)
        for words in [
            "Run 1, applied", "by \(NSUserName()) with Moonhook", "prefix.lua, SHA-256 ", "prefix = 0",
            "phones.csv, SHA-256 \(Self.inputSHA256)",
        ] {
            #expect(shown.output.contains(words), "\(shown.output)")
        }
        #expect(shown.output.contains("→ 0123") && shown.output.contains("2 changes applied"), "\(shown.output)")

        let lines = try await program.run("runs", "1", "--format", "json").json()
        let run = try #require(lines.first)
        #expect(run["type"] == "run" && run["state"] == "applied" && run["parameters"] == ["prefix": "0"])
        #expect(run["inputSHA256"] == .string(Self.inputSHA256))
        let info = try await program.run("info", "prefix.lua", "--format", "json").json().first
        #expect(run["scripts"]?.arrayValue?.first?["declaration"] == info?["declaration"])
        let outcomes = lines.filter { $0["type"] == "outcome" }
        #expect(outcomes.map { $0["tries"] } == [1, 1])
        #expect(outcomes.map { $0["fields"] } == [["WORK_PHONE": "taken"], ["WORK_PHONE": "taken"]])
    }

    private static let city = """
        return {
          name = "city",
          version = "1.2.0",
          writes = { "WORK_CITY", "WORK_ZIP" },
          transform = function(user)
            user.WORK_CITY = "Ulm " .. user.ID
            user.WORK_ZIP = "8" .. 9000 + user.ID
          end,
        }
        """

    @Test func `what a run was asked, by whom, with whose credentials and what for is kept and shown`() async throws {
        let program = try Program(environment: ["MOONHOOK_PORTAL": "demo"])
        try program.write(Self.city, to: "city.lua")
        let owner = "Admin"
        let arguments = [
            "--users", "3,2", "--where", "ACTIVE=Y", "--only", "WORK_CITY,WORK_ZIP", "--sample", "2", "--allow",
            "level=8",
        ]
        let notes = ["--for", " ticket HR-1123 ", "--as", "Åsa Nord"]
        let ran = try await program.run(["run", "city.lua", "--yes"] + arguments + notes)
        #expect(ran.status == 0, "\(ran.error)")
        let list = try #require(try await program.run("runs").lines.last)
        #expect(list.contains("Åsa Nord, \(NSUserName()) (\(owner))  city.lua 1.2.0, for ticket HR-1123"), "\(list)")
        let shown = try await program.run("runs", "1").output
        let words = "--users 2,3 --where ACTIVE=Y --only WORK_CITY,WORK_ZIP --sample 2 --allow level=8"
        let facts = [
            "Åsa Nord\n", "ticket HR-1123\n", "of \(owner) (user 1)\n", "city.lua 1.2.0, SHA-256 ", words + "\n",
        ]
        for line in facts {
            #expect(shown.contains("  \(line)"), "\(line): \(shown)")
        }
        let run = try #require(try await program.run("runs", "1", "--format", "json").json().first)
        #expect(run["as"] == "Åsa Nord" && run["for"] == "ticket HR-1123")
        #expect(run["owner"] == ["id": 1, "name": .string(owner)])
        #expect(run["options"]?.arrayValue?.first == ["name": "--users", "value": "2,3"])
        let hidden = try await program.run("runs", "1", "--redact").output
        #expect(!hidden.contains("Åsa") && !hidden.contains(owner) && hidden.contains("ACTIVE=•••"), "\(hidden)")

        let part = try await program.run("undo", "1", "--user", "2", "--field", "WORK_CITY", "--yes")
        #expect(
            part.output.contains("\nRun 2 took back a part of run 1. To take that back: moonhook undo 2"),
            "\(part.output)"
        )
        #expect(try await program.run("runs", "2").output.contains("  --user 2 --field WORK_CITY\n"))
        let page = try await program.run(["run", "city.lua", "--dry-run", "--format", "markdown"] + notes).output
        #expect(page.contains("- for: ticket `HR-1123`") && page.contains("- as: Åsa Nord"), "\(page)")
    }

    @Test(arguments: ["", "  ", "a\u{1B}[2J", "a\nb", String(repeating: "x", count: 201)])
    func `a note on a run is a short line`(text: String) async throws {
        let program = try Program(environment: ["MOONHOOK_PORTAL": "demo"])
        try program.write(hello, to: "hello.lua")
        for option in ["--for", "--as"] {
            let ended = try await program.run("run", "hello.lua", option, text)
            #expect(ended.status == 64 && ended.error.contains("expected"), "\(ended.error)")
            #expect(!ended.error.contains("\u{1B}"))
        }
    }

    @Test func `a script can be read as it was in a run, with its lines and its modules, until the run is forgotten`()
        async throws
    {
        let program = try Program(environment: ["MOONHOOK_PORTAL": "demo"])
        func write(_ city: String) throws {
            try program.write("-- \(city)\nreturn '\(city)'\n", to: "town.lua")
            try program.write(
                "local town = require 'town'\n\nuser.update { ID = 2, WORK_CITY = town }\n-- to \(city)\n",
                to: "move.lua"
            )
        }
        for city in ["Ulm", "Wilhelmstadt"] {
            try write(city)
            #expect(try await program.run("run", "move.lua", "--yes", "--save", "plan.jsonl").status == 0)
        }
        let first = try await program.run("runs", "1", "--script", "move.lua")
        #expect(first.status == 0, "\(first.error)")
        let lines = first.output.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.first?.hasPrefix("move.lua, SHA-256 ") == true)
        #expect(
            Array(lines.dropFirst()) == [
                "", "1  local town = require 'town'", "2", "3  user.update { ID = 2, WORK_CITY = town }",
                "4  -- to Ulm", "",
            ]
        )
        let module = try await program.run("runs", "2", "--script", "town.lua", "--format", "json").json().first
        #expect(module?["text"] == "-- Wilhelmstadt\nreturn 'Wilhelmstadt'\n")
        let hash = try #require(module?["sha256"]?.stringValue)
        let same = try await program.run("runs", "2", "--script", "\(hash.prefix(4))").output
        #expect(same.contains("\n1  -- Wilhelmstadt\n"))
        let none = try await program.run("runs", "1", "--script", "moves.lua")
        #expect(none.status == 64 && none.error == "--script: run 1 has no script moves.lua; did you mean move.lua?\n")

        let applied = try await program.run("apply", "plan.jsonl", "--yes")
        #expect(applied.status == 0, "\(applied.error)")
        #expect(try await program.run("runs", "3", "--script", "move.lua").output.contains("to Wilhelmstadt"))
        #expect(try await program.run("runs", "--forget", "0d", "--yes").status == 0)
        let folder = URL(filePath: program.folder.path("state/demo"))
        for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        where file.lastPathComponent.hasPrefix("journal") {
            #expect(try Data(contentsOf: file).range(of: Data("Wilhelmstadt".utf8)) == nil, "\(file.lastPathComponent)")
        }
    }

    private static let rejecting = "return { transform = function() reject('no') end }"

    @Test(
        arguments: [
            (
                "for id = 50, 57 do user.update { ID = id, ACTIVE = false } end", [], "refused",
                "8 users would be dismissed, more than 5"
            ),
            (
                hello, ["--approve", String(repeating: "0", count: 64)], "refused",
                "the plan is not the one that was approved"
            ),
            (
                rejecting, ["--strict"], "refused",
                "a record is refused, so --strict ends the run"
            ),
            (rejecting, ["--users", "2"], "refused", "the only record is refused"),
            ("error('no')", [], "failed", nil),
        ] as [(String, [String], String, String?)]
    )
    func `a run that was judged and stopped is refused, with the reason, and one that broke has failed`(
        source: String,
        options: [String],
        state: String,
        reason: String?
    ) async throws {
        let program = try Program(environment: ["MOONHOOK_PORTAL": "demo"])
        try program.write(source, to: "sample.lua")
        let ended = try await program.run(["run", "sample.lua", "--yes"] + options)
        #expect(ended.status == 3, "\(ended.error)")
        let last = try #require(try await program.run("runs").lines.last)
        #expect(last.contains("  \(state)  "))
        #expect(last.hasSuffix("sample.lua" + (reason.map { ": \($0)" } ?? "")), "\(last)")
        let shown = try await program.run("runs", "1").output
        #expect(shown.hasPrefix("Run 1, \(state)\n"))
        if let reason {
            let fact = shown.split(separator: "\n").first { $0.hasPrefix("  refused ") }
            #expect(fact?.hasSuffix("  \(reason)") == true, "\(shown)")
        }
        let run = try await program.run("runs", "1", "--format", "json").json().first
        #expect(run?["state"] == .string(state) && run?["refusal"] == reason.map { .string($0) })
    }

    @Test func `a run that sent something isn't refused, though all rows of its input are`() async throws {
        let program = try Program(environment: ["MOONHOOK_PORTAL": "demo"])
        try program.write(
            """
            return {
              transform = function() reject("no") end,
              missing = function(user) if user.ID == 5 then user.WORK_CITY = "Ulm" end end,
            }
            """,
            to: "sample.lua"
        )
        try program.write("ID\n7\n", to: "rows.csv")
        let arguments = ["run", "sample.lua", "--input", "rows.csv", "--yes", "--allow", "refused=1"]
        let ended = try await program.run(arguments)
        #expect(ended.status == 1 && ended.output.contains("1 change applied"), "\(ended.output)\(ended.error)")
        #expect(try await program.run("runs", "1").output.hasPrefix("Run 1, applied\n"))
    }

    @Test func `departments keep their names if the portal is gone`() async throws {
        let program = try Program()
        let portal = try EmulatedPortal(EmulatorConfiguration(userCount: 20))
        var address = ""
        try await portal.serve { served in
            address = served.webhook
            let script = try program.write("user.update { ID = 2, UF_DEPARTMENT = { 1 } }\n", to: "move.lua")
            let ended = try await program.run("run", script, "--portal", served.webhook, "--yes")
            #expect(ended.output.contains("1 change applied"), "\(ended.output)\(ended.error)")
        }
        let shown = try await program.run("runs", "1", "--portal", address)
        #expect(shown.status == 0 && shown.output.contains("UF_DEPARTMENT"), "\(shown.error)")
        #expect(!shown.output.contains("department 1"), "\(shown.output)")
    }

    @Test func `people behind ids keep their names if the portal is gone`() async throws {
        let program = try Program()
        let portal = try EmulatedPortal(EmulatorConfiguration(userCount: 20))
        var address = ""
        try await portal.serve { served in
            address = served.webhook
            let field = [
                "call", "user.userfield.add", "fields[FIELD_NAME]=MENTOR", "fields[USER_TYPE_ID]=employee", "--yes",
            ]
            #expect(try await program.run(field + ["--portal", served.webhook]).status == 0)
            let mentors = try program.write("user.update { ID = 3, UF_USR_MENTOR = 2 }\n", to: "mentors.lua")
            #expect(try await program.run("run", mentors, "--portal", served.webhook, "--yes").status == 0)
            let cities = """
                return { transform = function(user)
                  if user.ID == 3 then warn("WORK_CITY", "unknown") elseif user.ID == 4 then user.WORK_CITY = "Ulm" end
                end }
                """
            try program.write(cities, to: "cities.lua")
            #expect(try await program.run("run", "cities.lua", "--portal", served.webhook, "--yes").status == 0)
        }
        let mentors = try await program.run("runs", "1", "--portal", address)
        #expect(mentors.output.contains("UF_USR_MENTOR  (empty) → Regula Rochat\n"), "\(mentors.output)")
        // The first run knows the name of a user whom the second one only warned about.
        let cities = try await program.run("runs", "2", "--portal", address)
        #expect(cities.output.contains("user 3 Françoise Lefèvre, cities.lua:2\n"), "\(cities.output)")
        let hidden = try await program.run("runs", "2", "--portal", address, "--redact")
        #expect(hidden.output.contains("user 3, cities.lua:2\n") && !hidden.output.contains("Lefèvre"))
    }

    @Test func `a dry run leaves nothing to list, and a number that doesn't exist is reported with the last one`()
        async throws
    {
        let program = try Program(environment: ["MOONHOOK_PORTAL": "demo"])
        let script = try program.write(hello, to: "hello.lua")
        #expect(try await program.run("run", script, "--dry-run").status == 0)
        let none = "No runs were recorded yet in \(program.folder.path("state")); "
        #expect(try await program.run("runs").output.hasPrefix("Portal demo\n\n\(none)--state or MOONHOOK_STATE "))
        let unknown = try await program.run("runs", "12")
        #expect(unknown.status == 64 && unknown.error == "demo has no run 12: none was recorded yet\n")
        #expect(try await program.run("run", script, "--yes").status == 0)
        #expect(try await program.run("runs", "12").error == "demo has no run 12: the last one is 1\n")
        #expect(try await program.run("runs", "twelve").status == 64)
    }

    @Test func `what is forgotten is in no file any more`() async throws {
        let program = try Program(environment: ["MOONHOOK_PORTAL": "demo"])
        let script = try program.write("user.update { ID = 1, NAME = 'Wilhelmine-Charlotte' }\n", to: "name.lua")
        #expect(try await program.run("run", script, "--yes").status == 0)
        #expect(try await program.run("runs", "--forget", "1d").output == "0 runs forgotten\n")
        let unasked = try await program.run("runs", "--forget", "0d")
        let words = "--forget 0d deletes 1 run; without a terminal to ask on, this needs --yes."
        #expect(unasked.status == 64 && unasked.error == "Nothing was forgotten: \(words)\n")
        let ended = try await program.run("runs", "--forget", "0d", "--yes", "--format", "json")
        #expect(ended.output == "{\"type\":\"forgotten\",\"runs\":1}\n", "\(ended.error)")
        let folder = URL(filePath: program.folder.path("state/demo"))
        for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        where file.lastPathComponent.hasPrefix("journal") {
            #expect(try Data(contentsOf: file).range(of: Data("Wilhelmine".utf8)) == nil, "\(file.lastPathComponent)")
        }
        let none = "No runs were recorded yet in \(program.folder.path("state")); "
        #expect(try await program.run("runs").output.hasPrefix("Portal demo\n\n\(none)--state or MOONHOOK_STATE "))
    }

    /// Answers what `moonhook runs` asks on a terminal.
    private func answer(_ answer: String, to arguments: String, in program: Program) async throws -> String {
        let words = ["-qec", "\(try Program.executable()) runs \(arguments)", "/dev/null"]
        return try await program.command("/usr/bin/script", words, input: answer + "\n").run().output
    }

    @Test func `before all runs are forgotten somebody is asked`() async throws {
        let program = try Program(environment: ["MOONHOOK_PORTAL": "demo", "TERM": "xterm", "COLUMNS": "200"])
        let script = try program.write(hello, to: "hello.lua")
        #expect(try await program.run("run", script, "--yes").status == 0)
        let kept = try await answer("n", to: "--forget 0d", in: program)
        #expect(kept.contains("Forget 1 run, all that were recorded? Then they can't be undone. [y/N] "), "\(kept)")
        #expect(kept.contains("Nothing was forgotten."))
        let young = try await answer("n", to: "--forget 1d", in: program)
        #expect(young.contains("0 runs forgotten"), "\(young)")
        let gone = try await answer("y", to: "--forget 0d", in: program)
        #expect(gone.contains("1 run forgotten"), "\(gone)")
        #expect(try await program.run("runs", "--forget", "0d").output == "0 runs forgotten\n")
        #expect(try await program.run("runs", "--yes").status == 64)
    }
}
