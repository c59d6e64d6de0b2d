import Foundation
import PortalEmulator
import TestSupport
import Testing
import Wire

/// A `moonhook.lua` in the working folder counts once it was accepted, and takes nothing back of the administrator's own.
@Suite(.endsHangs) struct TrustTests {
    private static let recipe = "return { transform = function(user) user.WORK_CITY = 'Ulm' end }"

    /// Accepts the file as CI does.
    private func trust(_ program: Program) async throws -> Program.Ended {
        try await program.run("trust", "moonhook.lua", "--sha256", try await sha256(of: "moonhook.lua", in: program))
    }

    /// A program's own hash of a file; `sha256sum` prints the same.
    private func sha256(of file: String, in program: Program) async throws -> String {
        String(try await program.command("sha256sum", [file]).run().output.prefix(64))
    }

    @Test(arguments: [
        ["run", "hello.lua", "--yes"], ["run", "hello.lua", "--dry-run", "--portal", "demo"],
        ["transform", "city.lua", "--input", "rows.csv"], ["apply", "plan.jsonl", "--yes"], ["undo", "1", "--yes"],
        ["resume"], ["runs"], ["call", "user.current"], ["call", "user.current", "--portal", "demo"],
        ["export", "--fields", "NAME"], ["doctor"], ["types", "."], ["check", "hello.lua", "--portal", "demo"],
    ])
    func `a file that nobody accepted ends the command before anything is asked`(arguments: [String]) async throws {
        try await withPortal { program, portal, _ in
            try program.write(hello, to: "hello.lua")
            try program.write(Self.recipe, to: "city.lua")
            try program.write("ID\n1\n", to: "rows.csv")
            try program.write("return {}", to: "moonhook.lua")
            let ended = try await program.run(arguments)
            #expect(ended.status == 64)
            #expect((ended.output + ended.error).contains("accept it with: moonhook trust moonhook.lua\n"))
            #expect(portal.requests.isEmpty)
        }
    }

    @Test func `an accepted file counts until it changes, and its name is reported`() async throws {
        let program = try Program(environment: ["MOONHOOK_PORTAL": "demo"])
        try program.write(hello, to: "hello.lua")
        try program.write("return { protect = { users = { 1 } } }", to: "moonhook.lua")
        let accepted = try await trust(program)
        #expect(accepted.status == 0, "\(accepted.error)")
        #expect(accepted.output.contains("protects everywhere the users 1"))
        let ended = try await program.run("run", "hello.lua", "--dry-run")
        #expect(ended.output.hasPrefix("Portal demo\nConfiguration moonhook.lua; protects 1 person\n"))
        #expect(ended.output.contains("MH0509"))
        let summary = try await program.run("run", "hello.lua", "--dry-run", "--format", "json").json().last
        #expect(summary?["configuration"] == ["moonhook.lua"])
        #expect(try await program.run("doctor").output.contains("\nconfiguration  ok     moonhook.lua\n"))
        try program.write("return { protect = { users = { 1 } } } ", to: "moonhook.lua")
        let changed = try await program.run("run", "hello.lua", "--dry-run")
        #expect(changed.status == 64)
        #expect(changed.error.hasPrefix("moonhook.lua has changed since it was accepted"))
        #expect(try await trust(program).status == 0)
        #expect(try await program.run("run", "hello.lua", "--dry-run").status == 0)
    }

    @Test(arguments: [
        "return { fields = { 'XML_ID' } }",
        "return { portals = { x = { address = 'https://x.example.com/rest/1/code/', fields = { 'XML_ID' } } } }",
    ])
    func `a file of the working folder unlocks no field`(text: String) async throws {
        let program = try Program()
        try program.write(text, to: "moonhook.lua")
        let ended = try await trust(program)
        #expect(ended.status == 64)
        #expect(ended.error.contains("can't be set here; only your own moonhook.lua"), "\(ended.error)")
    }

    @Test func `what was accepted is so in that folder and in that state`() async throws {
        let program = try Program()
        try program.write("return {}", to: "moonhook.lua")
        #expect(try await trust(program).status == 0)
        #expect(try await program.run("runs", "--portal", "demo").status == 0)
        let other = try await program.run("runs", "--portal", "demo", "--state", "other state")
        #expect(other.error.contains("moonhook trust moonhook.lua --state 'other state'"))
        var elsewhere = try Program()
        elsewhere.environment["MOONHOOK_STATE"] = program.folder.path("state")
        try elsewhere.write("return {}", to: "moonhook.lua")
        #expect(try await elsewhere.run("runs", "--portal", "demo").status == 64)
    }

    @Test func `without a terminal the complete hash is needed, and the right one`() async throws {
        let program = try Program()
        try program.write("return {}", to: "moonhook.lua")
        let hash = try await sha256(of: "moonhook.lua", in: program)
        let wrong = String(repeating: "0", count: 64)
        for options in [[], ["--sha256", String(hash.prefix(16))], ["--sha256", ""], ["--sha256", wrong]] {
            let ended = try await program.run(["trust", "moonhook.lua"] + options)
            #expect(ended.status == 64, "\(options)")
            #expect(try await program.run("runs", "--portal", "demo").status == 64)
        }
        #expect(try await program.run("trust", "moonhook.lua", "--sha256", hash.uppercased()).status == 0)
    }

    @Test(arguments: [
        ("rules.lua", "return { transform = function(user) user.NAME = 'Mallory' end }"),
        ("codes.lua", "return { 2 }"), ("north", "http://127.0.0.1:2/rest/1/code/"), ("ca.pem", "another"),
    ])
    func `what an accepted file refers to is accepted with it`(file: String, text: String) async throws {
        let program = try Program(environment: ["MOONHOOK_PORTAL": "demo"])
        try program.write(hello, to: "hello.lua")
        try program.write("local codes = require 'codes'\n" + Self.recipe, to: "rules.lua")
        try program.write("return { 1 }", to: "codes.lua")
        try program.write("http://127.0.0.1:1/rest/1/code/", to: "north")
        try program.write("one", to: "ca.pem")
        try program.write(
            "return { ca = 'ca.pem', always = { 'rules.lua' }, portals = { north = { address_file = 'north' } } }",
            to: "moonhook.lua"
        )
        let accepted = try await trust(program)
        #expect(accepted.status == 0, "\(accepted.error)")
        #expect(accepted.output.contains("runs at the end of every run: \(program.folder.path("rules.lua")), SHA-256 "))
        #expect(accepted.output.contains("adds the portal north at http://127.0.0.1:1/rest/1/<secret>/"))
        #expect(try await program.run("run", "hello.lua", "--dry-run").output.contains("→ Ulm"))
        try program.write(text, to: file)
        let ended = try await program.run("run", "hello.lua", "--dry-run")
        #expect(ended.status == 64)
        #expect(ended.error.contains("has changed since, so nothing runs"), "\(ended.error)")
    }

    @Test func `what an accepted recipe declares is accepted with it`() async throws {
        let program = try Program(environment: ["MOONHOOK_PORTAL": "demo"])
        try program.write(hello, to: "hello.lua")
        try program.write("return { writes = require('wri' .. 'tes'), transform = function() end }", to: "rules.lua")
        try program.write("return { 'NAME' }", to: "writes.lua")
        try program.write("return { always = { 'rules.lua' } }", to: "moonhook.lua")
        #expect(try await trust(program).status == 0)
        try program.write("return { 'NAME', 'EMAIL' }", to: "writes.lua")
        let ended = try await program.run("run", "hello.lua", "--dry-run")
        #expect(ended.status == 64)
        let words = "what \(program.folder.path("rules.lua")) declares has changed since, so nothing runs"
        #expect(ended.error.contains(words), "\(ended.error)")
    }

    private static let own = """
        return {
          pins = { ["city.lua"] = "\(String(repeating: "0", count: 64))" },
          portals = { north = { address = "https://north.example.com/rest/", token_file = "token" } },
        }
        """

    @Test(arguments: [
        ("portals = { north = { address = 'https://evil.example.com/rest/1/code/' } }", "portals.north is defined in "),
        ("portals = { north = { token_server = 'https://evil.example.com/' } }", "portals.north is defined in "),
        ("portals = { north = { params = { region = 'FR' } } }", "portals.north is defined in "),
        ("portals = { north = { limits = 'off', protect = { users = { 1 } } } }", "portals.north is defined in "),
        ("portals = { north = 'https://evil.example.com/rest/1/code/' }", "portals.north is defined in "),
        ("pins = { ['city.lua'] = ('1'):rep(64) }", "pins[\"city.lua\"] is not the file that "),
        (
            "portals = { s = { address = 'https://e.example.com/rest/', token_file = '/etc/passwd' } }",
            "is an absolute path"
        ),
        ("portals = { s = { address_file = '/etc/passwd' } }", "is an absolute path"),
        ("portals = { s = { address_file = '../secret' } }", "contains '..'"),
        ("portals = { s = { address_file = 'etc/passwd' } }", "is outside its folder"),
        (
            "portals = { s = { address = 'https://e.example.com/rest/', token_file = 'up/passwd' } }",
            "is outside its folder"
        ),
        ("ca = '/etc/ssl/cert.pem'", "is an absolute path"), ("ca = 'up/ssl/cert.pem'", "is outside its folder"),
        ("always = { '/tmp/rules.lua' }", "is an absolute path"),
        ("always = { 'etc/passwd' }", "is outside its folder"),
    ])
    func `what a working folder's file may not say is never accepted`(text: String, reason: String) async throws {
        let program = try Program()
        try program.write(Self.own, to: Program.configuration)
        try program.write("return { \(text) }", to: "moonhook.lua")
        // Links as an archive may hold them.
        try FileManager.default.createSymbolicLink(atPath: program.folder.path("etc"), withDestinationPath: "/etc")
        let up = String(repeating: "../", count: 20) + "etc"
        try FileManager.default.createSymbolicLink(atPath: program.folder.path("up"), withDestinationPath: up)
        let ended = try await trust(program)
        #expect(ended.status == 64)
        #expect(ended.error.hasPrefix("moonhook.lua: ") && ended.error.contains(reason), "\(ended.error)")
        #expect(try await program.run("runs", "--portal", "demo").status == 64)
    }

    @Test func `the account's own file holds beside an accepted one, which comes too late when it is older`()
        async throws
    {
        let program = try Program(environment: ["MOONHOOK_PORTAL": "demo"])
        try program.write(Self.recipe, to: "city.lua")
        try program.write(
            "return { protect = { users = { 3 } }, portals = { demo = { protect = { users = { 4 } } } } }",
            to: "moonhook.lua"
        )
        #expect(try await trust(program).status == 0)
        try program.write("return { protect = { users = { 2 } } }", to: Program.configuration)
        let both = try await program.run("run", "city.lua", "--users", "2,3,4,5", "--dry-run")
        #expect(both.output.contains("MH0509  3×"), "\(both.output)\(both.error)")
        try program.write("return { portals = { demo = { params = { region = 'FR' } } } }", to: "moonhook.lua")
        #expect(try await trust(program).status == 0)
        try program.write("return { portals = { demo = { params = { region = 'DE' } } } }", to: Program.configuration)
        let ended = try await program.run("run", "city.lua", "--dry-run")
        #expect(ended.status == 64 && ended.error.contains("portals.demo is defined in "), "\(ended.error)")
    }

    @Test func `an accepted file's authority vouches for its own portals alone`() async throws {
        let folder = try TemporaryFolder()
        var encrypted = EmulatorConfiguration(userCount: 3)
        encrypted.tls = .selfMade(folder: folder.path)
        try await EmulatedPortal(encrypted).serve { address in
            let program = try Program()
            let authority = try Data(contentsOf: URL(filePath: try #require(address.certificateAuthority)))
            try program.write(Array(authority), to: "ca.pem")
            try program.write(
                "return { portals = { own = { address = '\(address.webhook)' } } }",
                to: Program.configuration
            )
            try program.write(
                "return { ca = 'ca.pem', portals = { mine = { address = '\(address.webhook)' } } }",
                to: "moonhook.lua"
            )
            #expect(try await trust(program).status == 0)
            for (portal, status) in [("mine", 0), ("own", 4), (address.webhook, 4)] {
                #expect(
                    try await program.run("call", "server.time", "--portal", portal).status == Int32(status),
                    "\(portal)"
                )
            }
        }
    }

    @Test(arguments: [["--config", "mine.lua"], ["--config", "moonhook.lua"], []])
    func `a file that is named needs no trust, and the account's own holds beside it`(options: [String]) async throws {
        var program = try Program(environment: ["MOONHOOK_PORTAL": "demo"])
        if options.isEmpty { program.environment["MOONHOOK_CONFIG"] = program.folder.path("mine.lua") }
        try program.write(Self.recipe, to: "city.lua")
        try program.write("return { protect = { users = { 3 } } }", to: "mine.lua")
        try program.write("return { protect = { users = { 4 } } }", to: "moonhook.lua")
        try program.write("return { protect = { users = { 2 } } }", to: Program.configuration)
        let ended = try await program.run(["run", "city.lua", "--users", "2,3,4,5", "--dry-run"] + options)
        #expect(ended.status == 0, "\(ended.error)")
        #expect(ended.output.contains("MH0509  2×"), "\(ended.output)")
    }

    @Test func `a file that is named and not there ends the command`() async throws {
        let ended = try await Program().run("runs", "--portal", "demo", "--config", "none.lua")
        #expect(ended.status == 64 && ended.error.contains("none.lua: no such file"))
    }

    @Test func `an own file that can't be read is not passed over`() async throws {
        let program = try Program()
        try program.write("", to: ".config/moonhook/other")
        let path = program.folder.path(Program.configuration)
        try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "missing.lua")
        #expect(try await program.run("runs", "--portal", "demo").status == 64)
    }

    @Test func `in the folder of the account's own file nothing is to be accepted`() async throws {
        var program = try Program()
        program.environment["XDG_CONFIG_HOME"] = program.folder.path("xdg")
        try program.write("", to: "xdg/other")
        try FileManager.default.createSymbolicLink(
            atPath: program.folder.path("xdg/moonhook"),
            withDestinationPath: program.folder.path
        )
        try program.write("return {}", to: "moonhook.lua")
        #expect(try await program.run("runs", "--portal", "demo").status == 0)
    }

    @Test(arguments: ["while true do end", "return { [string.find(('a'):rep(1000), ('.-'):rep(40) .. 'b')] = 1 }"])
    func `a file that never comes to an end ends the command`(text: String) async throws {
        let program = try Program(environment: ["MOONHOOK_PORTAL": "demo"])
        try program.write(text, to: "moonhook.lua")
        for arguments in [["trust", "moonhook.lua"], ["runs", "--config", "moonhook.lua"]] {
            let ended = try await program.run(arguments)
            #expect(ended.status == 64)
            #expect(ended.error == "moonhook.lua:1: stopped: time limit reached\n")
        }
    }

    @Test(
        arguments: ["address_file = 'f'", "address = 'https://e.example.com/rest/', token_file = 'f'"],
        [true, false]
    )
    func `a file of a secret has bounds, and is a file`(portal: String, isFolder: Bool) async throws {
        let program = try Program()
        try program.write("return { portals = { p = { \(portal) } } }", to: "moonhook.lua")
        if isFolder {
            try program.write("", to: "f/g")
        } else {
            try program.write(Array(repeating: UInt8(ascii: "x"), count: 5 << 20), to: "f")
        }
        let ended = try await trust(program)
        #expect(ended.status == 64)
        #expect(
            ended.error.contains(isFolder ? "f: it is not a regular file" : "f: longer than 4 MiB"),
            "\(ended.error)"
        )
    }

    @Test func `what a file says can't pass for words of ours or command the terminal`() async throws {
        let program = try Program()
        try program.write(
            #"return { portals = { ["a\27[2J\n  protects everything"] = { address = "https://e.example.com/rest/1/hush0code/" } } }"#,
            to: "moonhook.lua"
        )
        let ended = try await trust(program)
        #expect(ended.status == 0)
        #expect(
            ended.output.contains(
                "adds the portal a<U+001B>[2J↵  protects everything at https://e.example.com/rest/1/<secret>/"
            )
        )
        #expect(!ended.output.contains("\u{1B}") && !ended.output.contains("hush0code"))
    }
}
