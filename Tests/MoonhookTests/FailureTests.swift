import PortalEmulator
import TestSupport
import Testing
import Wire

/// Scripts that can't go on, and commands that can't begin: one clear message, the status, and nothing sent.
@Suite(.endsHangs) struct FailureTests {
    private func fail(
        _ script: String,
        _ options: [String] = [],
        _ body: (Program.Ended) throws -> Void
    ) async throws {
        try await withPortal(userCount: 3) { program, portal, _ in
            try program.write(script, to: "sample.lua")
            let ended = try await program.run(["run", "sample.lua", "--yes"] + options)
            #expect(ended.status == 3)
            #expect(ended.output == "")
            try body(ended)
            #expect(portal.updates == 0)
        }
    }

    @Test func `a script that never ends is stopped`() async throws {
        let script = "user.update { ID = 1, NAME = 'Early' }\nwhile true do end"
        try await fail(script, ["--time-limit", "200ms"]) { ended in
            #expect(
                ended.error.hasPrefix("sample.lua:2: stopped: time limit reached  (MH0302)\n    while true do end\n")
            )
            #expect(ended.error.contains("--time-limit"))
        }
    }

    @Test func `an endless script can't hide in pcall or a coroutine`() async throws {
        let script = """
            user.update { ID = 1, NAME = 'Early' }
            local run = coroutine.wrap(function() while true do pcall(function() while true do end end) end end)
            while true do pcall(run) end
            """
        try await fail(script, ["--time-limit", "200ms"]) { ended in
            #expect(ended.error.contains("stopped: time limit reached"))
        }
    }

    @Test func `a script that eats memory is stopped`() async throws {
        let script = """
            user.update { ID = 1, NAME = 'Early' }
            local all = {}
            while true do all[#all + 1] = ("x"):rep(1000) .. #all end
            """
        try await fail(script, ["--memory-limit", "8MiB"]) { ended in
            #expect(ended.error.hasPrefix("sample.lua:3: not enough memory  (MH0304)\n    while true do all[#all + 1]"))
            #expect(ended.error.contains("--memory-limit"))
        }
    }

    @Test func `an error names file, line and reason, and shows the line and the calls`() async throws {
        let script = """
            local function fail() error("no way") end
            user.update { ID = 1, NAME = 'Early' }
            fail()
            """
        try await fail(script) { ended in
            let lines = ended.error.split(separator: "\n")
            #expect(
                lines.prefix(2) == [
                    "sample.lua:1: no way  (MH0301)", #"    local function fail() error("no way") end"#,
                ]
            )
            #expect(lines.contains { $0.contains("sample.lua:3: in main chunk") })
        }
    }

    @Test func `a wrong field is an error at its line that lists all findings`() async throws {
        let script = """
            user.update { ID = 1, NAME = "Early" }
            user.update {
              ID = 2, WORK_FONE = "1", EMAIL = "nobody", PERSONAL_BIRTHDAY = "31.02.2000", UF_DEPARTMENT = { 99 },
            }
            """
        try await fail(script) { ended in
            #expect(ended.error.hasPrefix("sample.lua:2: user.update:"))
            for field in ["EMAIL", "PERSONAL_BIRTHDAY", "UF_DEPARTMENT[1]", "WORK_FONE"] {
                #expect(ended.error.contains("\n  - \(field)"))
            }
            #expect(ended.error.contains("did you mean WORK_PHONE?"))
        }
    }

    @Test func `what isn't Lua is reported with its line`() async throws {
        try await fail("user.update {\n  NAME = = 3 }") { ended in
            #expect(ended.error == "sample.lua:2: unexpected symbol near '='  (MH0101)\n    NAME = = 3 }\n")
        }
    }

    @Test(arguments: ["#!/usr/bin/env moonhook", "\u{FEFF}#!/usr/bin/env moonhook", "#!x\r"])
    func `a first line for the system is skipped, and lines keep their numbers`(line: String) async throws {
        let program = try Program(environment: ["MOONHOOK_PORTAL": "demo"])
        try program.write("\(line)\nprint(require('part').name)\nerror('here')", to: "sample.lua")
        try program.write("\(line)\nreturn { name = 'of the part' }", to: "part.lua")
        try program.write("\(line)\nreturn { protect = { users = { 1 } } }", to: Program.configuration)
        let ended = try await program.run("run", "sample.lua", "--dry-run")
        #expect(ended.error == "| of the part\nsample.lua:3: here  (MH0301)\n    error('here')\n", "\(ended.error)")
        #expect(try await program.run("check", "sample.lua").output.contains("1 file, no findings"))
    }

    @Test(arguments: ["while true do end", "repeat pcall(error) until false", "for i = 1, 1e18 do end"])
    func `a configuration that never ends is stopped`(body: String) async throws {
        let program = try Program()
        try program.write(body, to: Program.configuration)
        let ended = try await program.run("runs", "--portal", "demo")
        #expect(ended.status == 64)
        #expect(ended.error.hasSuffix("moonhook.lua:1: stopped: time limit reached\n"), "\(ended.error)")
    }

    @Test(arguments: [[], ["--format", "json"]])
    func `the text of an error is cut at 4 KiB`(options: [String]) async throws {
        let program = try Program(environment: ["MOONHOOK_PORTAL": "demo"])
        try program.write("error(('x'):rep(1000000))", to: "sample.lua")
        try program.write(
            """
            return { writes = { "NAME" }, transform = function(user)
              if user.ID == 1 then error(("x"):rep(1000000)) end
              if user.ID == 2 then reject(("x"):rep(50000)) end
              if user.ID == 3 then warn("NAME", ("x"):rep(50000)) end
              if user.ID == 4 then skip(("x"):rep(50000)) end
            end }
            """,
            to: "recipe.lua"
        )
        for arguments in [["sample.lua"], ["recipe.lua", "--users", "1,2,3,4,5", "--why"]] {
            let ended = try await program.run(["run"] + arguments + ["--dry-run"] + options)
            let text = ended.output + ended.error
            // A table may break the line there.
            #expect(text.contains(/xx…\s+cut/))
            #expect(text.split(separator: "\n").allSatisfy { $0.count { $0 == "x" } <= 4_096 })
        }
    }

    @Test func `a misspelt name is reported with the nearest`() async throws {
        try await fail("print(usrs.get(1))") { ended in
            #expect(ended.error.hasPrefix("sample.lua:1: undefined global 'usrs'; did you mean 'users'?  (MH0301)\n"))
        }
    }

    @Test(arguments: [
        (["run"], "Missing expected argument '<script> ...'"),
        (["run", "hello.lua", "--oops"], "Unknown option '--oops'"),
        (["run", "hello.lua", "--time-limit", "3x"], "'3x' is invalid for '--time-limit"),
        (["run", "hello.lua", "--allow", "dismiss"], "'dismiss' is invalid for '--allow"),
        (["run", "missing.lua", "--portal", "demo"], "missing.lua: no such file"),
        (
            ["run", "hello.lua", "--portal", "demo", "--set", "region=FR"],
            "--set region: no script has this parameter"
        ),
        (["run", "hello.lua", "--portal", "nowhere"], "--portal nowhere is not an address"),
        (["transform", "hello.lua"], "Missing expected argument '--input <input>'"),
        (["emulator", "--port", "70000"], "--port takes a number up to 65535."),
        (["emulator", "--limits", "free"], "'off', 'standard'"),
        (["emulator", "--fault", "hnag=0.1"], "Unknown fault 'hnag'. Known are reset-before, reset-after, hang,"),
        (["emulator", "--fault", "hang=2"], "takes a name and a rate from 0 to 1, such as hang=0.05"),
        (["emulator", "--fault-list", "none,hnag"], "Unknown fault 'hnag'. Known are reset-before,"),
        (["emulator", "--scopes", "users"], "Unknown scope 'users'. Known are department, user, user.userfield,"),
        (["emulator", "--operating-cost", "1"], "need --operating documented or measured"),
        (["emulator", "--rewrite", "0.7", "--ignore", "0.7"], "at most 1 together"),
        (["emulator", "--latency", "soon"], "'soon' is invalid for '--latency"),
        (["emulator", "--tls-cert", "a.pem"], "--tls-cert and --tls-key must be given together."),
        (["emulator", "--tls-cert", "none.pem", "--tls-key", "none.pem"], "can't use the certificate of none.pem"),
        (["rnu"], "there is no command 'rnu'; did you mean 'run'?"),
        (["runn"], "there is no command 'runn'; did you mean 'run'?"),
        (["tranform", "a.lua"], "there is no command 'tranform'; did you mean 'transform'?"),
        (["help", "runn"], "there is no command or page 'runn'; did you mean 'run'?"),
        (
            ["run", "hello.lua", "--time-limit", "5"],
            "'5' is invalid for '--time-limit <60s>': expected a unit, such as 5s"
        ),
        (["run", "hello.lua", "--time-limit", "0"], "--time-limit takes a time above 0"),
        (["run", "hello.lua", "--memory-limit", "64"], "expected an amount such as 64MiB"),
        (["runs", "--portal", "demo", "--state", "hello.lua"], "hello.lua is a file, but --state"),
        (["run", "hello.lua", "--portal", "demo", "--yes", "--state", "hello.lua"], "MOONHOOK_STATE name a folder"),
        (["trust", "hello.lua", "--state", "hello.lua"], "hello.lua is a file, but --state"),
        (["frobnicate"], "there is no command 'frobnicate'; 'moonhook --help' lists the commands"),
        (["run", "hello.lua", "--dry-rnu"], "Did you mean '--dry-run'?"),
    ])
    func `wrong usage is status 64`(arguments: [String], reason: String) async throws {
        let program = try Program()
        try program.write(hello, to: "hello.lua")
        let ended = try await program.run(arguments)
        #expect(ended.status == 64)
        #expect(ended.output == "")
        #expect(ended.error.contains(reason))
    }

    @Test(arguments: [
        ["run", "hello.lua", "--dry-run"], ["run", "hello.lua", "--yes"],
        ["run", "hello.lua", "--dry-run", "--exit-code"],
        ["runs"], ["help"], ["help", "run"], ["help", "import"], ["explain", "MH0101"], ["--version"],
        ["--generate-completion-script", "bash"], ["doctor"], ["check", "hello.lua"], ["call", "user.current"],
    ])
    func `a full disk behind standard output is status 64, and what nobody could see is not sent`(
        arguments: [String]
    ) async throws {
        let program = try Program(environment: ["MOONHOOK_PORTAL": "demo"])
        try program.write(hello, to: "hello.lua")
        let words = ["-c", #""$@" > /dev/full"#, "sh", try Program.executable()] + arguments
        let ended = try await program.command("/bin/sh", words).run()
        #expect(ended.status == 64)
        #expect(ended.error.hasSuffix("standard output: No space left on device\n"), "\(ended.error)")
        let runs = try await program.run("runs", "--format", "json").json()
        #expect(runs.allSatisfy { $0["state"] == "failed" })
    }

    @Test(arguments: [["help"], ["runs"], ["run", "hello.lua", "--dry-run"], ["--version"]])
    func `a reader that is gone is no failure of a report`(arguments: [String]) async throws {
        let program = try Program(environment: ["MOONHOOK_PORTAL": "demo"])
        try program.write(hello, to: "hello.lua")
        let words = ["-o", "pipefail", "-c", #"(sleep 1; "$@") | true"#, "bash", try Program.executable()] + arguments
        let ended = try await program.command("/bin/bash", words).run()
        #expect(ended.status == 0)
        #expect(!ended.error.contains("standard output"), "\(ended.error)")
    }
}
