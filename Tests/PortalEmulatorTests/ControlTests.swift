import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import PortalEmulator
import TestSupport
import Testing
import Wire

@Suite(.endsHangs) struct ControlTests {
    @Test func `the counts tell calls, refusals, faults and users`() async throws {
        let configuration = EmulatorConfiguration(userCount: 7, clock: TestClock()) {
            $0.faults = EmulatorFaults(list: [nil, nil, nil, .overload])
            $0.rateLimit = .standard
        }
        try await withPortal(configuration) { portal in
            _ = try await portal.call("batch", ["cmd": ["a": "server.time", "b": "no.method"]])
            _ = try await portal.call("server.time")
            _ = try await portal.send(portal.address.oauthBase + "1/wrong/server.time")
            _ = try await portal.call("server.time")
            let counts = portal.portal.counts
            #expect(counts.requests == 4)
            #expect(counts.calls == ["batch": 1, "server.time": 2, "no.method": 1])
            #expect(counts.refusals == ["ERROR_METHOD_NOT_FOUND": 1, "NO_AUTH_FOUND": 1, "OVERLOAD_LIMIT": 1])
            #expect(counts.faults == [.overload: 1])
            #expect(counts.users == 7)
            #expect(counts.bucketLevel == 3)
            #expect(counts.uptime == 0)
            let json = try await portal.send(portal.address.controlPage + "control.json").json
            #expect(json["calls"] == ["batch": 1, "no.method": 1, "server.time": 2])
            #expect(json["faults"] == ["overload": 1])
            #expect(json["users"] == 7)
        }
    }

    @Test func `the page shows the counts, escapes what clients sent, and sets them back`() async throws {
        try await withPortal(EmulatorConfiguration(userCount: 1)) { portal in
            _ = try await portal.call("%3Cscript%3E&'")
            _ = try await portal.call("batch", ["cmd": ["a": "<b>&\"'"]])
            let page = try await portal.send(portal.address.controlPage)
            #expect(page.status == 200)
            #expect(page.contentType == "text/html; charset=utf-8")
            #expect(page.text.contains("<td>&lt;b&gt;&amp;&quot;&#39;</td><td>1</td>"))
            #expect(!page.text.contains("<b>"))
            #expect(!page.text.contains("<script>"))
            #expect(!page.text.contains("demo0"))

            let reset = portal.address.controlPage + "control/reset"
            #expect(try await portal.send(reset).status == 405)
            #expect(portal.portal.counts.requests == 2)
            _ = try await portal.send(reset, body: "x", type: "text/plain")
            #expect(portal.portal.counts.requests == 0)
            #expect(portal.portal.counts.calls == [:])
        }
    }

    @Test(arguments: [HTTPMethod.HEAD, .PUT, .DELETE, .PATCH])
    func `other verbs than GET and POST are not allowed`(verb: HTTPMethod) async throws {
        try await withPortal(EmulatorConfiguration(userCount: 1)) { portal in
            for url in [portal.address.webhook + "server.time", portal.address.tokenServer, portal.address.controlPage]
            {
                var request = HTTPClientRequest(url: url)
                request.method = verb
                let response = try await HTTPClient.shared.execute(request, timeout: .seconds(60))
                #expect(response.status == .methodNotAllowed)
            }
        }
    }

    @Test func `another seed invents other people`() async throws {
        func names(seed: UInt64?) async throws -> [JSONValue?] {
            var names: [JSONValue?] = []
            var configuration = EmulatorConfiguration(userCount: 20)
            if let seed { configuration.seed = seed }
            try await withPortal(configuration) { portal in
                names = (try await portal.call("user.get").result?.arrayValue ?? []).map { $0["LAST_NAME"] }
            }
            return names
        }
        let usual = try await names(seed: nil)
        #expect(try await names(seed: 24) == usual)
        #expect(try await names(seed: 25) != usual)
    }
}
