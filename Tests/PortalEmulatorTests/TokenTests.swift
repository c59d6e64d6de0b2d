import PortalEmulator
import TestSupport
import Testing
import Wire

@Suite(.endsHangs) struct TokenTests {
    /// Serves a portal whose administrator and whose employee have an application each.
    private func withApplications(
        _ body: (PortalProbe, TestClock) async throws -> Void
    ) async throws {
        let clock = TestClock()
        var admin = EmulatorCredential.demo
        admin.application = .demo
        let employee = EmulatorCredential(
            ownerID: 2,
            webhookCode: "second",
            accessToken: "second0token",
            scopes: ["user_brief"],
            application: EmulatorApplication(
                clientID: "local.2",
                clientSecret: "secret2",
                refreshToken: "refresh2",
                tokenLifetime: 60
            )
        )
        let configuration = EmulatorConfiguration(clock: clock) { $0.credentials = [admin, employee] }
        try await withPortal(configuration) { try await body($0, clock) }
    }

    @Test func `a token expires, is refreshed, and the old refresh token holds no longer`() async throws {
        try await withApplications { portal, clock in
            #expect(try await portal.status(token: "second0token") == 200)
            clock.pass(60)
            let url = portal.address.oauthBase + "server.time?auth=second0token"
            let expired = try await portal.send(url)
            #expect(expired.status == 401)
            #expect(expired.error == "expired_token|The access token provided has expired")
            #expect(try await portal.status(token: "demo0access0token") == 200)

            let pair = try await portal.refresh("refresh2", client: "local.2", secret: "secret2")
            #expect(pair.status == 200)
            let token = try #require(pair.json["access_token"]?.stringValue)
            #expect(try await portal.status(token: token) == 200)
            #expect(portal.portal.counts.refreshes == 1)
            let again = try await portal.refresh("refresh2", client: "local.2", secret: "secret2")
            #expect(again.status == 400)
            #expect(again.json == ["error": "invalid_grant"])

            let next = try #require(pair.json["refresh_token"]?.stringValue)
            clock.pass(60)
            #expect(try await portal.status(token: token) == 401)
            let second = try await portal.refresh(next, client: "local.2", secret: "secret2")
            #expect(try await portal.status(token: second.json["access_token"]?.stringValue ?? "") == 200)
        }
    }

    @Test func `the answer of the token server has all that clients read`() async throws {
        try await withApplications { portal, clock in
            let pair = try await portal.refresh("refresh2", client: "local.2", secret: "secret2").json
            let authority = String(portal.address.controlPage.dropFirst("http://".count).dropLast())
            #expect(pair["domain"]?.stringValue == authority)
            #expect(pair["client_endpoint"]?.stringValue == portal.address.oauthBase)
            #expect(pair["expires"] == .integer(Int(clock.now) + 60))
            #expect(pair["expires_in"] == 60)
            #expect(pair["scope"] == "user_brief")
            #expect(pair["status"] == "L")
            #expect(pair["user_id"] == 2)
            #expect(pair["member_id"]?.stringValue?.count == 32)
        }
    }

    @Test(
        arguments: [
            ("grant_type=refresh_token&client_id=none&client_secret=x&refresh_token=refresh2", 200, "wrong_client"),
            (
                "grant_type=refresh_token&client_id=local.2&client_secret=x&refresh_token=refresh2", 401,
                "invalid_client"
            ),
            ("grant_type=refresh_token&client_id=local.2&refresh_token=refresh2", 401, "invalid_client"),
            ("grant_type=refresh_token&client_id=local.2&client_secret=secret2&refresh_token=x", 400, "invalid_grant"),
            ("grant_type=refresh_token&client_id=local.2&client_secret=secret2", 400, "invalid_request"),
            ("grant_type=authorization_code&client_id=local.2&client_secret=secret2&code=x", 400, "invalid_grant"),
            ("grant_type=password", 400, "invalid_request"),
            ("", 400, "invalid_request"),
        ]
    )
    func `the token server refuses as documented`(query: String, status: Int, code: String) async throws {
        try await withApplications { portal, _ in
            let type = "application/x-www-form-urlencoded"
            let answer = try await portal.send("\(portal.address.tokenServer)?\(query)")
            let posted = try await portal.send(portal.address.tokenServer, body: query, type: type)
            for answer in [answer, posted] {
                #expect(answer.status == status)
                #expect(answer.json["error"]?.stringValue == code)
            }
        }
    }

    @Test func `a code is exchanged once, within thirty seconds, by its own application`() async throws {
        try await withApplications { portal, clock in
            func exchange(_ code: String?, client: String, secret: String) async throws -> Int {
                let query = "grant_type=authorization_code&client_id=\(client)&client_secret=\(secret)"
                return try await portal.send("\(portal.address.tokenServer)?\(query)&code=\(code ?? "")").status
            }
            let emulator = portal.portal
            let code = emulator.makeAuthorizationCode(clientID: "local.2")
            let first = try await exchange(code, client: "local.2", secret: "secret2")
            #expect(first == 200)
            #expect(try await exchange(code, client: "local.2", secret: "secret2") == 400)
            let late = emulator.makeAuthorizationCode(clientID: "local.2")
            clock.pass(30)
            #expect(try await exchange(late, client: "local.2", secret: "secret2") == 400)
            let other = emulator.makeAuthorizationCode(clientID: "local.2")
            let demo = EmulatorApplication.demo
            #expect(try await exchange(other, client: demo.clientID, secret: demo.clientSecret) == 400)
            #expect(emulator.makeAuthorizationCode(clientID: "none") == nil)
            #expect(emulator.counts.refreshes == 0)
        }
    }

    @Test func `all tokens expire at once if a test wants it, and a webhook stays valid`() async throws {
        try await withApplications { portal, _ in
            portal.portal.expireTokens()
            let statuses = [
                try await portal.status(token: "demo0access0token"), try await portal.status(token: "second0token"),
                try await portal.call("server.time").status,
            ]
            #expect(statuses == [401, 401, 200])
        }
    }

    @Test func `a token has the rights of its user, and an employee may not write`() async throws {
        try await withApplications { portal, _ in
            let base = portal.address.oauthBase
            let current = try await portal.send("\(base)user.current?auth=second0token")
            #expect(current.result?["ID"] == "2")
            #expect(current.result?["EMAIL"] == nil)
            let webhook = try await portal.send("\(base)2/second/user.current")
            #expect(webhook.result?["ID"] == "2")
            let denied = try await portal.send("\(base)user.update?auth=second0token&ID=2&NAME=x")
            #expect(denied.status == 403)
            #expect(denied.error.hasSuffix("than provided by the access token"))
        }
    }

    @Test func `an employee with the whole scope still may not write`() async throws {
        let employee = EmulatorCredential(ownerID: 2, webhookCode: "e", accessToken: "e", scopes: ["user"])
        try await withPortal(EmulatorConfiguration(userCount: 3, credentials: [employee])) { portal in
            let denied = try await portal.call("user.update", ["ID": 2, "NAME": "x"])
            #expect(denied.status == 400)
            #expect(denied.error == "ERROR_CORE|access_denied")
        }
    }
}

extension PortalProbe {
    fileprivate func status(token: String) async throws -> Int {
        try await send(address.oauthBase + "server.time?auth=" + token).status
    }

    fileprivate func refresh(_ token: String, client: String, secret: String) async throws -> Answer {
        let query = "grant_type=refresh_token&client_id=\(client)&client_secret=\(secret)&refresh_token=\(token)"
        return try await send("\(address.tokenServer)?\(query)")
    }
}
