import Foundation
import PortalEmulator
import PortalModel
import TestSupport
import Testing
import Wire

@testable import PortalClient

/// OAuth: renewal, and portals that move.
@Suite(.endsHangs) struct TokenTests {
    private let path = NSTemporaryDirectory() + "token-\(UUID().uuidString).json"
    private let application = EmulatorApplication(
        clientID: "local.0123",
        clientSecret: "hush0client",
        refreshToken: "hush0refresh"
    )

    private var configuration: EmulatorConfiguration {
        let credential = EmulatorCredential(
            ownerID: 1,
            webhookCode: "code",
            accessToken: "hush0access",
            scopes: ["user", "department"],
            application: application
        )
        return EmulatorConfiguration(userCount: 3, credentials: [credential])
    }

    private func write(_ members: JSONObject = JSONObject()) throws {
        var pair: JSONObject = [
            "client_id": .string(application.clientID), "client_secret": .string(application.clientSecret),
            "access_token": "hush0access", "refresh_token": .string(application.refreshToken), "member_id": "m1",
        ]
        for (name, value) in members { pair[name] = value }
        try Data(JSONValue.object(pair).text.utf8).write(to: URL(fileURLWithPath: path))
    }

    private func read() throws -> JSONValue {
        try JSONReader.value(from: try String(contentsOfFile: path, encoding: .utf8))
    }

    private func open<Value>(
        _ address: EmulatorAddress,
        server: String? = nil,
        patience: Duration? = nil,
        timeout: Duration = .seconds(600),
        _ body: (RESTPortal) async throws -> Value
    ) async throws -> Value {
        try await RESTPortal.withPortal(
            at: try PortalAddress(address.oauthBase),
            token: .file(TokenFile(path: path, server: TokenServer(server ?? address.tokenServer))),
            settings: PortalSettings(rate: nil, patience: patience, timeout: timeout),
            logger: Emulated.silence,
            clock: ImmediateClock(),
            body
        )
    }

    @Test func `calls that meet an expired token renew it once, and the next start has the new one`() async throws {
        try write()
        let emulator = try EmulatedPortal(configuration)
        try await emulator.serve { address in
            try await open(address) { portal in
                _ = try await portal.call("server.time")
                #expect(emulator.counts.refreshes == 0)
                emulator.expireTokens()
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for _ in 0..<20 { group.addTask { _ = try await portal.call("user.current") } }
                    try await group.waitForAll()
                }
                #expect(emulator.counts.refreshes == 1)
            }
            let file = try read()
            #expect(file["access_token"] != "hush0access")
            #expect(file["refresh_token"] != "hush0refresh")
            #expect(file["member_id"]?.stringValue?.isEmpty == false)
            #expect(file["client_secret"] == "hush0client")
            let rights = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber
            #expect(rights?.intValue == 0o600)
            try await open(address) { portal in _ = try await portal.call("user.current") }
            #expect(emulator.counts.refreshes == 1)
        }
    }

    @Test func `of two processes with one file one renews`() async throws {
        try write()
        let emulator = try EmulatedPortal(configuration)
        try await emulator.serve { address in
            try await open(address) { one in
                try await open(address) { other in
                    _ = try await one.call("server.time")
                    _ = try await other.call("server.time")
                    emulator.expireTokens()
                    async let first = one.call("user.current")
                    async let second = other.call("user.current")
                    _ = try await (first, second)
                    #expect(emulator.counts.refreshes == 1)
                }
            }
        }
    }

    @Test func `a token that has expired meanwhile is renewed at the new host`() async throws {
        try write()
        let second = try EmulatedPortal(configuration)
        try await second.serve { secondAddress in
            second.expireTokens()
            var old = configuration
            old.redirectTarget = String(secondAddress.controlPage.dropLast())
            old.faults = EmulatorFaults(rates: [.redirect: 1])
            try await EmulatedPortal(old).serve { address in
                try await open(address, server: secondAddress.tokenServer) { portal in
                    let owner = try await portal.call("user.current")
                    #expect(owner.result["ID"] == "1")
                    #expect(second.counts.refreshes == 1)
                }
            }
        }
    }

    @Test func `a batch goes on after renewal`() async throws {
        try write()
        let emulator = try EmulatedPortal(configuration)
        try await emulator.serve { address in
            try await open(address) { portal in
                let users = try await Emulated.users(2, of: portal)
                emulator.expireTokens()
                let report = try await portal.deliver(Emulated.delivery(to: users, note: "note"))
                #expect(report.refusals == [nil, nil])
            }
        }
    }

    @Test(
        arguments: [
            (["client_secret": "hush0wrong"], .applicationUnknown, "invalid_client"),
            (["refresh_token": "hush0wrong"], .refreshRefused, "invalid_grant"),
            (["refresh_token": ""], .tokenFile, "needs client_id, client_secret and refresh_token"),
        ] as [(JSONObject, PortalError.Code, String)]
    )
    func `what can't be renewed says why, and no secret`(
        members: JSONObject,
        code: PortalError.Code,
        reason: String
    ) async throws {
        try write(members)
        let emulator = try EmulatedPortal(configuration)
        try await emulator.serve { address in
            try await open(address) { portal in
                emulator.expireTokens()
                let error = await #expect(throws: PortalError.self) { try await portal.call("user.current") }
                #expect(error?.code == code)
                #expect(error?.description.contains(reason) == true)
                #expect(error?.description.contains("hush") == false)
                let host = try #require(TokenServer(address.tokenServer)).host
                #expect(code == .tokenFile || error?.description.contains("the token server \(host)") == true)
            }
        }
    }

    @Test(arguments: EndlessServer.Manner.allCases)
    func `a token server whose answer never ends is given up in time`(manner: EndlessServer.Manner) async throws {
        try write()
        let emulator = try EmulatedPortal(configuration)
        try await EndlessServer.serving(manner) { port in
            try await emulator.serve { address in
                let server = "http://127.0.0.1:\(port)/"
                try await open(address, server: server, patience: .zero, timeout: .seconds(10)) { portal in
                    emulator.expireTokens()
                    let error = await #expect(throws: PortalError.self) { try await portal.call("user.current") }
                    #expect(
                        error == PortalError(.timedOut, method: "oauth/token", tokenServer: "127.0.0.1:\(port)")
                    )
                }
            }
        }
    }

    @Test(arguments: ["", "no JSON", "{}", #"{"access_token":5}"#])
    func `a file that holds no token is named`(text: String) async throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        let emulator = try EmulatedPortal(configuration)
        try await emulator.serve { address in
            try await open(address) { portal in
                let error = await #expect(throws: PortalError.self) { try await portal.call("user.current") }
                #expect(error?.code == .tokenFile)
                #expect(error?.description.contains(path) == true)
            }
        }
    }

    @Test(
        arguments: [
            ["access_token": ""], ["access_token": "hush0old", "expires": 1_700_000_000],
            ["access_token": "hush0old", "expires": "1700000000"],
        ] as [JSONObject]
    )
    func `a file whose token is of no use is renewed before the first call`(members: JSONObject) async throws {
        try write(members)
        let emulator = try EmulatedPortal(configuration)
        try await emulator.serve { address in
            try await open(address) { portal in
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for _ in 0..<5 { group.addTask { _ = try await portal.call("user.current") } }
                    try await group.waitForAll()
                }
                #expect(emulator.counts.refreshes == 1)
                #expect(emulator.counts.requests == 5)
            }
        }
    }

    @Test(arguments: [["expires": 3600], ["expires": 4_000_000_000]] as [JSONObject])
    func `a file whose token may be of use is not renewed by the clock`(members: JSONObject) async throws {
        try write(members)
        let emulator = try EmulatedPortal(configuration)
        try await emulator.serve { address in
            try await open(address) { portal in _ = try await portal.call("user.current") }
            #expect(emulator.counts.refreshes == 0)
        }
    }

    @Test func `an authority that holds for the portal alone doesn't vouch for the token server`() async throws {
        try write(["access_token": ""])
        var configuration = configuration
        configuration.tls = .selfMade(folder: NSTemporaryDirectory() + "tls-\(UUID().uuidString)")
        let emulator = try EmulatedPortal(configuration)
        try await emulator.serve { address in
            let server = try #require(TokenServer(address.tokenServer))
            var settings = PortalSettings(rate: nil, authorities: address.certificateAuthority)
            func call() async throws {
                try await RESTPortal.withPortal(
                    at: try PortalAddress(address.oauthBase),
                    token: .file(TokenFile(path: path, server: server)),
                    settings: settings,
                    logger: Emulated.silence,
                    clock: ImmediateClock()
                ) { portal in _ = try await portal.call("user.current") }
            }
            let error = await #expect(throws: PortalError.self) { try await call() }
            #expect(error?.code == .untrusted)
            #expect(error?.description.contains("no secure connection to the token server \(server.host)") == true)
            #expect(emulator.counts.requests == 0)
            settings.renewalAuthorities = address.certificateAuthority
            try await call()
        }
    }

    @Test func `a token's reads follow a renamed portal, changes don't, and neither goes to a third host`() async throws
    {
        try write()
        let third = try EmulatedPortal(configuration)
        try await third.serve { thirdAddress in
            var next = configuration
            next.redirectTarget = String(thirdAddress.controlPage.dropLast())
            let second = try EmulatedPortal(next)
            try await second.serve { secondAddress in
                var old = configuration
                old.redirectTarget = String(secondAddress.controlPage.dropLast())
                old.faults = EmulatorFaults(rates: [.redirect: 1])
                let first = try EmulatedPortal(old)
                try await first.serve { address in
                    try await open(address) { portal in
                        for requests in [1, 1] {
                            let update = await #expect(throws: PortalError.self) {
                                try await portal.call("user.update", ["ID": 2, "NAME": "Anna"])
                            }
                            #expect(update?.code == .moved)
                            _ = try await portal.call("user.current")
                            #expect(first.counts.requests == 1 + requests)  // the new host is remembered
                        }
                        #expect(second.requests.map(\.httpMethod) == ["POST", "POST"])
                        #expect(second.requests.map(\.method) == ["user.current", "user.current"])

                        second.setFaults(EmulatorFaults(rates: [.redirect: 1]))
                        let error = await #expect(throws: PortalError.self) { try await portal.call("user.current") }
                        #expect(error?.code == .moved)
                        #expect(third.counts.requests == 0)
                    }
                }
            }
        }
    }
}
