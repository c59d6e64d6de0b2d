import Foundation
import PortalEmulator
import TestSupport
import Testing
import Wire

/// `moonhook undo`, and what a run knows of how the portal writes values.
@Suite(.endsHangs) struct UndoTests {
    private let city = """
        return { writes = { "WORK_CITY", "WORK_ZIP" }, transform = function(user)
          user.WORK_CITY = "Ulm " .. user.ID
          user.WORK_ZIP = "8" .. 9000 + user.ID
        end }
        """

    private func demo(_ text: String) async throws -> Program {
        let program = try Program(environment: ["MOONHOOK_PORTAL": "demo"])
        try program.write(text, to: "city.lua")
        return program
    }

    private func export(_ program: Program) async throws -> String {
        try await program.run("export", "--fields", "WORK_CITY,WORK_ZIP").output
    }

    /// A portal that writes values in its own way, with the script `a.lua`.
    private func withProgram(
        _ script: String,
        on rewriting: EmulatorRewriting,
        _ body: (Program) async throws -> Void
    ) async throws {
        var configuration = EmulatorConfiguration(userCount: 60)
        configuration.rewriting = rewriting
        try await EmulatedPortal(configuration).serve { address in
            let program = try Program(environment: ["MOONHOOK_PORTAL": address.webhook])
            try program.write(script, to: "a.lua")
            try await body(program)
        }
    }

    @Test func `a run is taken back, that again, and a second time there is nothing to do`() async throws {
        let program = try await demo(city)
        let before = try await export(program)
        let ran = try await program.run("run", "city.lua", "--users", "2,3,4", "--yes")
        #expect(ran.status == 0, "\(ran.error)")
        let after = try await export(program)

        let dry = try await program.run("undo", "1", "--dry-run")
        #expect(dry.status == 0, "\(dry.error)")
        #expect(dry.output.contains("\n3 of 3 users change\n"), "\(dry.output)")
        #expect(try await program.run("runs").lines.count == 3)

        let unasked = try await program.run("undo", "1")
        #expect(unasked.status == 64)
        #expect(unasked.error.contains("--yes"))

        let back = try await program.run("undo", "1", "--yes")
        #expect(back.status == 0, "\(back.error)")
        #expect(back.output.contains("3 changes applied"))
        #expect(ran.output.hasSuffix("\nRun 1. To take it back: moonhook undo 1\n"), "\(ran.output)")
        #expect(back.output.contains("\nRun 3 took back run 1. To take that back: moonhook undo 3"), "\(back.output)")
        #expect(try await export(program) == before)

        let again = try await program.run("undo", "1", "--yes")
        #expect(again.status == 0)
        #expect(
            again.output == """
                Portal demo

                Nothing to change in 3 users

                6 values are as they were before run 1 already

                """
        )
        let forth = try await program.run("undo", "3", "--yes")
        #expect(forth.status == 0, "\(forth.error)")
        #expect(try await export(program) == after)
        let list = try await program.run("runs")
        #expect(list.output.contains("undo of 3"), "\(list.output)")
    }

    @Test func `what a deleted department held stays, by name, and the rest goes back`() async throws {
        let program = try await demo(
            "for _, id in ipairs { 2, 3 } do user.update { ID = id, UF_DEPARTMENT = { 1 } } end"
        )
        func call(_ arguments: String...) async throws -> Program.Ended {
            try await program.run(["call"] + arguments + ["--yes"])
        }
        let made = try await call("department.add", "NAME=North", "PARENT=1")
        let id = try #require(made.output.split { !$0.isNumber }.first.map(String.init))
        _ = try await call("user.update", "ID=2", "UF_DEPARTMENT[]=\(id)")
        #expect(try await program.run("run", "city.lua", "--yes").status == 0)
        _ = try await call("department.delete", "ID=\(id)")
        let back = try await program.run("undo", "1", "--yes")
        #expect(back.status == 1)
        #expect(back.output.contains("department \(id) \"North\" no longer exists"), "\(back.output)")
        #expect(back.output.contains("\n1 change applied"), "\(back.output)")
    }

    @Test func `a part goes back, what was changed since stays, and the status tells`() async throws {
        let program = try await demo(city)
        _ = try await program.run("run", "city.lua", "--users", "2,3,4", "--yes")
        _ = try await program.run("call", "user.update", "ID=3", "WORK_CITY=Kiel", "--yes")
        let part = try await program.run("undo", "1", "--user", "2,3", "--field", "WORK_CITY", "--dry-run")
        #expect(part.status == 1)
        #expect(part.output.contains("warning  MH0510  1×  WORK_CITY: changed since the run"), "\(part.output)")
        #expect(part.output.contains("\n1 of 2 users changes\n"), "\(part.output)")
        #expect(part.output.contains("\n1 value of run 1 stays\n"), "\(part.output)")

        let lines = try await program.run("undo", "1", "--yes", "--format", "json").json()
        let records = try #require(lines.first { $0["type"] == "records" })
        #expect(records["undoes"] == 1 && records["back"] == 0 && records["kept"] == 1)
        #expect(lines.count { $0["type"] == "change" } == 3)
        #expect(try await export(program).contains("3,Kiel,"))
    }

    @Test(arguments: [
        (["2"], "demo has no run 2: the last one is 1\n"),
        (["1", "--field", "WORK_FONE"], "--field: WORK_FONE is not a user field; did you mean WORK_PHONE?\n"),
        (["1", "--field", "NAME"], "--field: run 1 didn't change NAME; it changed WORK_CITY, WORK_ZIP\n"),
        (["1", "--user", "2,9"], "--user: run 1 didn't change user 9\n"),
    ])
    func `a run, a user or a field that doesn't exist is reported`(arguments: [String], message: String) async throws {
        let program = try await demo(city)
        let none = try await program.run("undo", "1")
        #expect(none.error == "demo has no run 1: none was recorded yet\n")
        _ = try await program.run("run", "city.lua", "--users", "2", "--yes")
        let ended = try await program.run(["undo"] + arguments + ["--yes"])
        #expect(ended.status == 64)
        #expect(ended.output == "")
        #expect(ended.error == message)
    }

    @Test func `bounds and protection hold for the way back as for the way there`() async throws {
        let program = try await demo(city)
        try program.write("for id = 50, 57 do user.update { ID = id, ACTIVE = false } end", to: "dismiss.lua")
        let dismissed = try await program.run("run", "dismiss.lua", "--yes", "--allow", "dismiss=8")
        #expect(dismissed.status == 0, "\(dismissed.error)")
        let hired = try await program.run("undo", "1", "--yes")
        #expect(hired.status == 0, "nobody is dismissed: \(hired.error)")
        let refused = try await program.run("undo", "2", "--yes")
        #expect(refused.status == 3)
        #expect(refused.error.contains("--allow dismiss="), "\(refused.error)")
        try program.write("return { protect = { users = { 50, 51, 52, 53 } } }", to: Program.configuration)
        let few = try await program.run("undo", "2", "--yes")
        #expect(few.status == 1, "what is protected stays: \(few.error)")
        #expect(few.output.contains("MH0509"), "\(few.output)")
        #expect(few.output.contains("\n4 values of run 2 stay\n"), "\(few.output)")
    }

    @Test func `what the portal writes in its own way is counted and left, in a dry run too`() async throws {
        let script = "return { transform = function(user) user.WORK_CITY = 'Ulm  ' .. user.ID end }"
        try await withProgram(script, on: EmulatorRewriting(rewriteRate: 1)) { program in
            let arguments = ["run", "a.lua", "--users", "2,3"]
            let empty = try await program.run(arguments + ["--dry-run"])
            #expect(empty.status == 0)
            #expect(!empty.output.contains("in its own way"))
            #expect(try await program.run(arguments + ["--yes"]).output.contains("rewritten"))
            for rest in [["--dry-run"], ["--yes"]] {
                let again = try await program.run(arguments + rest)
                #expect(again.status == 0, "\(again.error)")
                #expect(
                    again.output.contains("\n2 values that the portal rewrites in its own format, left unchanged\n"),
                    "\(again.output)"
                )
            }
            let lines = try await program.run(arguments + ["--dry-run", "--format", "json"]).json()
            #expect(lines.first { $0["type"] == "records" }?["rewritten"] == 2)
            let back = try await program.run("undo", "1", "--yes")
            #expect(back.output.contains("2 changes applied"), "\(back.output)")
        }
    }

    @Test func `a plan file meets no conflict in what the portal is known to rewrite`() async throws {
        let script = """
            return { transform = function(user)
              user.WORK_CITY = 'Ulm  ' .. user.ID
              user.WORK_ZIP = '89  ' .. user.ID
            end }
            """
        try await withProgram(script, on: EmulatorRewriting(rewriteRate: 1)) { program in
            let first = try await program.run("run", "a.lua", "--users", "2,3", "--yes", "--save", "plan.jsonl")
            #expect(first.status == 0 && first.output.contains("rewritten"), "\(first.output)\(first.error)")
            for rest in [["--dry-run"], ["--yes"]] {
                let again = try await program.run(["apply", "plan.jsonl"] + rest)
                #expect(again.status == 0, "\(again.output)\(again.error)")
                #expect(again.output.contains("Of 2 changes 2 are already up to date; none to send"), "\(again.output)")
            }
            // One field is as before, the other as the portal made it: the change is sent again, and is no conflict.
            let plan = try program.read("plan.jsonl").split(separator: "\n").map(String.init)
            let change = try plan.map { try JSONReader.value(from: $0) }.first { $0["user"] == 2 }
            let city = change?["before"]?["WORK_CITY"]?.stringValue ?? ""
            #expect(try await program.run("call", "user.update", "ID=2", "WORK_CITY=\(city)", "--yes").status == 0)
            let mixed = try await program.run("apply", "plan.jsonl", "--yes")
            #expect(mixed.status == 0, "\(mixed.output)\(mixed.error)")
            #expect(mixed.output.contains("\n1 of 2 changes applied, 1 already up to date\n"), "\(mixed.output)")
        }
    }

    @Test func `what the portal ignored is planned again and said to have been ignored, by each way to plan it`()
        async throws
    {
        let script = "return { transform = function(user) user.WORK_CITY = 'Ulm ' .. user.ID end }"
        try await withProgram(script, on: EmulatorRewriting(ignoreRate: 1)) { program in
            let arguments = ["run", "a.lua", "--users", "2,3"]
            let first = try await program.run(arguments + ["--yes", "--save", "plan.jsonl"])
            #expect(first.status == 1 && !first.output.contains("MH0514"), "\(first.output)")
            #expect(!first.output.contains("undo"), "there is nothing to take back: \(first.output)")
            for command in [arguments + ["--dry-run"], ["apply", "plan.jsonl", "--dry-run"], arguments + ["--yes"]] {
                let again = try await program.run(command)
                #expect(again.output.contains("MH0514  2×  WORK_CITY: the portal ignored this value in run 1"))
                #expect(again.output.contains("\n2 values are sent again that the portal ignored before\n"))
                #expect(again.output.contains("\n2 of 2 users change\n") || command[0] == "apply", "\(again.output)")
            }
            let lines = try await program.run(arguments + ["--dry-run", "--format", "json"]).json()
            #expect(lines.first { $0["type"] == "records" }?["ignoredBefore"] == 2)
            let finding = try #require(lines.first { $0["code"] == "MH0514" })
            #expect(finding["message"]?.stringValue?.contains("run 2") == true, "the last run that sent it is named")
            #expect(finding["records"] == [["user": 2], ["user": 3]])
        }
    }

    @Test func `a dry run makes no journal`() async throws {
        try await withPortal { program, _, _ in
            try program.write(hello, to: "hello.lua")
            let ended = try await program.run("run", "hello.lua", "--dry-run")
            #expect(ended.status == 0)
            let undone = try await program.run("undo", "1", "--dry-run")
            #expect(undone.status == 64)
            #expect(undone.error.hasSuffix("has no run 1: none was recorded yet\n"))
            let files = try FileManager.default.subpathsOfDirectory(atPath: program.folder.path)
            #expect(!files.contains { $0.contains("journal") })
        }
    }
}
