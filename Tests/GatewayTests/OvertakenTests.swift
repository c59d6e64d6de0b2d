import Foundation
import Journal
import PortalClient
import PortalEmulator
import PortalModel
import TestSupport
import Testing
import Wire

@testable import Gateway

/// Calls whose user somebody else changes after they were judged, and before they are sent.
@Suite(.endsHangs) struct OvertakenTests {
    /// A recipe that looks at what calls don't give, so that the user is read first.
    private static let recipe = """
        return { writes = { WORK_CITY = "any" }, transform = function(user) local _ = user.TITLE end }
        """

    /// Calls, and changes the same user at the portal once the call has read it.
    ///
    /// - Returns: The id of the user; others are taken until the portal has got both in this order.
    private static func overtake(
        _ front: Front,
        inBatch isBatch: Bool = false,
        _ field: String,
        from held: JSONValue,
        by between: JSONValue,
        _ last: JSONValue
    ) async throws -> Int {
        let update = { @Sendable (id: Int, value: JSONValue, webhook: String) in
            try await Front.send(
                webhook + "user.update",
                body: JSONValue.object(["ID": .integer(id), .init(field): value]).text
            )
        }
        for id in try await front.employees() {
            _ = try await update(id, held, front.direct.webhook)
            let earlier = front.emulator.requests.count
            // Each request waits for its turn, and the update comes after the read.
            async let calling =
                isBatch
                ? front.call("batch", ["cmd": ["a": .string("user.update?ID=\(id)&\(field)=\(last.phpText ?? "")")]])
                : update(id, last, front.address)
            try await wait(until: "the user is read") {
                front.emulator.requests.dropFirst(earlier).contains { $0.method == "user.get" }
            }
            _ = try await update(id, between, front.direct.webhook)
            let answer = try await calling
            let result = isBatch ? answer.json["result"]?["result"] : answer.json["result"]
            #expect(result == (isBatch ? ["a": true] : true), "\(answer.text)")
            let sent = front.emulator.requests.dropFirst(earlier).filter { $0.method == "user.update" }
            if sent.first?.parameters[field] == between { return id }
        }
        throw CancellationError()
    }

    private static func serve(
        limits: [Bound: Int] = [:],
        _ body: @escaping @Sendable (Front) async throws -> Void
    ) async throws {
        let rate = RequestRate(threshold: 1, perSecond: 2)
        try await Front.serve([Front.client([recipe], limits: limits)], rate: rate, body)
    }

    @Test(arguments: ["Ulm", "Trier"], [false, true])
    func `what was there in between is what undo puts back, if the call was to change nothing, too`(
        held: String,
        isBatch: Bool
    ) async throws {
        try await Self.serve { front in
            let id = try await Self.overtake(
                front,
                inBatch: isBatch,
                "WORK_CITY",
                from: .string(held),
                by: "Bonn",
                "Trier"
            )
            #expect(try await front.user(id)["WORK_CITY"] == "Trier")
            let change = try front.run().changes(limit: 10).map(\.change).first { $0.user.rawValue == id }
            #expect(change?.before["WORK_CITY"] == .string("Bonn"))
            #expect(change?.after == ["WORK_CITY": .string("Trier")])
            #expect(change?.person.isEmpty == false)
            #expect(try front.run().callCounts()["overtaken"] == 1)
            #expect(try front.journal.callsWithoutAnswer().isEmpty)
            // It is read back as any other one.
            try await wait(until: "it is read back") {
                try front.run().changes(limit: 10).first?.outcome == .applied(["WORK_CITY": .taken])
            }
        }
    }

    @Test func `what somebody writes soon after a call is no doing of the portal, and undo keeps it`() async throws {
        // The next turn comes long after the edit.
        try await Front.serve(rate: RequestRate(threshold: 1, perSecond: 2)) { front in
            let id = try #require(try await front.employees().first)
            #expect(try await front.call("user.update", ["ID": .integer(id), "WORK_CITY": "Trier"]).status == 200)
            let edit = #"{"ID": \#(id), "WORK_CITY": "Bonn"}"#
            #expect(try await Front.send(front.direct.webhook + "user.update", body: edit).json["result"] == true)
            let isRead = { () -> FieldOutcome? in
                guard case .applied(let outcomes)? = try front.run().changes(limit: 1).first?.outcome else {
                    return nil
                }
                return outcomes["WORK_CITY"]
            }
            try await wait(until: "it is read back") { try isRead() != nil }
            let outcome = try isRead()
            // A slow machine may read it back before the edit.
            #expect(outcome == .unproven || outcome == .taken)
            let sent = front.emulator.requests.map(\.method)
            let isLate = sent.lastIndex(of: "user.get") ?? 0 > sent.lastIndex(of: "user.update") ?? 0
            #expect(outcome == .unproven || !isLate)
        }
    }

    @Test func `a bound counts what a call has done that was to change nothing`() async throws {
        try await Self.serve(limits: [.readdress: 1]) { front in
            let (held, between) = (JSONValue.string("held@example.com"), JSONValue.string("between@example.com"))
            let id = try await Self.overtake(front, "EMAIL", from: held, by: between, held)
            let other = try #require(try await front.employees().first { $0 != id })
            let answer = try await front.call("user.update", ["ID": .integer(other), "EMAIL": "other@example.com"])
            #expect(answer.error == "MOONHOOK_LIMIT")
            let reach = try front.journal.reach(of: "hr", day: ClientDays.day(of: Date()))
            #expect(reach.readdressed.count == 1)
        }
    }
}
