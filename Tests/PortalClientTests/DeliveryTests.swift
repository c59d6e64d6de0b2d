import PortalEmulator
import PortalModel
import TestSupport
import Testing
import Wire

@testable import PortalClient

@Suite(.endsHangs) struct DeliveryTests {
    private func id(_ number: Int) throws -> UserID { try #require(UserID(rawValue: number)) }

    private func change(_ number: Int, _ after: [String: FieldValue]) throws -> Change {
        Change(user: try id(number), person: "N\(number)", before: [:], after: after)
    }

    @Test func `a delivery is one batch that reads back first and reads ahead last`() async throws {
        let replies = [Rows.schema, Rows.batch([Rows.users([1]), true, true, Rows.users([4])])]
        let delivery = Delivery(
            verify: [try id(1)],
            changes: [try change(2, ["NAME": .string("Åsa & Co")]), try change(3, ["ACTIVE": .boolean(false)])],
            prepare: [try id(4)],
            fields: ["NAME"]
        )
        try await ScriptedPortal.answering(replies) { portal, server in
            let report = try await portal.deliver(delivery)
            #expect(report.verified.map(\.id.rawValue) == [1])
            #expect(report.prepared.map(\.id.rawValue) == [4])
            #expect(report.refusals == [nil, nil])
            let commands = try #require(server.calls.last?.commands)
            #expect(commands.count == 4)
            #expect(commands[0].hasSuffix("FILTER[ID][0]=1"))
            #expect(commands[1] == "user.update?ID=2&NAME=%C3%85sa%20%26%20Co")
            #expect(commands[2] == "user.update?ID=3&ACTIVE=N")
            #expect(commands[3].hasSuffix("FILTER[ID][0]=4"))
        }
    }

    @Test func `what a batch can't carry goes alone, and refusals keep the order of the changes`() async throws {
        let refused = #"{"result":{"c0":true},"result_error":{"c1":{"error":"ERROR_CORE","error_description":""}}}"#
        let replies: [ScriptedPortal.Reply] = [
            Rows.schema, .init(body: #"{"result":\#(refused)}"#),
            .init(status: 400, body: #"{"error":"ERROR_ARGUMENT","error_description":"a.jpg is no picture"}"#),
            #"{"result":true}"#,
        ]
        let delivery = Delivery(
            changes: [
                try change(1, ["PERSONAL_PHOTO": .file(.init(name: "a.jpg", base64: "QUJD"))]),
                try change(2, ["NAME": .string("Anna")]),
                try change(3, ["WORK_NOTES": .string("see $result[c0][ID]")]),
                try change(4, ["NAME": .string("Bo")]),
            ],
            fields: []
        )
        try await ScriptedPortal.answering(replies) { portal, server in
            let report = try await portal.deliver(delivery)
            #expect(report.refusals.map { $0?.code } == [.rejected, nil, nil, .accessDenied])
            #expect(server.calls.map { $0.path.suffix(6) } == ["/batch", "/batch", "update", "update"])
            #expect(server.calls[1].commands == ["user.update?ID=2&NAME=Anna", "user.update?ID=4&NAME=Bo"])
            #expect(server.calls[2].body == ["ID": 1, "PERSONAL_PHOTO": ["a.jpg", "QUJD"]])
            #expect(server.calls[3].body == ["ID": 3, "WORK_NOTES": "see $result[c0][ID]"])
        }
    }

    @Test func `without anything for a batch there is none`() async throws {
        let replies: [ScriptedPortal.Reply] = [Rows.schema, #"{"result":true}"#]
        let delivery = Delivery(changes: [try change(1, ["NAME": .string("$result[x]")])], fields: [])
        try await ScriptedPortal.answering(replies) { portal, server in
            _ = try await portal.deliver(delivery)
            #expect(server.calls.last?.path.hasSuffix("user.update") == true)
        }
    }

    @Test func `an update that isn't answered with true is refused`() async throws {
        let delivery = Delivery(changes: [try change(1, ["NAME": .string("Anna")])], fields: [])
        try await ScriptedPortal.answering([Rows.schema, Rows.batch([false])]) { portal, _ in
            let report = try await portal.deliver(delivery)
            #expect(report.refusals == [PortalError(.rejected, method: "user.update")])
        }
    }

    @Test(arguments: [
        #"{"result":[],"result_error":{"c0":{"error":"insufficient_scope","error_description":""}}}"#,
        #"{"result":[],"result_error":{"c0":{"error":"OVERLOAD_LIMIT"}}}"#,
        #"{"result":[],"result_error":{"c0":{"error":"PORTAL_DELETED"}}}"#,
        #"{"result":[],"result_error":{"c0":{"error":"ACCESS_DENIED"}}}"#,
        #"{"result":[],"result_error":[]}"#,
    ])
    func `what would stop every other change ends the delivery`(members: String) async throws {
        let delivery = Delivery(changes: [try change(1, ["NAME": .string("Anna")])], fields: [])
        try await ScriptedPortal.answering([Rows.schema, .init(body: #"{"result":\#(members)}"#)]) { portal, server in
            let error = await #expect(throws: PortalError.self) { try await portal.deliver(delivery) }
            #expect(error?.endsRun == true)
            #expect(server.calls.count == 2)
        }
    }

    @Test func `a refusal doesn't repeat the value that was sent`() async throws {
        let error = #"{"error":"ERROR_CORE","error_description":"Login \"anna@example.com\" exists<br>"}"#
        let reply = ScriptedPortal.Reply(body: #"{"result":{"result":[],"result_error":{"c0":\#(error)}}}"#)
        let delivery = Delivery(changes: [try change(1, ["EMAIL": .string("anna@example.com")])], fields: [])
        try await ScriptedPortal.answering([Rows.schema, reply]) { portal, _ in
            let report = try await portal.deliver(delivery)
            #expect(report.refusals.first??.portalMessage == "Login \"…\" exists")
        }
    }

    // MARK: Cancelling

    @Test func `a delivery whose task is cancelled while it is on its way comes to its end`() async throws {
        try await Emulated.portal { portal, emulator in
            let users = try await Emulated.users(of: portal)
            emulator.setFaults(EmulatorFaults(list: [.slowBody]))
            let delivering = Task { try await portal.deliver(Emulated.delivery(to: users, note: "note")) }
            try await wait(until: "it has arrived") { emulator.counts.calls["user.update"] == users.count }
            delivering.cancel()
            let report = try await delivering.value
            #expect(report.refusals == users.map { _ in nil })
        }
    }

    @Test func `a delivery whose task is cancelled while it waits for its turn is still sent`() async throws {
        let settings = PortalSettings(rate: RequestRate(threshold: 1, perSecond: 2))
        try await Emulated.portal(settings: settings, clock: ContinuousClock()) { portal, emulator in
            let users = try await Emulated.users(of: portal)
            let delivering = Task { try await portal.deliver(Emulated.delivery(to: users, note: "note")) }
            delivering.cancel()
            let report = try await delivering.value
            #expect(report.refusals == users.map { _ in nil })
            #expect(emulator.counts.calls["user.update"] == users.count)
        }
    }

    @Test func `a delivery whose task is cancelled waits for no other try`() async throws {
        let settings = PortalSettings(rate: nil, patience: .seconds(86_400))
        try await Emulated.portal(settings: settings, clock: ContinuousClock()) { portal, emulator in
            let users = try await Emulated.users(of: portal)
            emulator.setFaults(EmulatorFaults(rates: [.resetBefore: 1]))
            let delivering = Task { try await portal.deliver(Emulated.delivery(to: users, note: "note")) }
            try await wait(until: "it fails") { !emulator.counts.faults.isEmpty }
            delivering.cancel()
            await #expect(throws: CancellationError.self) { try await delivering.value }
        }
    }
}
