import PortalEmulator
import TestSupport
import Testing
import Wire

@Suite(.endsHangs) struct BasicMethodTests {
    private static let plain = EmulatorCredential(
        ownerID: 2,
        webhookCode: "p",
        accessToken: "p0",
        scopes: ["user_brief", "department"]
    )

    private func asPlainUser(_ body: (PortalProbe) async throws -> Void) async throws {
        try await withPortal(EmulatorConfiguration(userCount: 2, credentials: [Self.plain, .demo]), body)
    }

    @Test func `methods are those that the scopes allow, all, or those of one scope`() async throws {
        try await asPlainUser { portal in
            let own = try #require(try await portal.call("methods").result?.arrayValue)
            #expect(own.contains("user.get") && own.contains("batch") && own.contains("department.add"))
            #expect(!own.contains("user.update"))
            let all = try #require(try await portal.call("methods", ["full": true]).result?.arrayValue)
            #expect(all.contains("user.update") && all.contains("user.userfield.add"))
            #expect(
                try await portal.call("methods", ["scope": "user.userfield"]).result == [
                    "user.userfield.add", "user.userfield.delete", "user.userfield.list", "user.userfield.update",
                ]
            )
            let common = try #require(try await portal.query("methods", "scope=").result?.arrayValue)
            #expect(common.contains("profile") && !common.contains("user.get"))
        }
    }

    @Test(
        arguments: [
            ("user.get", true, true), ("user.update", true, false), ("no.such", false, false), ("batch", true, true),
            ("User.Get", false, false), (nil, false, false),
        ] as [(String?, Bool, Bool)]
    )
    func `a method exists, and is available to these scopes or not`(
        name: String?,
        exists: Bool,
        isAvailable: Bool
    ) async throws {
        try await asPlainUser { portal in
            let answer = try await portal.call("method.get", name.map { ["name": .string($0)] } ?? [:])
            #expect(answer.result == ["isExisting": .boolean(exists), "isAvailable": .boolean(isAvailable)])
        }
    }

    @Test func `an application is told about itself, and a webhook that it is none`() async throws {
        try await asPlainUser { portal in
            let refused = try await portal.call("app.info")
            #expect(refused.status == 400)
            #expect(refused.error == "ACCESS_DENIED|Access denied! Application context required")
            let answer = try await portal.send(portal.address.oauthBase + "app.info?auth=p0")
            #expect(
                answer.result?.objectValue?.keys == [
                    "ID", "CODE", "VERSION", "STATUS", "INSTALLED", "PAYMENT_EXPIRED", "DAYS", "LANGUAGE_ID", "LICENSE",
                    "LICENSE_TYPE", "LICENSE_FAMILY",
                ]
            )
        }
    }

    @Test(arguments: ["user", "app"])
    func `an application keeps options, and a webhook may not`(kind: String) async throws {
        let other = EmulatorCredential(
            ownerID: kind == "user" ? 3 : 1,
            webhookCode: "o",
            accessToken: "o0",
            scopes: ["user_brief"]
        )
        try await withPortal(EmulatorConfiguration(userCount: 3, credentials: [.demo, other])) { portal in
            func call(
                _ verb: String,
                _ body: JSONObject,
                token: String = "demo0access0token"
            ) async throws -> PortalProbe.Answer {
                var body = body
                body["auth"] = .string(token)
                let url = portal.address.oauthBase + "\(kind).option.\(verb)"
                return try await portal.send(url, body: JSONValue.object(body).text, type: "application/json")
            }
            #expect(try await call("get", [:]).result == [])
            #expect(try await call("set", ["options": ["data": "value", "Size": 5]]).result == true)
            #expect(try await call("set", ["options": ["data": "new", "more": ["a"]]]).result == true)
            #expect(try await call("get", [:]).result == ["data": "new", "Size": 5, "more": ["a"]])
            #expect(try await call("get", ["option": "data"]).result == "new")
            #expect(try await call("get", ["option": "none"]).result == .null)
            // An option of the application is everybody's, one of a user nobody else's.
            #expect(try await call("get", ["option": "data"], token: "o0").result == (kind == "user" ? .null : "new"))
            for empty in [[:], ["options": []], ["options": ""]] as [JSONObject] {
                #expect(try await call("set", empty).error == "ArgumentNullException|options is empty")
            }
            let refused = try await portal.call("\(kind).option.get")
            #expect(refused.status == 400)
            #expect(refused.error == "AccessException|Application context required")
        }
    }

    @Test func `only an administrator keeps options of an application`() async throws {
        try await asPlainUser { portal in
            let base = portal.address.oauthBase
            let refused = try await portal.send(base + "app.option.set?auth=p0&options%5Ba%5D=b")
            #expect(refused.error == "AccessException|Administrator authorization required")
            #expect(try await portal.send(base + "user.option.set?auth=p0&options%5Ba%5D=b").result == true)
            #expect(try await portal.send(base + "user.option.get?auth=p0").result == ["a": "b"])
        }
    }

    @Test func `a feature is there or not, and has to be named`() async throws {
        try await asPlainUser { portal in
            let connector = try await portal.call("feature.get", ["CODE": "rest_auth_connector"])
            #expect(connector.result == ["value": "Y"])
            #expect(try await portal.call("feature.get", ["CODE": "teleportation"]).result == ["value": "N"])
            #expect(try await portal.call("feature.get").error == "CODE_EMPTY|CODE can't be empty")
        }
    }

    @Test func `rights have names, and users have them or not`() async throws {
        try await asPlainUser { portal in
            let name = try await portal.user(1)["NAME"]
            let names = try await portal.call("access.name", ["ACCESS": ["U1", "AU", "G2", "X9", "U4711"]]).result
            #expect(names?.objectValue?.keys == ["U1", "AU", "G2"])
            #expect(names?["AU"] == ["provider": "", "name": "All authorized users", "provider_id": "other"])
            #expect(names?["U1"]?["name"] == name)
            #expect(try await portal.call("access.name").result == false)
            #expect(try await portal.call("user.admin").result == false)
            #expect(try await portal.call("user.access", ["ACCESS": ["U1", "G1"]]).result == false)
            #expect(try await portal.call("user.access", ["ACCESS": ["U1", "U2"]]).result == true)
            #expect(try await portal.form("user.access", "ACCESS[]=AU").result == true)
            let administrator = portal.address.oauthBase + "1/demo0webhook0code/"
            #expect(try await portal.send(administrator + "user.admin").result == true)
            #expect(try await portal.send(administrator + "user.access?ACCESS=U2").result == true)
        }
    }

    @Test func `the own record names what a list may leave out`() async throws {
        try await withPortal(EmulatorConfiguration(userCount: 1)) { portal in
            let user = try #require(try await portal.call("user.current").result)
            for name in ["XML_ID", "LAST_NAME", "TIME_ZONE", "TIMESTAMP_X", "LAST_ACTIVITY_DATE", "UF_DEPARTMENT"] {
                #expect(user[name] != nil, "\(name)")
            }
        }
    }
}
