import PortalEmulator
import TestSupport
import Testing

/// What `protect` in `moonhook.lua` names must be found on the portal.
struct ProtectionTests {
    private let script = "user.update { ID = 57, WORK_CITY = 'Graz' }\n"

    /// The demo portal, where Theresa Steiner is user 57, with a configuration and a script.
    private func demo(_ configuration: String) throws -> Program {
        let program = try Program(environment: ["MOONHOOK_PORTAL": "demo"])
        try program.write(script, to: "city.lua")
        try program.write("return { \(configuration) }", to: Program.configuration)
        return program
    }

    @Test(arguments: [
        (
            "protect = { users = { 'theresa.stiener@example.com' } }",
            "moonhook.lua: protect: nobody on the portal has the address theresa.stiener@example.com; "
                + "the nearest is theresa.steiner@example.com\n"
        ),
        (
            "portals = { demo = { protect = { users = { 1, 5512 } } } }",
            "moonhook.lua: portals.demo.protect: nobody on the portal has the id 5512\n"
        ),
        (
            // A Cyrillic letter looks like the Latin one.
            "protect = { users = { 'th\u{435}resa.steiner@example.com' } }",
            "; the nearest is theresa.steiner@example.com\n"
        ),
        (
            "protect = { users = { 'somebody.else@elsewhere.example.org' } }",
            "has the address somebody.else@elsewhere.example.org\n"
        ),
        (
            "portals = { demo = { protect = { fields = { 'UF_SALRY' } } } }",
            "moonhook.lua: portals.demo.protect.fields: UF_SALRY is not a user field"
        ),
        (
            "portals = { nroth = { protect = { users = { 57 } } }, north = { address = 'https://n.example.com/rest/1/code1234/' } }",
            "portals.nroth.protect protects nothing, since no moonhook.lua in use defines this portal; did you mean 'north'?"
        ),
    ])
    func `an entry that was never found ends the run`(configuration: String, message: String) async throws {
        let program = try demo(configuration)
        for command in [["run", "city.lua", "--dry-run"], ["run", "city.lua", "--yes"], ["doctor"]] {
            let ended = try await program.run(command)
            #expect(ended.status == 64)
            #expect((ended.output + ended.error).contains(message), "\(ended.output)\(ended.error)")
            #expect(command == ["doctor"] || ended.output == "")
        }
    }

    @Test(arguments: [
        "'THERESA.Steiner@example.COM'", "' theresa.steiner@example.com '", "'theresa.\u{200B}steiner@example.com'",
        "57",
        // Dismissed.
        "7, 57",
    ])
    func `an entry is found however it is spelt`(users: String) async throws {
        let program = try demo("protect = { users = { \(users) } }")
        let ended = try await program.run("run", "city.lua", "--dry-run")
        #expect(ended.status == 0, "\(ended.error)")
        #expect(ended.output.contains("moonhook.lua protects this user"))
        #expect(ended.output.contains("Theresa Steiner (57)"))
        let doctor = try await program.run("doctor")
        #expect(doctor.output.contains("Theresa Steiner (57)"))
    }

    @Test func `who was protected stays so under another address, and the run ends with status 1`() async throws {
        let program = try demo("portals = { demo = { protect = { users = { 'theresa.steiner@example.com' } } } }")
        func call(_ values: String...) async throws {
            let ended = try await program.run(["call", "user.update"] + values + ["--yes"])
            #expect(ended.status == 0, "\(ended.error)")
        }
        #expect(try await program.run("run", "city.lua", "--dry-run").status == 0)
        try await call("ID=57", "EMAIL=t.steiner@example.com")
        for command in [["run", "city.lua", "--yes"], ["run", "city.lua", "--dry-run", "--quiet"]] {
            let renamed = try await program.run(command)
            #expect(renamed.status == 1)
            #expect(renamed.output.contains("moonhook.lua protects this user"))
            #expect(renamed.output.contains("MH0513"))
            #expect(renamed.output.contains("theresa.steiner@example.com, now t.steiner@example.com"))
        }
        let redacted = try await program.run("run", "city.lua", "--dry-run", "--redact")
        #expect(!redacted.output.contains("steiner"))
        #expect(!redacted.output.contains("Theresa"))
        #expect(try await program.run("doctor").status == 1)
        // Somebody else's getting the address takes nobody's protection away.
        try await call("ID=58", "EMAIL=Theresa.Steiner@example.com")
        let taken = try await program.run("run", "city.lua", "--dry-run")
        #expect(taken.status == 1)
        #expect(taken.output.contains("somebody else has this address now"))
        #expect(taken.output.contains("protects 2 people"))
    }

    @Test func `an entry for all portals must be found on one of them`() async throws {
        try await withPortal(userCount: 20) { program, _, south in
            let portal = try EmulatedPortal(EmulatorConfiguration(userCount: 60))
            try await portal.serve { north in
                try program.write(script.replacing("57", with: "5"), to: "city.lua")
                try program.write(
                    """
                    return {
                      protect = { users = { 60 } },
                      portals = { north = { address = "\(north.webhook)" }, south = { address = "\(south.webhook)" } },
                    }
                    """,
                    to: Program.configuration
                )
                func run(_ command: String..., on portal: String) async throws -> Program.Ended {
                    try await program.run(command + ["--portal", portal])
                }
                let unknown = try await run("run", "city.lua", "--dry-run", on: "south")
                #expect(unknown.status == 64)
                #expect(unknown.error.contains("let 'moonhook doctor --portal NAME' find it there first"))
                #expect(try await run("doctor", on: "north").status == 0)
                let known = try await run("run", "city.lua", "--dry-run", on: "south")
                #expect(known.status == 0, "\(known.error)")
                #expect(known.output.contains("Portal south (127.0.0.1:"))
                #expect(known.output.contains("Not on this portal: user 60"))
                #expect(try await run("doctor", on: "south").output.contains("Not on this portal: user 60"))
                let json = try await run("run", "city.lua", "--dry-run", "--format", "json", on: "north").output
                #expect(json.contains(#""on":{"host":"127.0.0.1:"#))
                #expect(json.contains(#""name":"north"},"configuration":["#))
                #expect(json.contains(#""protected":{"users":[{"user":60,"person":""#))
            }
        }
    }
}
