import Foundation
import PortalEmulator
import TestSupport
import Testing
import Wire

/// Webhook codes, tokens and what renews them show nowhere, whatever goes wrong.
@Suite(.endsHangs) struct SecretTests {
    private static let secrets = ["hush0code", "hush0access", "hush0refresh", "hush0client"]

    /// What people run, and on which portal: with a webhook, or with a token that is renewed.
    private static let commands: [(arguments: [String], portal: String)] = [
        (["call", "user.current", "--verbose"], "north"), (["call", "user.current", "--verbose"], "south"),
        (["run", "hello.lua", "--yes", "--verbose", "--format", "json"], "south"), (["doctor", "--verbose"], "north"),
    ]

    private var configuration: EmulatorConfiguration {
        let credential = EmulatorCredential(
            ownerID: 1,
            webhookCode: "hush0code",
            accessToken: "hush0access",
            scopes: ["user", "user.userfield", "department"],
            application: EmulatorApplication(
                clientID: "local.0",
                clientSecret: "hush0client",
                refreshToken: "hush0refresh"
            )
        )
        var configuration = EmulatorConfiguration(userCount: 5, credentials: [credential])
        configuration.redirectTarget = "http://127.0.0.1:1"
        return configuration
    }

    /// Everything that the program wrote: to its outputs, and into its state folder.
    private func trace(of ended: Program.Ended, _ program: Program) throws -> String {
        var text = ended.output + ended.error
        let state = program.folder.path("state")
        for file in FileManager.default.enumerator(atPath: state)?.compactMap({ $0 as? String }) ?? [] {
            guard let data = try? Data(contentsOf: URL(filePath: state + "/" + file)) else { continue }
            text += String(decoding: data, as: UTF8.self)
        }
        return text
    }

    /// The tokens that the program was given meanwhile.
    private func renewed(in program: Program) throws -> [String] {
        let file = try JSONReader.value(from: try program.read(".config/moonhook/south.json"))
        return ["access_token", "refresh_token"].compactMap { file[$0]?.stringValue }
    }

    @Test(arguments: EmulatorFault.allCases)
    func `no fault brings a secret to light`(fault: EmulatorFault) async throws {
        let portal = try EmulatedPortal(configuration)
        try await portal.serve { address in
            let program = try Program()
            try program.write(hello, to: "hello.lua")
            try program.write(address.webhook, to: ".config/moonhook/north")
            try program.write(
                """
                {"client_id":"local.0","client_secret":"hush0client","access_token":"hush0access",\
                "refresh_token":"hush0refresh"}
                """,
                to: ".config/moonhook/south.json"
            )
            try program.write(
                """
                return { portals = {
                  north = { address_file = "north" },
                  south = { address = "\(address.oauthBase)", token_file = "south.json",
                            token_server = "\(address.tokenServer)" },
                } }
                """,
                to: Program.configuration
            )
            // What takes a minute and more is interrupted; one command is enough for it.
            let isEndless = [.hang, .hangAfter, .slowBody, .oversized, .operatingRefusal].contains(fault)
            for command in isEndless ? Array(Self.commands.prefix(1)) : Self.commands {
                portal.setFaults(EmulatorFaults(list: [fault, nil, fault]))
                let running = try await program.start(command.arguments + ["--portal", command.portal, "--wait", "1s"])
                if isEndless {
                    try await wait(until: "the fault is met") { !portal.counts.faults.isEmpty || !running.isRunning }
                    // It goes on for a little while; how far it comes decides nothing.
                    try await Task.sleep(for: .seconds(1))
                    running.interrupt()
                }
                let trace = try trace(of: try await running.ended(), program)
                for secret in Self.secrets + (try renewed(in: program)) {
                    #expect(!trace.contains(secret), "\(command)")
                }
            }
        }
    }

    @Test func `a crash leaves no core dump, and no backtrace that shows memory`() async throws {
        let program = try Program(environment: ["SWIFT_BACKTRACE": "enable=yes,color=no"])
        let running = try await program.start(["emulator"])
        _ = await running.output.wait(forLineWith: "http")
        let core = try running.limits()?.split(separator: "\n").first { $0.hasPrefix("Max core file size") }
        #expect(core?.split(separator: " ").dropFirst(4).prefix(2) == ["0", "0"])
        running.crash()
        let ended = try await running.ended()
        #expect(ended.status == SIGSEGV)
        #expect(ended.error == "")
    }

    @Test func `an address that is written wrongly shows nothing of itself`() async throws {
        let program = try Program()
        let bare = try await program.run("runs", "--portal", "example.com/rest/1/hush0code/")
        #expect(bare.status == 64)
        #expect(bare.error == "the portal's address must begin with https://\n")
        for fault in [
            #"address = "https://x/rest/1/hush0code/" "x""#, #"address = nil .. "https://x/rest/1/hush0code/""#,
        ] {
            try program.write("return { portals = { north = { \(fault) } } }\n", to: Program.configuration)
            let ended = try await program.run("runs", "--portal", "north")
            #expect(ended.status == 64)
            #expect(ended.error.contains("moonhook.lua:1"))
            #expect(!ended.error.contains("hush0code"), "\(ended.error)")
        }
    }
}
