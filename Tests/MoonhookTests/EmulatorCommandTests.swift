import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import TestSupport
import Testing
import Wire

@Suite(.endsHangs) struct EmulatorCommandTests {
    /// Runs the emulator, and gives the body what it printed and the webhook of its first line.
    private func withEmulator(
        _ arguments: String...,
        body: (_ webhook: String, _ text: String) async throws -> Void
    ) async throws {
        let program = try Program()
        let running = try await program.start(["emulator", "--users", "3"] + arguments)
        let text = await running.output.wait(forLineWith: "control page")
        let webhook = try #require(text.split(separator: "\n").first.map(String.init))
        try await body(webhook, text)
        running.interrupt()
        #expect(try await running.ended().status == 130)
    }

    private func status(_ url: String) async throws -> UInt {
        try await HTTPClient.shared.execute(HTTPClientRequest(url: url), timeout: .seconds(60)).status.code
    }

    @Test func `it prints how an application reaches the portal`() async throws {
        try await withEmulator("--token-lifetime", "60") { webhook, text in
            let root = try #require(webhook.firstMatch(of: /^http:..127.0.0.1:\d+./)?.0)
            #expect(text.contains("token server        \(root)oauth/token/\n"))
            #expect(text.contains("client id           local."))
            #expect(text.contains("control page        \(root)"))
            #expect(!text.contains("authority"))
            let token = try #require(text.firstMatch(of: /refresh token +(\S+)/)?.1)
            let client = try #require(text.firstMatch(of: /client id +(\S+)/)?.1)
            let secret = try #require(text.firstMatch(of: /client secret +(\S+)/)?.1)
            let query = "grant_type=refresh_token&client_id=\(client)&client_secret=\(secret)&refresh_token=\(token)"
            #expect(try await status("\(root)oauth/token/?\(query)") == 200)
        }
    }

    @Test func `faults, scopes, owner and latency are as they were asked for`() async throws {
        try await withEmulator(
            "--fault-list",
            "overload,none",
            "--fault",
            "html502=1",
            "--scopes",
            "user_brief",
            "--webhook-owner",
            "2",
            "--latency",
            "10",
            "--limits",
            "standard",
            "--operating",
            "measured",
            "--operating-cost",
            "1"
        ) { webhook, _ in
            #expect(webhook.contains("/rest/2/"))
            let statuses = [
                try await status(webhook + "scope"), try await status(webhook + "department.get"),
                try await status(webhook + "scope"),
            ]
            #expect(statuses == [503, 403, 502])
        }
    }

    @Test func `an encrypted portal names the authority that vouches for it`() async throws {
        try await withEmulator("--tls") { webhook, text in
            #expect(webhook.hasPrefix("https://127.0.0.1:"))
            #expect(text.contains("authority           /"))
        }
    }
}
