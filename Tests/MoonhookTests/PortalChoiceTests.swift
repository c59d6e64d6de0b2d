import Foundation
import PortalEmulator
import TestSupport
import Testing

/// Which portal a run goes to, and how it proves who it is.
@Suite(.endsHangs) struct PortalChoiceTests {
    /// The program, a portal to talk to, and the documented call in `hello.lua`.
    private func withPortal(_ body: (Program, EmulatedPortal, EmulatorAddress) async throws -> Void) async throws {
        let portal = try EmulatedPortal(EmulatorConfiguration(userCount: 3))
        try await portal.serve { address in
            let program = try Program()
            try program.write(hello, to: "hello.lua")
            try await body(program, portal, address)
        }
    }

    private func configuration(_ portals: String) -> String { "return { portals = { \(portals) } }" }

    @Test func `a webhook's address opens its portal`() async throws {
        try await withPortal { program, portal, address in
            let ended = try await program.run("run", "hello.lua", "--portal", address.webhook, "--yes")
            #expect(ended.status == 0)
            #expect(ended.output.hasPrefix("Portal 127.0.0.1"))
            #expect(portal.updates == 1)
        }
    }

    @Test func `a token from the environment opens its portal`() async throws {
        try await withPortal { program, portal, address in
            var program = program
            program.environment = ["MOONHOOK_PORTAL": address.oauthBase, "MOONHOOK_TOKEN": address.token]
            let ended = try await program.run("run", "hello.lua", "--yes")
            #expect(ended.status == 0)
            #expect(portal.updates == 1)
            #expect(!(ended.output + ended.error).contains(address.token))
        }
    }

    @Test func `an address without a code asks for a token`() async throws {
        try await withPortal { program, portal, address in
            let ended = try await program.run("run", "hello.lua", "--portal", address.oauthBase, "--yes")
            #expect(ended.status == 64)
            #expect(ended.error.contains("MOONHOOK_TOKEN"))
            #expect(portal.requests.isEmpty)
        }
    }

    @Test func `only the documented call's user is read`() async throws {
        try await withPortal { program, portal, address in
            _ = try await program.run("run", "hello.lua", "--portal", address.webhook, "--yes")
            let reads = portal.requests.filter { $0.method == "user.get" }
            #expect(!reads.isEmpty)
            #expect(reads.allSatisfy { $0.parameters.contains { $0.key.lowercased() == "filter" } })
        }
    }

    @Test func `a name is looked up in the home's moonhook.lua`() async throws {
        try await withPortal { program, portal, address in
            try program.write(configuration("north = { address = '\(address.webhook)' }"), to: Program.configuration)
            let ended = try await program.run("run", "hello.lua", "--portal", "north", "--yes")
            #expect(ended.status == 0)
            #expect(portal.updates == 1)
        }
    }

    @Test func `XDG_CONFIG_HOME says where the configuration lies`() async throws {
        try await withPortal { program, portal, address in
            var program = program
            program.environment["XDG_CONFIG_HOME"] = program.folder.path("xdg")
            try program.write(
                configuration("north = { address = '\(address.webhook)' }"),
                to: "xdg/moonhook/moonhook.lua"
            )
            #expect(try await program.run("run", "hello.lua", "--portal", "north", "--yes").status == 0)
            #expect(portal.updates == 1)
        }
    }

    @Test func `secrets are in files next to the configuration`() async throws {
        try await withPortal { program, portal, address in
            try program.write(address.webhook + "\n", to: ".config/moonhook/north.address")
            try program.write(address.token + "\n", to: ".config/moonhook/south.token")
            let south = "south = { address = '\(address.oauthBase)', token_file = 'south.token' }"
            try program.write(
                configuration("north = { address_file = 'north.address' }, " + south),
                to: Program.configuration
            )
            #expect(try await program.run("run", "hello.lua", "--portal", "north", "--yes").status == 0)
            #expect(portal.updates == 1)
            #expect(try await program.run("run", "hello.lua", "--portal", "south", "--dry-run").status == 0)
        }
    }

    @Test func `a token's file that can renew it does, and keeps what it got`() async throws {
        let credential = EmulatorCredential(
            ownerID: 1,
            webhookCode: "code",
            accessToken: "old",
            scopes: ["user"],
            application: EmulatorApplication(clientID: "local.0", clientSecret: "hush", refreshToken: "renew")
        )
        let portal = try EmulatedPortal(EmulatorConfiguration(userCount: 3, credentials: [credential]))
        try await portal.serve { address in
            portal.expireTokens()
            let program = try Program()
            try program.write(hello, to: "hello.lua")
            try program.write(
                #"{"client_id":"local.0","client_secret":"hush","access_token":"old","refresh_token":"renew"}"#,
                to: ".config/moonhook/south.json"
            )
            let south =
                "address = '\(address.oauthBase)', token_file = 'south.json', token_server = '\(address.tokenServer)'"
            try program.write(configuration("south = { \(south) }"), to: Program.configuration)
            for _ in 0..<2 {
                #expect(try await program.run("run", "hello.lua", "--portal", "south", "--yes").status == 0)
            }
            #expect(portal.counts.refreshes == 1)
            #expect(!(try program.read(".config/moonhook/south.json").contains("\"old\"")))
        }
    }

    @Test func `a private authority's portal is called where moonhook.lua names the authority`() async throws {
        let folder = try TemporaryFolder()
        var encrypted = EmulatorConfiguration(userCount: 3)
        encrypted.tls = .selfMade(folder: folder.path)
        let portal = try EmulatedPortal(encrypted)
        try await portal.serve { address in
            let program = try Program(environment: ["MOONHOOK_PORTAL": address.webhook])
            let untrusted = try await program.run("call", "server.time")
            #expect(untrusted.status == 4)
            #expect(untrusted.error.contains("name its file as ca in the portal's entry in moonhook.lua"))
            try program.write(
                "return { ca = '\(try #require(address.certificateAuthority))' }",
                to: Program.configuration
            )
            #expect(try await program.run("call", "server.time").status == 0)
            try program.write("return { ca = 'missing.pem' }", to: Program.configuration)
            let missing = try await program.run("call", "server.time")
            #expect(missing.status == 64)
            #expect(missing.error.contains("missing.pem can't be read as certificates"))
        }
    }

    @Test func `a locked field is planned where the portal's entry unlocks it, and nowhere else`() async throws {
        try await withPortal { program, _, address in
            try program.write("user.update { ID = 2, XML_ID = 'HR-2' }", to: "code.lua")
            let entry = "address = '\(address.webhook)'"
            try program.write(
                configuration("north = { \(entry), fields = { 'XML_ID' } }, south = { \(entry) }"),
                to: Program.configuration
            )
            let unlocked = try await program.run("run", "code.lua", "--portal", "north", "--dry-run")
            #expect(unlocked.status == 0, "\(unlocked.error)")
            #expect(unlocked.output.contains("HR-2"))
            for portal in ["south", address.webhook] {
                let locked = try await program.run("run", "code.lua", "--portal", portal, "--dry-run")
                #expect(locked.status == 3)
                #expect(locked.error.contains("say fields = { \"XML_ID\" } in moonhook.lua"), "\(locked.error)")
            }
        }
    }

    @Test func `an authority in a portal's entry holds for that portal alone`() async throws {
        let folder = try TemporaryFolder()
        var encrypted = EmulatorConfiguration(userCount: 3)
        encrypted.tls = .selfMade(folder: folder.path)
        try await EmulatedPortal(encrypted).serve { address in
            let program = try Program()
            let authority = try #require(address.certificateAuthority)
            let other = "south = { address = '\(address.webhook)' }"
            try program.write(
                configuration("north = { address = '\(address.webhook)', ca = '\(authority)' }, " + other),
                to: Program.configuration
            )
            #expect(try await program.run("call", "server.time", "--portal", "north").status == 0)
            #expect(try await program.run("call", "server.time", "--portal", "south").status == 4)
            #expect(try await program.run("call", "server.time", "--portal", address.webhook).status == 4)
        }
    }

    @Test(arguments: [0o666, 0o664])
    func `a configuration that others may write is refused`(mode: Int) async throws {
        try await withPortal { program, portal, address in
            try program.write(configuration("north = { address = '\(address.webhook)' }"), to: Program.configuration)
            let file = program.folder.path(Program.configuration)
            try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file)
            let ended = try await program.run("run", "hello.lua", "--portal", "north", "--yes")
            #expect(ended.status == 64)
            #expect(ended.error.contains("chmod go-w \(file)"))
            #expect(portal.requests.isEmpty)
        }
    }

    @Test(arguments: [
        ("north = { address = 'https://north.example.com/rest/1/code/' }", "the file defines north"),
        ("south = { adress = 'https://south.example.com/rest/1/code/' }", "did you mean 'address'?"),
        ("south = {}", "portals.south needs an address or an address_file"),
        ("south = { address_file = 'missing' }", "missing: no such file"),
        ("south = { address = 5 }", "portals.south.address must be a string"),
        ("south = 'https://south.example.com/'", "the file defines south"),
        ("south = { address = 'https://south.example.com/rest/', ca = 5 }", "portals.south.ca must be a string"),
        ("south = { address = 'south' }", "portals.south: the address of a portal must begin with https://"),
        (
            "south = { address = 'https://south.example.com/rest/', token_file = 'moonhook.lua', token_server = 'x' }",
            "portals.south.token_server must be the address of a token server"
        ),
        (
            "south = { address = 'https://south.example.com/rest/1/code/', limits = 'fast' }",
            "must be standard, enterprise"
        ),
    ])
    func `a configuration that doesn't name the portal is reported`(portals: String, reason: String) async throws {
        let program = try Program()
        try program.write(hello, to: "hello.lua")
        try program.write(configuration(portals), to: Program.configuration)
        let ended = try await program.run("run", "hello.lua", "--portal", "south", "--yes")
        #expect(ended.status == 64)
        #expect(ended.error.contains(reason))
    }

    @Test(arguments: ["http://portal.example.com/rest/1/code0123/", "http://192.168.0.7/rest/1/code0123/"])
    func `plain http is for this machine alone`(address: String) async throws {
        let program = try Program()
        try program.write(hello, to: "hello.lua")
        let ended = try await program.run("run", "hello.lua", "--portal", address, "--yes")
        #expect(ended.status == 64)
        #expect(ended.error.contains("HTTPS"))
        #expect(!ended.error.contains("code0123"))
    }

    @Test func `a portal that can't be reached is status 4`() async throws {
        let program = try Program()
        try program.write(hello, to: "hello.lua")
        // Nobody listens on port 1.
        let ended = try await program.run(
            "run",
            "hello.lua",
            "--portal",
            "http://127.0.0.1:1/rest/1/code0123/",
            "--yes"
        )
        #expect(ended.status == 4)
        #expect(ended.output == "")
        #expect(ended.error.contains("the portal can't be reached"))
        #expect(!ended.error.contains("code0123"))
    }

    @Test func `a portal that refuses the code is status 4, and the code shows nowhere`() async throws {
        try await withPortal { program, portal, address in
            let code = "wrong0code0123"
            let webhook = address.oauthBase + "1/\(code)/"
            for arguments in [[], ["--format", "json"]] {
                let ended = try await program.run(["run", "hello.lua", "--portal", webhook, "--yes"] + arguments)
                #expect(ended.status == 4)
                #expect(ended.error.contains("the portal doesn't accept the credentials"))
                #expect(!(ended.output + ended.error).contains(code))
            }
            #expect(portal.updates == 0)
        }
    }
}
