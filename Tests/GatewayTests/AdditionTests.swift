import Journal
import PortalEmulator
import PortalModel
import TestSupport
import Testing
import Wire

@testable import Gateway

/// New users, each by a call of its own.
@Suite(.endsHangs) struct AdditionTests {
    private static let methods = GatewayClient.Methods.only(["user.add"])

    @Test func `a new user passes through the recipes`() async throws {
        let recipe = """
            return { writes = { LAST_NAME = "same letters" },
              transform = function(user) user.LAST_NAME = text.upper(user.LAST_NAME) end }
            """
        try await Front.serve([Front.client([recipe], methods: Self.methods)]) { front in
            let answer = try await front.call(
                "user.add",
                ["EMAIL": "ngozi@example.com", "LAST_NAME": "Okafor", "UF_DEPARTMENT": [1], "EXTRANET": "N"]
            )
            let id = try #require(answer.json["result"]?.integerValue, "\(answer.text)")
            #expect(try await front.user(id)["LAST_NAME"] == "OKAFOR")
            try await wait(until: "it is counted") { try front.run().callCounts() == ["added": 1] }
            let added = try front.run().diagnostics().first { $0.severity == .notice }
            #expect(added?.examples.first?.user?.rawValue == id)
            let refused = try await front.call("user.add", ["EMAIL": "nobody", "UF_DEPARTMENT": [1]])
            #expect(refused.error == "MOONHOOK_MH0205", "\(refused.text)")
        }
    }

    @Test func `a field that the portal got later is written, and a name that no field has is told`() async throws {
        try await Front.serve([Front.client(methods: Self.methods)]) { front in
            let made = try await Front.send(
                front.direct.webhook + "user.userfield.add",
                body: #"{"fields": {"FIELD_NAME": "BADGE", "USER_TYPE_ID": "string"}}"#
            )
            #expect(made.json["result"] != nil, "\(made.text)")
            let parameters: JSONValue = [
                "EMAIL": "ngozi@example.com", "UF_USR_BADGE": "77", "NICKNAME": "x", "UF_DEPARTMENT": [1],
            ]
            let answer = try await front.call("user.add", parameters)
            let id = try #require(answer.json["result"]?.integerValue, "\(answer.text)")
            #expect(try await front.user(id)["UF_USR_BADGE"] == "77")
            try await wait(until: "the warning is written") {
                try front.run().diagnostics().contains { $0.code == .unknownField && $0.message.contains("NICKNAME") }
            }
        }
    }

    @Test func `each call is counted, however it ends`() async throws {
        let needsID = "return { writes = {}, transform = function(user) local _ = user.ID end }"
        let clients = [
            Front.client(methods: Self.methods),
            Front.client([needsID], name: "bot", code: "b", methods: Self.methods),
        ]
        try await Front.serve(clients) { front in
            let add = { (parameters: JSONValue) in _ = try await front.call("user.add", parameters) }
            try await add(["EMAIL": "ngozi@example.com", "UF_DEPARTMENT": [1]])
            try await add(["EMAIL": "ngozi@example.com", "UF_DEPARTMENT": [1]])
            try await add(["EMAIL": "bola@example.com", "ACTIVE": "no"])
            try await add("no JSON object")
            front.emulator.setFaults(EmulatorFaults(list: [.resetAfter, .rateRefusal]))
            try await add(["EMAIL": "ada@example.com", "UF_DEPARTMENT": [1]])
            try await add(["EMAIL": "eno@example.com", "UF_DEPARTMENT": [1]])
            let bot = front.address.replacing(Front.code, with: "b")
            #expect(try await Front.send(bot + "user.add", body: "{}").error == "MOONHOOK_ADD")
            let counts = ["added": 1, "failed": 1, "refused": 2, "unanswered": 1, "limited": 1]
            try await wait(until: "all are counted") { try front.run().callCounts() == counts }
            try await wait(until: "the bot's is") { try front.run(of: "bot").callCounts() == ["refused": 1] }
            let metrics = await front.gateway.metrics
            for (kind, count) in counts where kind != "refused" {
                #expect(metrics.contains(#"moonhook_calls_total{client="hr",kind="\#(kind)"} \#(count)"#), "\(metrics)")
            }
            #expect(metrics.contains(#"moonhook_refusals_total{client="bot",code="MOONHOOK_ADD"} 1"#))
        }
    }
}
