import Foundation
import PortalEmulator
import TestSupport
import Testing
import Wire

@testable import moonhook

/// `moonhook doctor`: what is well, and what to do.
@Suite(.endsHangs) struct DoctorTests {
    private func portal(
        owner: Int = 1,
        scopes: Set<String> = ["user", "user.userfield", "department"],
        _ body: (Program, EmulatedPortal, EmulatorAddress) async throws -> Void
    ) async throws {
        let credential = EmulatorCredential(
            ownerID: owner,
            webhookCode: "hush0code",
            accessToken: "hush0token",
            scopes: scopes
        )
        let portal = try EmulatedPortal(EmulatorConfiguration(userCount: 5, credentials: [credential]))
        try await portal.serve { address in
            try await body(Program(environment: ["MOONHOOK_PORTAL": address.webhook]), portal, address)
        }
    }

    /// The state of one check.
    private func state(of check: String, in ended: Program.Ended) throws -> String? {
        try ended.json().first { $0["check"] == .string(check) }?["state"]?.stringValue
    }

    @Test func `a portal on which all is well`() async throws {
        try await portal { program, portal, address in
            let ended = try await program.run("doctor")
            #expect(ended.status == 0)
            // What this machine has is in UncontainedTests.
            let lines = ended.lines.drop { !$0.hasPrefix("configuration ") }
            #expect(lines.count == 12)
            #expect(lines.allSatisfy { $0.dropFirst(15).hasPrefix("ok ") })
            #expect(!ended.output.contains("hush0code"))
            #expect(portal.updates == 0)
        }
    }

    @Test func `the version of what reads telephone numbers is named, also beside the program's own`() async throws {
        let program = try Program()
        let doctor = try await program.run("doctor", "--portal", "demo")
        let line = try #require(doctor.lines.first { $0.hasPrefix("phones ") })
        let version = try #require(line.firstMatch(of: /libphonenumber data \d+(\.\d+)+ of [\d-]{10}/)?.output.0)
        #expect(try await program.run("--version").output.hasSuffix(", with \(version)\n"))
    }

    @Test func `an owner without an administrator's flag may still have the right to update`() async throws {
        try await portal(owner: 2) { program, _, _ in
            let ended = try await program.run("doctor", "--format", "json")
            #expect(ended.status == 0)
            #expect(try state(of: "rights", in: ended) == "note")
            #expect(ended.output.contains("who may invite users may update them, and only an update can tell"))
        }
    }

    @Test(
        arguments: [
            (["user", "department"], "note", 0, "without user.userfield"),
            (["user_basic"], "fails", 1, "without user "),
        ] as [(Set<String>, String, Int32, String)]
    )
    func `scopes that lack something`(scopes: Set<String>, state: String, status: Int32, words: String) async throws {
        try await portal(scopes: scopes) { program, _, _ in
            let ended = try await program.run("doctor", "--format", "json")
            #expect(ended.status == status)
            #expect(try self.state(of: "scopes", in: ended) == state)
            #expect(ended.output.contains(words))
        }
    }

    @Test func `a code that the portal doesn't know`() async throws {
        try await portal { program, _, address in
            var program = program
            program.environment["MOONHOOK_PORTAL"] = address.oauthBase + "1/hush0wrong/"
            let ended = try await program.run("doctor", "--format", "json")
            #expect(ended.status == 4)
            #expect(try state(of: "connection", in: ended) == "ok")
            #expect(try state(of: "credentials", in: ended) == "fails")
            #expect(try state(of: "scopes", in: ended) == "unknown")
            #expect(!ended.output.contains("hush0wrong"))
        }
    }

    @Test func `nobody at the address`() async throws {
        let program = try Program(environment: ["MOONHOOK_PORTAL": "http://127.0.0.1:1/rest/1/hush0code/"])
        let ended = try await program.run("doctor")
        #expect(ended.status == 4)
        #expect(ended.output.contains("connection     fails"))
    }

    @Test func `no portal, and a configuration that can't be read`() async throws {
        let program = try Program()
        #expect(try await program.run("doctor").status == 64)
        try program.write("return { portls = {} }", to: Program.configuration)
        let ended = try await program.run("doctor", "--portal", "north")
        #expect(ended.status == 64)
        #expect(ended.output.contains("did you mean 'portals'?"))
    }

    @Test(arguments: [
        ("portls = {}", "configuration"), ("portals = { demo = { adress = 'x' } }", "configuration"),
        ("portals = { demo = { protect = { 'x' } } }", "protection"),
        ("portals = { demo = { keep = 'soon' } }", "journal"),
        ("portals = { demo = { gateway = { client = 1 } } }", "gateway"),
    ])
    func `what is wrong in moonhook.lua is said of what it is about`(entry: String, point: String) async throws {
        let program = try Program()
        try program.write("return { \(entry) }", to: Program.configuration)
        let ended = try await program.run("doctor", "--portal", "demo", "--format", "json")
        #expect(ended.status == 64)
        #expect(try state(of: point, in: ended) == "fails", "\(ended.output)")
    }

    private func setRights(_ rights: Int, of name: String, in program: Program) throws {
        try FileManager.default.setAttributes([.posixPermissions: rights], ofItemAtPath: program.folder.path(name))
    }

    @Test func `a file with a secret that others can read is noted, with the command that hides it`() async throws {
        try await portal { program, _, address in
            var program = program
            program.environment["MOONHOOK_PORTAL"] = "north"
            let folder = ".config/moonhook/"
            let source = "return { portals = { north = { address_file = 'north', token_file = 'token' } } }"
            try program.write(source, to: Program.configuration)
            try program.write(address.oauthBase, to: folder + "north")
            try program.write("hush0token", to: folder + "token")
            for inner in ["", ".config", folder] { try setRights(0o755, of: inner, in: program) }
            for (rights, isHidden) in [(0o644, false), (0o640, true), (0o600, true)] {
                for name in ["north", "token"] { try setRights(rights, of: folder + name, in: program) }
                let found = try await program.run("doctor", "--format", "json").json().filter {
                    $0["what"]?.stringValue?.contains("every account on this machine can read ") == true
                }
                // The folder for temporary files may be closed itself.
                #expect(
                    found.isEmpty == (isHidden || SecretFile(path: program.folder.path(folder + "north")).remedy == nil)
                )
                for (finding, name) in zip(found, ["north", "token"]) {
                    #expect(finding["state"] == "note")
                    let remedy = finding["remedy"]?.stringValue ?? ""
                    #expect(remedy.hasPrefix("Run 'chmod 6") && remedy.hasSuffix("/\(folder)\(name)'."), "\(remedy)")
                }
            }
            try setRights(0o644, of: folder + "north", in: program)
            try setRights(0o700, of: ".config", in: program)
            #expect(SecretFile(path: program.folder.path(folder + "north")).remedy == nil)
            #expect(try await program.run("doctor").status == 0)
        }
    }
}
