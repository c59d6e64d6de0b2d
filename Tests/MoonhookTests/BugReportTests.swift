import Foundation
import PortalEmulator
import TestSupport
import Testing

/// `moonhook doctor --report`: what a bug report needs, and nothing that isn't a stranger's business.
@Suite(.endsHangs) struct BugReportTests {
    /// What nobody but the owner may read; each is the program's alone to know, and in no word of its own.
    private static let secrets = [
        "wurzelsepp", "gurkenhobel", "zwölfkirchner", "98765", "kartoffelpuffer", "dampfnudel", "rhabarber",
        "nudelholz",
        "spätzle", "127.0.0.1", "/moonhook.lua", "/tmp", "/home", "error_description",
    ]

    /// A home with an owner's name, and a configuration in which everything has one.
    private static let configuration = """
        return {
          always = { "dampfnudel.lua" },
          pins = { ["dampfnudel.lua"] = "\(String(repeating: "0a", count: 32))" },
          keep = "90d",
          protect = { users = { 98765, "rhabarber@kartoffelpuffer.invalid" }, fields = { "EMAIL" } },
          portals = {
            wurzelsepp = {
              address = "https://kartoffelpuffer.invalid/rest/98765/gurkenhobel/",
              params = { ort = "Rhabarber" },
              gateway = { clients = { nudelholz = { code_file = "nudelholz.code", recipes = { "dampfnudel.lua" } } } },
            },
          },
        }
        """

    private func program(_ environment: [String: String] = [:]) throws -> Program {
        var program = try Program()
        let home = program.folder.path("Zwölfkirchner")
        program.environment = ["HOME": home, "MOONHOOK_STATE": home + "/state", "MOONHOOK_TOKEN": "spätzle"]
            .merging(environment) { _, own in own }
        try program.write("return {}", to: "Zwölfkirchner/Dampfnudel.lua")
        return program
    }

    private func configure(_ program: Program, _ text: String = configuration) throws {
        try program.write(text, to: "Zwölfkirchner/\(Program.configuration)")
    }

    /// Runs it, and checks that it says what it should, and nothing else.
    private func check(_ program: Program, _ arguments: String..., says words: String...) async throws {
        let ended = try await program.run(["doctor", "--report", "--wait", "0"] + arguments)
        #expect(ended.status == 0)
        #expect(ended.error == "")
        let output = ended.output.replacing(/\s+/, with: " ")
        for word in ["moonhook 1.", "Lua 5.4", "SQLite 3", "glibc 2.", "containment ", "check containment: "] + words {
            #expect(output.contains(word), "\(word) in \(ended.output)")
        }
        var forbidden = Self.secrets + [program.folder.path]
        forbidden += [NSUserName(), ProcessInfo.processInfo.hostName].filter { $0.count > 4 && $0 != "localhost" }
        for word in forbidden { #expect(!output.lowercased().contains(word.lowercased()), "\(ended.output)") }
    }

    @Test func `nothing is configured`() async throws {
        try await check(
            try program(),
            says: "portal unknown: No portal is named",
            "moonhook.lua: none",
            "state no journals",
            "address: fails"
        )
    }

    @Test func `everything is configured, and the portal can't be reached`() async throws {
        let program = try program()
        try configure(program)
        try await check(
            program,
            "--portal",
            "wurzelsepp",
            "--verbose",
            says: "portal named in moonhook.lua, webhook, TLS, limits standard",
            "moonhook.lua: the account's",
            "1 file in use, 1 portal, 1 pin, 1 recipe in always, 2 protected users, 1 protected field, 1 client of a gateway",
            "says keep",
            "gateway: fails, a client's code can't be read",
            "connection: fails, unreachable, status 4",
            "rights: not checked"
        )
    }

    @Test(arguments: [
        ("return { wurzelsepp = {} }", "'…' is not a key of moonhook.lua"),
        (#"return { "https://kartoffelpuffer.invalid/rest/98765/gurkenhobel/" "#, "…, status 64"),
        ("return { ca = nil .. 'Rhabarber' }", "…, status 64"),
        ("return { portals = { wurzelsepp = { gurkenhobel = 1 } } }", "…: portals.… has no key '…'"),
        ("return { portals = { wurzelsepp = { address = 'ftp://kartoffelpuffer.invalid' } } }", "…: portals.…: …"),
        ("return { portals = { wurzelsepp = { address_file = 'rhabarber' } } }", "…: …: …"),
        ("return { portals = { wurzelsep = { address = '' } } }", "…: there is no portal '…'; …"),
    ])
    func `a configuration that can't be used`(text: String, words: String) async throws {
        let program = try program(["MOONHOOK_PORTAL": "wurzelsepp"])
        try configure(program, text)
        try await check(program, says: "moonhook.lua: the account's", words, "portal unknown: ")
    }

    @Test func `a configuration that others can write, one that is named, and one that nobody accepted`() async throws {
        let program = try program(["MOONHOOK_PORTAL": "wurzelsepp"])
        try program.write("return {}", to: "moonhook.lua")
        try await check(program, says: "moonhook.lua: the working folder's", "moonhook.lua …, so nothing runs")
        try await check(program, "--config", "rhabarber.lua", says: "a named one", "can't be used: ")
        try configure(program)
        let path = program.folder.path("Zwölfkirchner/\(Program.configuration)")
        try FileManager.default.setAttributes([.posixPermissions: 0o666], ofItemAtPath: path)
        try await check(program, says: "… can be written by others, but it decides …; run chmod go-w …")
    }

    @Test(arguments: [
        "kartoffelpuffer.invalid/rest/98765/gurkenhobel/",
        "https://kartoffelpuffer.invalid/rest/98765/gurkenhobel/?a=1",
        "http://kartoffelpuffer.invalid/rest/98765/gurkenhobel/", "https://", "wurzelsepp",
    ])
    func `an address that is written wrongly`(address: String) async throws {
        try await check(
            try program(["MOONHOOK_PORTAL": address]),
            says: "portal unknown: ",
            "address: fails",
            "status 64"
        )
    }

    @Test func `the code is wrong, and the portal's certificate is none`() async throws {
        let portal = try EmulatedPortal(EmulatorConfiguration(userCount: 5))
        try await portal.serve { address in
            let wrong = address.oauthBase + "98765/gurkenhobel/"
            try await check(
                try program(["MOONHOOK_PORTAL": wrong]),
                says: "portal named by its address, webhook, this machine, limits standard",
                "connection: ok",
                "credentials: fails, unauthorized, HTTP 401, "
            )
            let secured = wrong.replacing("http://", with: "https://")
            try await check(try program(["MOONHOOK_PORTAL": secured]), says: "connection: fails, untrusted, status 4")
            #expect(portal.counts.requests > 0)
        }
    }

    @Test(
        arguments: EmulatorFault.allCases.filter {
            ![.hang, .hangAfter, .slowBody, .oversized, .operatingRefusal].contains($0)
        }
    )
    func `each fault of a portal`(fault: EmulatorFault) async throws {
        let credential = EmulatorCredential(
            ownerID: 1,
            webhookCode: "gurkenhobel",
            accessToken: "spaetzle",
            scopes: ["user", "department", "rhabarber"]
        )
        var configuration = EmulatorConfiguration(userCount: 5, credentials: [credential])
        configuration.redirectTarget = "http://kartoffelpuffer.invalid"
        let portal = try EmulatedPortal(configuration)
        try await portal.serve { address in
            portal.setFaults(EmulatorFaults(list: [fault, nil, fault, fault]))
            try await check(try program(["MOONHOOK_PORTAL": address.webhook]), says: "connection: ")
            #expect(portal.counts.requests > 0)
        }
    }

    @Test(arguments: [
        ("text/html", "<html>{}</html>", "connection: fails, unreadable"),
        (
            "application/json", #"{"error":"GURKENHOBEL","error_description":"{}"}"#,
            "credentials: fails, rejected, HTTP 200"
        ),
        (
            "application/json", #"{"error":"NO_AUTH_FOUND","error_description":"{}"}"#,
            "unauthorized, HTTP 200, NO_AUTH_FOUND"
        ),
        ("application/json", #"{"result":"{}"}"#, "clock: "),
        ("application/json", #"{"result":{"ID":"{}","ADMIN":true}}"#, "credentials: ok"),
    ])
    func `what answers says what it was asked, code and all`(type: String, answer: String, words: String) async throws {
        @Sendable func echo(_ line: String) -> String { answer.replacing("{}", with: line) }
        try await EchoServer.serving(type, echo) { port in
            let address = "http://127.0.0.1:\(port)/rest/98765/gurkenhobel/"
            try await check(try program(["MOONHOOK_PORTAL": address]), says: words)
        }
    }

    @Test func `a state with runs, one that is broken, and one that is no folder`() async throws {
        let program = try program(["MOONHOOK_PORTAL": "demo"])
        try program.write(hello, to: "rhabarber.lua")
        #expect(try await program.run("run", "rhabarber.lua", "--yes", "--for", "Wurzelsepp").status == 0)
        #expect(try await program.run("run", "rhabarber.lua", "--dry-run").status == 0)
        try await check(
            program,
            says: "portal demo",
            "state 1 journal journal of 1 run, 1 applied, oldest of 20",
            "version 14"
        )
        try program.write("Rhabarber", to: "Zwölfkirchner/state/kartoffelpuffer.invalid/journal.sqlite")
        try await check(program, says: "state 2 journals", "journal can't be read: journal ")
        try program.write("Rhabarber", to: "Zwölfkirchner/state/demo/journal.sqlite")
        try await check(program, says: "journal: fails, journal damaged, status 64")
        let file = program.folder.path("Zwölfkirchner/Dampfnudel.lua")
        try await check(
            program,
            "--state",
            file,
            says: "state no journals",
            "… is a file, but --state and MOONHOOK_STATE"
        )
    }

    @Test func `who was protected and can't be found isn't named`() async throws {
        let program = try program(["MOONHOOK_PORTAL": "demo"])
        try configure(program, #"return { protect = { users = { "rhabarber@kartoffelpuffer.invalid" } } }"#)
        try await check(program, says: "1 protected user", "protection: fails, ")
    }

    @Test func `of the variables only names are there, of the language two letters`() async throws {
        let values = [
            "LANG": "de_RHABARBER.UTF-8", "TZ": "Asia/Kolkata", "COLUMNS": "70", "XDG_STATE_HOME": "/home/rhabarber",
        ]
        let program = try program(values)
        try await check(
            program,
            says: "time UTC+05:30",
            "language de terminal standard output is no terminal",
            "variables COLUMNS, MOONHOOK_STATE, MOONHOOK_TOKEN, TZ, XDG_STATE_HOME"
        )
    }

    @Test func `it is a text`() async throws {
        let ended = try await program().run("doctor", "--report", "--format", "json")
        #expect(ended.status == 64)
        #expect(ended.error.contains("--report is a text"))
    }
}
