import Foundation
import PortalEmulator
import TestSupport
import Testing
import Wire

/// `moonhook run`: plan, show, apply.
@Suite(.endsHangs) struct RunTests {
    @Test func `the documented call changes user 1 of the demo portal, once`() async throws {
        let program = try Program()
        let script = try program.write(hello, to: "hello.lua")
        let first = try await program.run("run", script, "--portal", "demo", "--yes")
        #expect(first.status == 0)
        #expect(first.error == "")
        #expect(first.output.contains("LAST_NAME  (empty) → SomeLastName"))
        #expect(first.output.contains("1 change applied"))

        let second = try await program.run("run", script, "--portal", "demo", "--yes")
        #expect(second.status == 0)
        #expect(second.output == "Portal demo\n\nNothing to change\n")
    }

    @Test func `with --strict the record that ends the run is reported with its reason and its location`() async throws
    {
        let program = try Program(environment: ["MOONHOOK_PORTAL": "demo"])
        let recipe = try program.write(
            "return { transform = function(user) if user.ID == 8 then reject('an eight') end end }\n",
            to: "eight.lua"
        )
        let ended = try await program.run("run", recipe, "--strict", "--yes")
        #expect(ended.status == 3)
        #expect(ended.error == "a record is refused, so --strict ends the run\n")
        #expect(ended.output.contains("MH0305  1×  an eight\n"), "\(ended.output)")
        #expect(ended.output.contains("user 8, eight.lua:1"), "\(ended.output)")
        let shown = try await program.run("runs", "1")
        #expect(
            shown.output.contains("Run 1, refused") && shown.output.contains("It ended before the plan was complete\n")
        )
    }

    @Test func `two processes plan the same, byte for byte`() async throws {
        let program = try Program()
        let script = try program.write(
            """
            local marks = {}
            for person in users.each() do marks[person.ID] = math.random(1 << 30) end
            for id, mark in pairs(marks) do
              local parts = { mark, tostring({}), tostring(print) }
              for name, value in pairs(users.get(id)) do
                if type(value) == "string" then parts[#parts + 1] = name .. "=" .. value end
              end
              user.update { ID = id, PERSONAL_NOTES = table.concat(parts, " ") }
            end
            """,
            to: "marks.lua"
        )
        let arguments = ["run", script, "--portal", "demo", "--dry-run", "--format", "json"]
        let first = try await program.run(arguments)
        #expect(first.status == 0, "\(first.error)")
        #expect(try await program.run(arguments).output == first.output)
        #expect(first.output.contains("\"seed\":"))
        let other = try await program.run(arguments + ["--seed", "7"])
        #expect(other.output.contains("\"seed\":7") && other.output != first.output)
    }

    @Test func `without a terminal and without --yes the plan is shown and nothing is sent`() async throws {
        try await withPortal { program, portal, _ in
            let ended = try await program.run("run", try program.write(hello, to: "hello.lua"))
            #expect(ended.status == 64)
            #expect(ended.output.contains("1 user changes"))
            #expect(ended.error == "Nothing was sent: without a terminal to ask on, this needs --yes (or --dry-run).\n")
            #expect(portal.updates == 0)
        }
    }

    @Test func `a dry run shows the plan and sends nothing`() async throws {
        try await withPortal { program, portal, _ in
            let ended = try await program.run("run", Program.example("phones-e164.lua"), "--dry-run", "--yes")
            #expect(ended.status == 0)
            #expect(ended.output.contains(" users change"))
            #expect(!portal.requests.isEmpty)
            #expect(portal.updates == 0)
        }
    }

    @Test func `a plan goes out in batches, and a second run has nothing to do`() async throws {
        try await withPortal { program, portal, _ in
            let recipe = Program.example("phones-e164.lua")
            let first = try await program.run("run", recipe, "--yes")
            #expect(first.status == 0)
            let updates = portal.updates
            #expect(updates > 10)
            #expect(portal.requests.filter { $0.method == "user.update" }.allSatisfy { $0.carrier == .batch })
            #expect(first.output.contains("\n\(updates) changes applied\n"))

            let second = try await program.run("run", recipe, "--yes")
            #expect(second.status == 0)
            #expect(second.output.contains("\nNothing to change in "))
            #expect(portal.updates == updates)
        }
    }

    @Test func `a program's updates pass through the recipes behind it`() async throws {
        let program = try Program()
        try program.write("user.update { ID = 1, WORK_PHONE = '030 23125901' }", to: "program.lua")
        let ended = try await program.run(
            "run",
            "program.lua",
            "--with",
            Program.example("phones-e164.lua"),
            "--portal",
            "demo",
            "--dry-run"
        )
        #expect(ended.status == 0)
        #expect(ended.output.contains("→ +493023125901"))
    }

    @Test func `several recipes make a chain, and a parameter is set by name`() async throws {
        let program = try Program()
        try program.write(
            "return { transform = function(user) if user.ID > 1 then skip('not now') end user.WORK_PHONE = '212 5550101' end }",
            to: "first.lua"
        )
        let ended = try await program.run(
            "run",
            "first.lua",
            Program.example("phones-e164.lua"),
            "--set",
            "region=US",
            "--portal",
            "demo",
            "--dry-run"
        )
        #expect(ended.status == 0)
        #expect(ended.output.contains("→ +12125550101"))
        #expect(ended.output.contains("182 skipped"))
    }

    @Test func `every line that --format json prints is JSON`() async throws {
        let program = try Program()
        let recipe = Program.example("phones-e164.lua")
        let ended = try await program.run("run", recipe, "--portal", "demo", "--yes", "--format", "json")
        #expect(ended.status == 0)
        let types = Dictionary(grouping: try ended.json()) { $0["type"]?.stringValue ?? "none" }.mapValues(\.count)
        #expect(Set(types.keys) == ["change", "diagnostic", "outcome", "records", "summary"])
        #expect(types["change"] == types["outcome"])
        #expect(types["summary"] == 2)
    }

    @Test func `what a script prints goes to standard error`() async throws {
        let program = try Program()
        try program.write("print('one', 2) log.warn('careful')", to: "talk.lua")
        let ended = try await program.run("run", "talk.lua", "--portal", "demo", "--format", "json")
        #expect(ended.status == 0)
        #expect(ended.error == "| one\t2\n| careful\n")
        #expect(try ended.json().count == 1)
    }

    @Test func `--quiet prints only where something changed or failed, --exit-code tells by status`() async throws {
        let program = try Program(environment: ["MOONHOOK_PORTAL": "demo"])
        try program.write(hello, to: "hello.lua")
        let before = try await program.run("run", "hello.lua", "--quiet", "--dry-run", "--exit-code")
        #expect(before.status == 2)
        #expect(before.output.contains("Administrator"))
        _ = try await program.run("run", "hello.lua", "--yes")
        let after = try await program.run("run", "hello.lua", "--quiet", "--dry-run", "--exit-code")
        #expect(after.status == 0)
        #expect(after.output == "")
        #expect(after.error == "")
    }

    @Test(arguments: [
        (["MOONHOOK_STATE": ""], ".local/state/moonhook"), (["MOONHOOK_STATE": "here"], "here"),
        (["MOONHOOK_STATE": "", "XDG_STATE_HOME": "relative"], ".local/state/moonhook"),
    ])
    func `journal and demo portal are kept in the state folder`(
        environment: [String: String],
        path: String
    ) async throws {
        let program = try Program(environment: environment)
        let ended = try await program.run("run", try program.write(hello, to: "hello.lua"), "--portal", "demo", "--yes")
        #expect(ended.status == 0)
        for file in ["journal.sqlite", "portal.sqlite"] {
            #expect(FileManager.default.fileExists(atPath: program.folder.path("\(path)/demo/\(file)")))
        }
        let folder = try FileManager.default.attributesOfItem(atPath: program.folder.path("\(path)/demo"))
        #expect((folder[.posixPermissions] as? NSNumber)?.intValue == 0o700)
    }

    @Test func `one refused record leaves the others and ends with status 1`() async throws {
        try await withPortal { program, portal, _ in
            let recipe = """
                return { transform = function(user)
                  if user.ID == 1 then reject("not the boss") end
                  user.WORK_NOTES = "seen " .. user.ID
                end }
                """
            let script = try program.write(recipe, to: "notes.lua")
            let ended = try await program.run("run", script, "--yes")
            #expect(ended.status == 1)
            #expect(ended.output.contains("not the boss"))
            #expect(ended.output.contains("\n1 refused\n"))
            #expect(portal.updates > 30)

            let strict = try await program.run("run", script, "--yes", "--strict")
            #expect(strict.status == 3)
            #expect(strict.error.contains("--strict"))
        }
    }

    @Test func `more than one refused record in ten sends nothing, unless exactly that many are allowed`() async throws
    {
        try await withPortal { program, portal, _ in
            let recipe = """
                return { transform = function(user)
                  if user.ID % 2 == 0 then reject("even") end
                  user.WORK_NOTES = "seen " .. user.ID
                end }
                """
            let script = try program.write(recipe, to: "notes.lua")
            let ended = try await program.run("run", script, "--yes")
            #expect(ended.status == 3)
            #expect(portal.updates == 0)
            let option = try #require(
                ended.error.split(separator: " ").last?.split(separator: "\n").first.map(String.init)
            )
            #expect(option.hasPrefix("refused="))

            let allowed = try await program.run("run", script, "--yes", "--allow", option)
            #expect(allowed.status == 1)
            #expect(portal.updates > 10)
        }
    }

    @Test func `where every record is refused nothing could go, which is status 3`() async throws {
        let program = try Program()
        try program.write("return { transform = function() reject('all') end }", to: "none.lua")
        let ended = try await program.run("run", "none.lua", "--portal", "demo", "--dry-run")
        #expect(ended.status == 3)
    }
}
