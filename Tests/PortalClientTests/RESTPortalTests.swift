import Hummingbird
import Logging
import PortalModel
import Synchronization
import TestSupport
import Testing
import Wire

@testable import PortalClient

@Suite(.endsHangs) struct RESTPortalTests {
    private static let nothingServedHere = "http://127.0.0.1:1/rest/1/hush/"

    @Test func `a call is a JSON post to the method's address`() async throws {
        try await ScriptedPortal.answering([#"{"result":true,"time":{"operating":3.5}}"#]) { portal, server in
            let answer = try await portal.call("user.update", ["ID": 1, "NAME": "Administrator"])
            #expect(answer == Answer(result: true, operating: OperatingTime(used: .seconds(3.5))))
            let call = try #require(server.calls.first)
            #expect(call.path == "/rest/1/hush/user.update")
            #expect(call.body == ["ID": 1, "NAME": "Administrator"])
            #expect(call.headers["content-type"] == "application/json")
            #expect(call.headers["accept"] == "application/json")
            #expect(call.headers["user-agent"] == "moonhook/1.2")
        }
    }

    @Test func `a token goes in the body, and not to a webhook`() async throws {
        let answers: [ScriptedPortal.Reply] = [#"{"result":[]}"#]
        try await ScriptedPortal.answering(answers, path: "/rest/", token: Secret("hush")) { portal, server in
            _ = try await portal.call("scope")
            #expect(server.calls.first?.path == "/rest/scope")
            #expect(server.calls.first?.body == ["auth": "hush"])
        }
        try await ScriptedPortal.answering(answers, token: Secret("hush")) { portal, server in
            _ = try await portal.call("scope")
            #expect(server.calls.first?.body == [:])
        }
    }

    @Test func `an address for a token is nothing without one`() async throws {
        let address = try PortalAddress("https://north.example.com/rest/")
        let error = await #expect(throws: PortalError.self) {
            try await RESTPortal.withPortal(at: address, logger: Logger(label: "test")) { _ in }
        }
        #expect(error?.code == .unauthorized)
    }

    @Test(
        arguments: [
            (.init(body: "<html>Sign in</html>"), .unreadable),
            (.init(body: ""), .unreadable),
            (.init(body: #"{"result":{"ID":"1""#), .unreadable),
            (.init(body: #"{"time":{}}"#), .unreadable),
            (.init(body: "[]"), .unreadable),
            (.init(status: 403, body: "<html>Forbidden</html>"), .unreadable),
            (.init(status: 302, headers: [.location: "https://south.example.com/rest/1/hush/scope"]), .moved),
            (.init(status: 401, body: #"{"error":"expired_token"}"#), .tokenExpired),
            (.init(status: 200, body: #"{"error":"something_new"}"#), .rejected),
            (.init(status: 400, body: #"{"error":"","error_description":"Access denied."}"#), .accessDenied),
        ] as [(ScriptedPortal.Reply, PortalError.Code)]
    )
    func `an odd answer is reported as what it is`(reply: ScriptedPortal.Reply, code: PortalError.Code) async throws {
        try await ScriptedPortal.answering([reply, reply, reply]) { portal, server in
            let error = await #expect(throws: PortalError.self) { try await portal.call("user.get") }
            #expect(error?.code == code)
            #expect(error?.method == "user.get")
            #expect(error?.status == reply.status)
            #expect(error?.description.contains("hush") == false)
            // What is no answer of Bitrix24's may be a proxy's bad moment.
            #expect(server.calls.count == (code == .unreadable ? 3 : 1))
        }
    }

    @Test func `a portal that moved reports its new address`() async throws {
        let moved = ScriptedPortal.Reply(
            status: 302,
            headers: [.location: "https://south.example.com/rest/1/hush/scope"]
        )
        try await ScriptedPortal.answering([moved]) { portal, _ in
            let error = await #expect(throws: PortalError.self) { try await portal.call("scope") }
            #expect(error?.portalMessage == "south.example.com")
        }
    }

    @Test func `a call refused for its rate is made again after growing waits`() async throws {
        let clock = ImmediateClock()
        let refusal = ScriptedPortal.Reply(status: 503, body: #"{"error":"QUERY_LIMIT_EXCEEDED"}"#)
        try await ScriptedPortal.answering([refusal, refusal, #"{"result":7}"#], clock: clock) { portal, server in
            let answer = try await portal.call("user.add")
            #expect(answer.result == 7)
            #expect(server.calls.count == 3)
            // Each refusal also means that the portal's bucket is full, which is a wait of its own.
            let waits = clock.waits
            try #require(waits.count == 4)
            #expect((.milliseconds(500) ... .seconds(1)).contains(waits[0]))
            #expect((.seconds(1) ... .seconds(2)).contains(waits[2]))
        }
    }

    @Test(
        arguments: [
            .init(status: 500, body: #"{"error":"INTERNAL_SERVER_ERROR"}"#),
            .init(status: 502, body: "<html>Bad Gateway</html>"),
            .init(body: #"{"result":"#, breaksOff: true),
        ] as [ScriptedPortal.Reply]
    )
    func `after a failure only what may be done twice is sent again`(failure: ScriptedPortal.Reply) async throws {
        try await ScriptedPortal.answering([failure, #"{"result":true}"#]) { portal, server in
            let answer = try await portal.call("user.update", ["ID": 1])
            #expect(answer.result == true)
            #expect(server.calls.count == 2)
        }
        try await ScriptedPortal.answering([failure, #"{"result":true}"#]) { portal, server in
            await #expect(throws: PortalError.self) { try await portal.call("user.add") }
            #expect(server.calls.count == 1)
        }
        let batch: ScriptedPortal.Reply = #"{"result":{"result":{"c0":true,"c1":1},"result_error":[]}}"#
        try await ScriptedPortal.answering([failure, batch]) { portal, server in
            await #expect(throws: PortalError.self) {
                try await portal.batch([.init("user.update"), .init("user.add")])
            }
            #expect(server.calls.count == 1)
        }
    }

    @Test func `no connection is no portal, after three tries`() async throws {
        let clock = ImmediateClock()
        let address = try PortalAddress(Self.nothingServedHere)
        try await RESTPortal.withPortal(at: address, logger: Logger(label: "test"), clock: clock) { portal in
            let error = await #expect(throws: PortalError.self) { try await portal.call("scope") }
            #expect(error == PortalError(.unreachable, method: "scope"))
            #expect(clock.waits.count == 2)
        }
    }

    @Test(arguments: ["", "user.get?ID=1", "../2/code/user.get", "user.get&x"])
    func `what could lead elsewhere is no method`(method: String) async throws {
        try await ScriptedPortal.answering([]) { portal, server in
            let alone = await #expect(throws: PortalError.self) { try await portal.call(method) }
            let together = await #expect(throws: PortalError.self) { try await portal.batch([.init(method)]) }
            #expect(alone?.code == .unknownMethod)
            #expect(together?.code == .unknownMethod)
            #expect(server.calls.isEmpty)
        }
    }

    @Test(
        arguments: [
            // Cancelled while it waits for the next try,
            .init(status: 503, body: #"{"error":"QUERY_LIMIT_EXCEEDED"}"#),
            // and while it waits for the answer.
            .init(neverComes: true),
        ] as [ScriptedPortal.Reply]
    )
    func `a read that is cancelled ends at once as cancelled`(reply: ScriptedPortal.Reply) async throws {
        try await ScriptedPortal.answering([reply], clock: .continuous) { portal, server in
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    await #expect(throws: CancellationError.self) { try await portal.departments() }
                }
                try await wait(until: "it is sent") { !server.calls.isEmpty }
                group.cancelAll()
            }
        }
    }

    @Test(arguments: EndlessServer.Manner.allCases)
    func `a portal whose answer never ends is given up in time`(manner: EndlessServer.Manner) async throws {
        try await EndlessServer.serving(manner) { port in
            try await RESTPortal.withPortal(
                at: try PortalAddress("http://127.0.0.1:\(port)/rest/1/hush/"),
                settings: PortalSettings(rate: nil, patience: .zero, timeout: .seconds(2)),
                logger: Emulated.silence
            ) { portal in
                let error = await #expect(throws: PortalError.self) { try await portal.call("profile") }
                #expect(error == PortalError(.timedOut, method: "profile"))
            }
        }
    }

    @Test(
        arguments: [
            (90, nil, 90), (90, 600, 90), (90, 30, 30), (90, 1, 10), (0.5, 1, 0.5), (90, 0, 10),
        ] as [(Double, Double?, Double)]
    )
    func `an exchange takes no longer than somebody waits`(timeout: Double, patience: Double?, expected: Double) {
        let settings = PortalSettings(patience: patience.map { .seconds($0) }, timeout: .seconds(timeout))
        #expect(settings.exchangeTimeout == .seconds(expected))
    }

    @Test func `what a portal says of an error is kept in part, and shown in one harmless line`() async throws {
        let hostile = "\u{1B}[2J\u{9B}1m\u{202E}\u{E0041}\nPlan SHA-256: 00"
        let answer: JSONValue = [
            "error": .string(hostile), "error_description": .string(hostile + String(repeating: "x", count: 100_000)),
        ]
        try await ScriptedPortal.answering([.init(status: 400, body: answer.text)]) { portal, _ in
            let error = try #require(await #expect(throws: PortalError.self) { try await portal.call("profile") })
            #expect(error.portalCode.verbatim == hostile)
            #expect(error.portalMessage.verbatim.utf8.count <= 4_096)
            #expect(error.portalMessage.verbatim.hasSuffix("xxx… cut"))
            #expect(error.description.contains("<U+001B>[2J<U+009B>1m<U+202E><U+E0041>↵Plan SHA-256: 00: "))
            #expect(error.description.count < 1_500 && !error.description.contains("\n"))
        }
    }

    @Test func `an answer of more values than any portal's is not read`() async throws {
        let answer = #"{"result":["# + String(repeating: "1,", count: 2_000_000) + "1]}"
        try await ScriptedPortal.answering([.init(body: answer)]) { portal, _ in
            let error = await #expect(throws: PortalError.self) { try await portal.call("profile") }
            #expect(error?.code == .oversized)
        }
    }

    @Test func `a raw call that is cancelled leaves open what the portal did`() async throws {
        try await ScriptedPortal.answering([.init(neverComes: true)]) { portal, server in
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    let error = await #expect(throws: PortalError.self) { try await portal.call("user.update") }
                    #expect(error == PortalError(.timedOut, method: "user.update"))
                }
                try await wait(until: "it is sent") { !server.calls.isEmpty }
                group.cancelAll()
            }
        }
    }

    @Test func `the log reports calls without parameters and secrets`() async throws {
        let lines = LogLines()
        let logger = lines.logger
        let failure = ScriptedPortal.Reply(status: 500)
        try await ScriptedPortal.answering([failure, #"{"result":true,"time":{"operating":1.48}}"#], logger: logger) {
            portal,
            _ in
            _ = try await portal.call("user.update", ["ID": 1, "EMAIL": "anna@example.com"])
        }
        // How long it took is a matter of the machine.
        let told = lines.all.map { $0.replacing(#/milliseconds: \d+/#, with: "milliseconds: …") }
        #expect(
            told == [
                "portal call failed [method: user.update, milliseconds: …, status: 500, tries: 1]",
                "portal answered [method: user.update, milliseconds: …, operating: 1.5, status: 200, tries: 2]",
            ]
        )
    }
}
