import Engine
import Foundation
import Journal
import Logging
import NIOHTTP1
import PortalClient
import PortalEmulator
import PortalModel
import Synchronization
import TestSupport
import Testing
import Wire

@testable import Gateway

/// What somebody tried who meant no good.
@Suite(.endsHangs) struct AttackTests {
    @Test func `names that nest without end are read or refused, whoever sends them`() async throws {
        try await Front.serve { front in
            let deep = "a" + String(repeating: "[b]", count: 20_000) + "=1"
            let long = String(repeating: "a[]=1&", count: 30_000)
            for body in [deep, long] {
                let url = "http://127.0.0.1:\(front.port)/rest/user.get"
                let answer = try await Front.send(url, body: body, type: "application/x-www-form-urlencoded")
                #expect([400, 401].contains(answer.status))
            }
            let query =
                "http://127.0.0.1:\(front.port)/rest/user.get?a" + String(repeating: "[b]", count: 15_000) + "=1"
            #expect([400, 401].contains(try await Front.send(query, .GET).status))
            #expect(try await front.call("scope").status == 200)
        }
    }

    @Test func `a user who comes between reading and sending is judged all the same`() async throws {
        let protection = Protection(fields: ["PERSONAL_NOTES"])
        let recipe = """
            return { writes = { NAME = "any" },
              transform = function(user) if not user.TITLE then user.NAME = text.upper(user.NAME) end end }
            """
        try await Front.serve([Front.client([recipe])], protection: protection) { front in
            // Nobody has this id: only that is sent, and the portal says what there is to say.
            let answer = try await front.call("user.update", ["ID": 4_711, "NAME": "Nobody"])
            #expect(answer.status == 400 && answer.error == "ERROR_CORE", "\(answer.text)")
            let sent = front.emulator.requests.filter { $0.method == "user.update" }
            #expect(sent.map { $0.parameters.map(\.key) } == [["ID"]])
            let refused = try await front.call("user.update", ["ID": 4_711, "PERSONAL_NOTES": "x"])
            #expect(refused.error == "MOONHOOK_MH0509")
            let batch = try await front.call("batch", ["cmd": ["a": "user.update?ID=4711&NAME=Nobody"]])
            #expect(batch.json["result"]?["result_error"]?["a"]?["error"] == "ERROR_CORE", "\(batch.text)")
            try await wait(until: "it is recorded") { try front.run().callCounts()["failed"] == 2 }
            let found = try front.run().diagnostics().filter { $0.code == nil }
            #expect(found.map(\.count) == [1] && found.first?.examples.map(\.user?.rawValue) == [4_711], "\(found)")
        }
    }

    @Test func `a second update of a user in a batch is judged on its own`() async throws {
        try await Front.serve { front in
            let people = try await front.employees()
            let taken = try await front.user(people[30])["EMAIL"]?.stringValue ?? ""
            for chunk in [people[0..<6], people[6..<12]] {
                // The portal refuses each first command, and carries the second one out.
                let commands = chunk.flatMap { id in
                    [
                        ("a\(id)", JSONValue.string("user.update?ID=\(id)&ACTIVE=N&EMAIL=\(taken)")),
                        ("b\(id)", JSONValue.string("user.update?ID=\(id)&ACTIVE=N")),
                    ]
                }
                _ = try await front.call("batch", ["cmd": .object(JSONObject(commands))])
            }
            var dismissed: [Int] = []
            for id in people[0..<12] where try await front.user(id)["ACTIVE"] == false { dismissed.append(id) }
            #expect((1...5).contains(dismissed.count), "\(dismissed)")
            let recorded = try front.run().changes(limit: 100).filter { $0.change.after["ACTIVE"] == .boolean(false) }
            #expect(recorded.map(\.change.user.rawValue).sorted() == dismissed.sorted())
        }
    }

    @Test func `the last of several updates of a user in a batch holds`() async throws {
        try await Front.serve { front in
            let before = try await front.user(7)["WORK_CITY"]?.stringValue ?? ""
            let answer = try await front.call(
                "batch",
                ["cmd": ["user.update?ID=7&WORK_CITY=Ulm", "user.update?ID=7&WORK_CITY=\(before)&WORK_NOTES=x"]]
            )
            #expect(answer.json["result"]?["result"] == [true, true], "\(answer.text)")
            #expect(try await front.user(7)["WORK_CITY"]?.stringValue == before)
            #expect(try front.run().changes(limit: 1).first?.change.after["WORK_CITY"] == .string(before))
        }
    }

    @Test(arguments: [EmulatorFault.html200, .garbled, .truncated, .resetAfter, .internalErrorAfter])
    func `a batch whose answer can't be read counts, and is recorded`(fault: EmulatorFault) async throws {
        try await Front.serve { front in
            let people = try await front.employees()
            front.emulator.setFaults(EmulatorFaults(list: [nil, fault]))
            let commands = people[0..<5].map { ("u\($0)", JSONValue.string("user.update?ID=\($0)&ACTIVE=N")) }
            let answer = try await front.call("batch", ["cmd": .object(JSONObject(commands))])
            // What the portal said itself is passed on.
            let isSaid = fault == .internalErrorAfter
            #expect(answer.error == (isSaid ? "INTERNAL_SERVER_ERROR" : nil), "\(answer.text)")
            // Else their users show that all were carried out.
            #expect(isSaid || commands.allSatisfy { answer.json["result"]?["result"]?[$0.0] == true }, "\(answer.text)")
            #expect(try front.run().changes(limit: 100).count == 5)
            let more = try await front.call("user.update", ["ID": .integer(people[6]), "ACTIVE": "N"])
            #expect(more.error == "MOONHOOK_LIMIT", "\(more.text)")
        }
    }

    @Test func `a text like a reference is recorded with what was there before`() async throws {
        try await Front.serve { front in
            _ = try await Front.send(front.direct.webhook + "user.update", body: #"{"ID": 7, "WORK_FAX": "old"}"#)
            let answer = try await front.call("user.update", ["ID": 7, "WORK_FAX": "x$result[y"])
            #expect(answer.json["result"] == true)
            #expect(try front.run().changes(limit: 1).first?.change.before["WORK_FAX"] == .string("old"))
        }
    }

    @Test func `references can't clear more than the bound, and what they wrote can be taken back`() async throws {
        try await Front.serve { front in
            let people = try await front.employees()
            let commands = people.prefix(12).map { id in
                ("u\(id)", JSONValue.string("user.update?ID=\(id)&WORK_POSITION=$result[me][0][WORK_FAX]"))
            }
            let answer = try await front.call(
                "batch",
                ["cmd": .object(JSONObject([("me", "user.get?ID=1")] + commands))]
            )
            let taken = commands.count { answer.json["result"]?["result"]?[$0.0] == true }
            #expect(taken == 5, "\(answer.text)")
            let changes = try front.run().changes(limit: 100)
            #expect(changes.count == 5)
            for change in changes.map(\.change) {
                let held = try await front.user(change.user.rawValue)["WORK_POSITION"]
                #expect(change.after["WORK_POSITION"]?.json == held)
            }
            #expect(changes.contains { $0.change.before["WORK_POSITION"] != nil })
        }
    }

    @Test func `what looks like a reference in a list is written as it is`() async throws {
        try await Front.serve { front in
            let texts = ["$result[f0][0][EMAIL]", "$result[u1]", "x$result[p0][0][ID]y"]
            async let other = front.call("user.update", ["ID": 8, "WORK_CITY": "Ulm"])
            let answer = try await front.call(
                "user.update",
                ["ID": 7, "UF_USR_LANGUAGES": .array(texts.map { .string($0) })]
            )
            _ = try await other
            #expect(answer.json["result"] == true, "\(answer.text)")
            let user = try await Front.send(
                front.direct.webhook + "user.get",
                body: #"{"ID": 7, "select": ["UF_*"], "ADMIN_MODE": 1}"#
            )
            #expect(user.json["result"]?[0]?["UF_USR_LANGUAGES"] == .array(texts.map { .string($0) }), "\(user.text)")
        }
    }

    @Test func `what the portal refuses doesn't count`() async throws {
        try await Front.serve { front in
            let people = try await front.employees()
            let taken = try await front.user(people[20])["EMAIL"] ?? ""
            for id in people.prefix(7) {
                let answer = try await front.call("user.update", ["ID": .integer(id), "EMAIL": taken])
                #expect(answer.error == "ERROR_CORE", "\(answer.text)")
            }
            let answer = try await front.call("user.update", ["ID": .integer(people[0]), "EMAIL": "new@example.com"])
            #expect(answer.status == 200, "\(answer.text)")
        }
    }

    @Test func `calls that are admitted and not sent yet count, whatever others come to`() throws {
        let ledger = ClientLedger()
        var tickets: [ClientLedger.Ticket] = []
        func dismissal(_ id: Int) throws -> Change {
            let user = try #require(UserID(rawValue: id))
            return Change(
                user: user,
                person: "",
                before: ["ACTIVE": .boolean(true)],
                after: ["ACTIVE": .boolean(false)]
            )
        }
        for id in 1...5 {
            guard case .admitted(let ticket?) = ledger.admit(try dismissal(id), limits: [:], allowed: [:]) else {
                Issue.record("not admitted")
                return
            }
            tickets.append(ticket)
        }
        ledger.settle(tickets[0], isTaken: false)
        ledger.settle(tickets[1], isTaken: true)
        guard case .admitted = ledger.admit(try dismissal(6), limits: [:], allowed: [:]),
            case .exceeded(.dismiss, 5) = ledger.admit(try dismissal(7), limits: [:], allowed: [:])
        else {
            Issue.record("5 are held or taken")
            return
        }
        // Somebody who counts already isn't one more.
        guard case .admitted = ledger.admit(try dismissal(2), limits: [:], allowed: [:]) else {
            Issue.record("not admitted")
            return
        }
    }

    @Test func `reads of one client don't keep another one's updates waiting`() async throws {
        let reader = Front.client(name: "bot", code: "bot0code")
        var configuration = EmulatorConfiguration(userCount: 60)
        configuration.rateLimit = EmulatorRateLimit(threshold: 3, perSecond: 20)
        try await Front.serve(
            [Front.client(), reader],
            emulator: configuration,
            rate: RequestRate(threshold: 3, perSecond: 20)
        ) { front in
            let address = "http://127.0.0.1:\(front.port)/rest/1/bot0code/department.get"
            let readers = (0..<30).map { _ in Task { try await Front.send(address, .GET) } }
            try await wait(until: "readers wait") { await front.gateway.waitingReads > 20 }
            let answer = try await front.call("user.update", ["ID": 7, "WORK_CITY": "Ulm"])
            #expect(answer.json["result"] == true)
            // It didn't wait for all who were there before.
            #expect(await front.gateway.waitingReads > 0)
            for reader in readers { _ = try await reader.value }
        }
    }

    @Test func `no code and no value is in the log, whatever way a call goes`() async throws {
        let lines = LoggedLines()
        var logger = Logger(label: "test") { _ in lines }
        logger.logLevel = .trace
        try await Front.serve(logger: logger) { front in
            let base = "http://127.0.0.1:\(front.port)/rest/"
            for path in [
                Front.code, "\(Front.code).json", "api/1/\(Front.code)", "api/\(Front.code)/user.update",
                "1/\(Front.code)/user.get?ID=7",
            ] {
                _ = try await Front.send(base + path, .GET)
            }
            _ = try await front.call("user.update", ["ID": 7, "NAME": "Secretname", "EMAIL": "nobody at all"])
            let text = lines.text
            #expect(text.contains("user.update"), "the calls are logged")
            for secret in [Front.code, EmulatorCredential.demo.webhookCode, "Secretname", "nobody at all"] {
                #expect(!text.contains(secret))
            }
        }
    }

    @Test func `the log says that a call passed without a recipe, and nothing of the call`() async throws {
        let lines = LoggedLines()
        let recipe = "return { writes = {}, transform = function(user) error(user.NAME) end }"
        try await Front.serve(
            [Front.client([recipe], passesOnError: true)],
            logger: Logger(label: "test") { _ in lines }
        ) { front in
            _ = try await front.call("user.update", ["ID": 7, "NAME": "Secretname"])
            #expect(lines.text.contains("a call passed without a recipe that may fail"), "\(lines.text)")
            #expect(lines.text.contains("MH0301") && !lines.text.contains("Secretname"), "\(lines.text)")
        }
    }

    @Test func `a body that is too large is answered, even if all of it is written first`() async throws {
        try await Front.serve { front in
            let body = #"{"ID": 7, "WORK_CITY": ""# + String(repeating: "x", count: 30 << 20) + #""}"#
            let answer = try await Front.send(
                front.address + "user.update",
                body: body,
                headers: [("connection", "close")]
            )
            #expect(answer.status == 413 && answer.error == "MOONHOOK_TOO_LARGE")
        }
    }

    @Test func `names that no field has are recorded a few at a time`() async throws {
        try await Front.serve { front in
            let names = (1...5_000).map { #""NAME\#($0)": 1"# }.joined(separator: ",")
            let answer = try await Front.send(
                front.address + "user.update",
                body: #"{"ID": 7, "WORK_CITY": "Ulm", \#(names)}"#
            )
            #expect(answer.json["result"] == true, "\(answer.text)")
            #expect(try front.run().diagnostics().count { $0.code == .unknownField } == 11)
            let many = (1...200_000).map { #""N\#($0)": 1"# }.joined(separator: ",")
            let refused = try await Front.send(front.address + "user.update", body: #"{"ID": 7, \#(many)}"#)
            #expect(refused.status == 400 && refused.error == "MOONHOOK_UNREADABLE", "\(refused.text.prefix(200))")
        }
    }
}

extension Gateway {
    /// How many passing calls wait for the portal's turn.
    var waitingReads: Int { get async { await works.turns.waiting } }
}
