import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import PortalEmulator
import TestSupport
import Testing
import Wire

@Suite(.endsHangs) struct AccessTests {
    @Test(arguments: [
        "1/demo0webhook0code/server.time", "1/demo0webhook0code/server.time.json", "1/demo0webhook0code/server.time/",
        "1/demo0webhook0code//server.time/", "/1/demo0webhook0code/SERVER.Time.json/?bx24_request_id=1",
        "server.time?auth=demo0access0token", "server.time.json/?auth=demo0access0token",
        "server.time?access_token=demo0access0token", "1/demo0webhook0code/server.time.xml",
        "SERVER.time.XML/?auth=demo0access0token",
    ])
    func `every form of address reaches a method`(path: String) async throws {
        try await withPortal(EmulatorConfiguration(userCount: 1)) { portal in
            let answer = try await portal.send(portal.address.oauthBase + path)
            #expect(answer.status == 200)
        }
    }

    @Test func `a token may be in the body`() async throws {
        try await withPortal(EmulatorConfiguration(userCount: 1)) { portal in
            let url = portal.address.oauthBase + "user.update"
            let body: JSONValue = ["ID": 1, "NAME": "Administrator", "auth": .string(portal.address.token)]
            #expect(try await portal.send(url, body: body.text, type: "application/json").result == true)
            let form = "ID=1&LAST_NAME=SomeLastName&auth=\(portal.address.token)"
            #expect(try await portal.send(url, body: form, type: "application/x-www-form-urlencoded").result == true)
            let user = try await portal.user(1)
            #expect(user["NAME"] == "Administrator")
            #expect(user["LAST_NAME"] == "SomeLastName")
        }
    }

    @Test(arguments: [
        ("1/wrong/user.get", 401, "NO_AUTH_FOUND"),
        ("2/demo0webhook0code/user.get", 401, "NO_AUTH_FOUND"),
        ("x/demo0webhook0code/user.get", 401, "NO_AUTH_FOUND"),
        ("1/wrong/batch", 401, "NO_AUTH_FOUND"),
        ("user.get", 401, "NO_AUTH_FOUND"),
        ("user.get?auth=", 401, "NO_AUTH_FOUND"),
        ("user.get?auth[]=demo0access0token", 401, "NO_AUTH_FOUND"),
        ("user.get?auth=wrong", 401, "NO_AUTH_FOUND"),
        ("no.such.method", 404, "ERROR_METHOD_NOT_FOUND"),
        ("1/wrong/no.such.method", 404, "ERROR_METHOD_NOT_FOUND"),
        ("1/demo0webhook0code/no.such.method", 404, "ERROR_METHOD_NOT_FOUND"),
        ("1/demo0webhook0code/user.get.yaml", 404, "ERROR_METHOD_NOT_FOUND"),
        ("1/demo0webhook0code/user.get.json.xml", 404, "ERROR_METHOD_NOT_FOUND"),
        ("1/demo0webhook0code/xml", 404, "ERROR_METHOD_NOT_FOUND"),
        ("api/1/demo0webhook0code/user.get", 404, "ERROR_METHOD_NOT_FOUND"),
    ])
    func `a call that may not run is refused with its documented code`(
        path: String,
        status: Int,
        code: String
    ) async throws {
        try await withPortal(EmulatorConfiguration(userCount: 1)) { portal in
            let answer = try await portal.send(portal.address.oauthBase + path)
            #expect(answer.status == status)
            #expect(answer.text.contains(code))
            if code == "NO_AUTH_FOUND" {
                #expect(answer.json == ["error": "NO_AUTH_FOUND", "error_description": "Wrong authorization data"])
            }
        }
    }

    @Test(
        arguments: [
            (["Bearer demo0access0token"], "", 200), (["bearer   demo0access0token"], "", 200),
            (["Bearer demo0access0token"], "?auth=wrong", 200), (["Bearer wrong"], "?auth=demo0access0token", 401),
            (["Basic demo0access0token"], "", 401), (["Bearer"], "", 401), ([], "", 401),
            (["Basic YTpi"], "?auth=demo0access0token", 200),
        ] as [([String], String, Int)]
    )
    func `a token may be in the header`(headers: [String], query: String, status: Int) async throws {
        try await withPortal(EmulatorConfiguration(userCount: 1)) { portal in
            var request = HTTPClientRequest(url: portal.address.oauthBase + "user.current" + query)
            for header in headers {
                request.headers.add(name: "Authorization", value: header)
            }
            let response = try await HTTPClient.shared.execute(request, timeout: .seconds(60))
            #expect(response.status.code == UInt(status))
        }
    }

    @Test func `a missing scope is refused, and in a batch without words`() async throws {
        let brief = EmulatorCredential(ownerID: 1, webhookCode: "b", accessToken: "b", scopes: ["user_brief"])
        try await withPortal(EmulatorConfiguration(userCount: 1, credentials: [brief])) { portal in
            let answer = try await portal.call("department.get")
            #expect(answer.status == 403)
            #expect(
                answer.error == "insufficient_scope|"
                    + "The request requires higher privileges than provided by the webhook token"
            )
            #expect(try await portal.call("user.update", ["ID": 1]).status == 403)
            let batch = try await portal.call("batch", ["cmd": ["a": "department.get"]])
            #expect(
                batch.result?["result_error"] == ["a": ["error": "insufficient_scope", "error_description": ""]]
            )
            #expect(try await portal.call("scope").result == ["user_brief"])
        }
    }

    @Test(
        arguments: [
            (["user"], ["EMAIL", "PERSONAL_WWW", "WORK_CITY", "UF_USR_CONTRACT"]),
            (["user_basic"], ["EMAIL", "WORK_CITY"]),
            (["user_brief"], ["WORK_CITY"]),
            (["user_brief", "user.userfield"], ["WORK_CITY", "UF_USR_CONTRACT"]),
        ] as [(Set<String>, [String])]
    )
    func `a scope hides fields from answers and from filters`(scopes: Set<String>, visible: [String]) async throws {
        let credential = EmulatorCredential(ownerID: 1, webhookCode: "c", accessToken: "c", scopes: scopes)
        try await withPortal(EmulatorConfiguration(userCount: 2, credentials: [.demo, credential])) { portal in
            let fields: JSONObject = [
                "ID": 1, "EMAIL": "x@example.com", "PERSONAL_WWW": "example.com", "WORK_CITY": "Ulm",
                "UF_USR_CONTRACT": 41,
            ]
            _ = try await portal.call("user.update", fields)
            let base = portal.address.oauthBase + "1/c/"
            let user = try #require(try await portal.send(base + "user.current").result)
            #expect(fields.keys.dropFirst().filter { user[$0] != nil } == visible)
            let hits = try await portal.send(base + "user.get?EMAIL=x@example.com").ids
            #expect(hits == (visible.contains("EMAIL") ? ["1"] : ["1", "2"]))
        }
    }

    @Test func `the portal lists what it received`() async throws {
        try await withPortal(EmulatorConfiguration(userCount: 1)) { portal in
            _ = try await portal.call("user.get", ["FILTER": ["ID": 1]])
            _ = try await portal.form("batch", "cmd[a]=user.current&auth=secret")
            _ = try await portal.query("Server.Time", "")
            _ = try await portal.call(
                "user.update",
                ["ID": 1, "PERSONAL_PHOTO": ["a", .string(String(repeating: "A", count: 5_000))]]
            )
            let requests = portal.portal.requests
            #expect(requests.map(\.method) == ["user.get", "batch", "user.current", "server.time", "user.update"])
            #expect(requests.map(\.carrier) == [.json, .form, .batch, .query, .json])
            #expect(requests.map(\.httpMethod) == ["POST", "POST", "POST", "GET", "POST"])
            #expect(requests[0].parameters == ["FILTER": ["ID": 1]])
            #expect(requests[1].parameters == ["cmd": ["a": "user.current"]])
            #expect(requests[4].parameters["PERSONAL_PHOTO"]?[1]?.stringValue?.count == 1_024)
        }
    }
}
