import AsyncHTTPClient
import Foundation
import Journal
import NIOCore
import NIOHTTP1
import PortalClient
import PortalEmulator
import PortalModel
import Synchronization
import TestSupport
import Testing
import Wire

@testable import Gateway

/// Group commit: calls that wait travel together, and each gets its own answer.
@Suite(.endsHangs) struct QueueTests {
    private static let slow = EmulatorRateLimit(threshold: 5, perSecond: 20)

    /// Serves a portal that takes few requests.
    private static func serve(
        _ clients: [GatewayClient] = [Front.client()],
        queue: Duration = .seconds(600),
        _ body: @escaping @Sendable (Front) async throws -> Void
    ) async throws {
        var configuration = EmulatorConfiguration(userCount: 200)
        configuration.rateLimit = slow
        try await Front.serve(
            clients,
            emulator: configuration,
            rate: RequestRate(threshold: 5, perSecond: 20),
            queue: queue,
            body
        )
    }

    /// Makes calls at once.
    private static func all(
        _ ids: some Sequence<Int> & Sendable,
        _ call: @escaping @Sendable (Int) async throws -> Front.Answered
    ) async throws -> [Int: Front.Answered] {
        try await withThrowingTaskGroup(of: (Int, Front.Answered).self) { group in
            for id in ids { group.addTask { (id, try await call(id)) } }
            return try await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }
    }

    @Test func `calls that wait go together, and each gets its own answer`() async throws {
        try await Self.serve { front in
            let people = Array(try await front.employees().prefix(40))
            let answers = try await Self.all(people) { id in
                try await front.call("user.update", ["ID": .integer(id), "WORK_CITY": .string("City \(id)")])
            }
            #expect(
                answers.values.count { $0.json["result"] == true } == 40,
                "\(answers.values.first { $0.status != 200 }?.text ?? "")"
            )
            #expect(answers.values.contains { $0.headers.first(name: "x-moonhook-batch") != nil })
            #expect(answers.values.allSatisfy { $0.json["time"]?["finish"] != nil })
            #expect(front.emulator.counts.refusals == [:])
            #expect(front.emulator.counts.requests < 40)
            #expect(try front.run().callCounts()["taken"] == 40)
            for id in people.suffix(3) {
                let user = try await front.call("user.get", ["ID": .integer(id)]).json["result"]?[0]
                #expect(user?["WORK_CITY"] == .string("City \(id)"))
            }
        }
    }

    @Test func `calls of one user keep their order`() async throws {
        try await Self.serve { front in
            for number in 1...30 {
                async let one = front.call("user.update", ["ID": 7, "WORK_CITY": .string("City \(number)")])
                async let two = front.call("user.update", ["ID": 7, "WORK_NOTES": .string("Note \(number)")])
                async let other = front.call("user.update", ["ID": 8, "WORK_CITY": .string("City \(number)")])
                for answer in try await [one, two, other] { #expect(answer.json["result"] == true, "\(answer.text)") }
            }
            let user = try await front.user(7)
            #expect(user["WORK_CITY"] == "City 30")
            #expect(user["WORK_NOTES"] == "Note 30")
        }
    }

    @Test func `one caller's failure touches nobody else`() async throws {
        try await Self.serve { front in
            let people = Array(try await front.employees().prefix(40))
            let (failing, other) = (people[20], people[39])
            let taken = try await front.user(other)["EMAIL"]?.stringValue ?? ""
            let answers = try await Self.all(people) { id in
                let value: JSONValue =
                    id == failing
                    ? ["ID": .integer(id), "EMAIL": .string(taken)] : ["ID": .integer(id), "WORK_CITY": "Ulm"]
                return try await front.call("user.update", value)
            }
            #expect(answers.filter { $0.value.status != 200 }.map(\.key) == [failing])
            #expect(answers[failing]?.error == "ERROR_CORE", "\(answers[failing]?.text ?? "")")
            #expect(answers[failing]?.status == 400)
        }
    }

    @Test func `a second identical call gets the first one's answer`() async throws {
        try await Self.serve { front in
            let answers = try await Self.all(1...40) { _ in
                try await front.call("user.update", ["ID": 7, "WORK_CITY": "Ulm"])
            }
            #expect(answers.values.allSatisfy { $0.json["result"] == true })
            let sent = front.emulator.requests.count { $0.method == "user.update" }
            #expect(sent < 40)
            try await wait(until: "each is counted") {
                try front.run().callCounts().filter { $0.value > 0 } == ["taken": sent, "joined": 40 - sent]
            }
        }
    }

    @Test func `a call that would wait for too long gets the portal's answer to that`() async throws {
        try await Front.serve(rate: RequestRate(threshold: 2, perSecond: 0.01), queue: .milliseconds(300)) { front in
            let answers = try await Self.all(2...10) { id in
                try await front.call("user.update", ["ID": .integer(id), "WORK_CITY": "Ulm"])
            }
            let late = answers.values.filter { $0.status == 503 }
            #expect(!late.isEmpty)
            #expect(
                late.allSatisfy { $0.error == "QUERY_LIMIT_EXCEEDED" && $0.headers.first(name: "retry-after") != nil }
            )
            let ends = ["limited": late.count, "taken": answers.count - late.count].filter { $0.value > 0 }
            try await wait(until: "each is counted") { try front.run().callCounts() == ends }
        }
    }

    @Test(
        arguments: [
            (EmulatorFault.html502, "MOONHOOK_UNREADABLE"), (.garbled, "MOONHOOK_UNREADABLE"),
            (.resetBefore, "MOONHOOK_UNREACHABLE"), (.internalError, "INTERNAL_SERVER_ERROR"),
            (.commandError, "INTERNAL_SERVER_ERROR"), (.hang, "MOONHOOK_TIMEOUT"),
        ]
    )
    func `a user who can't be read is tried a few times, and the caller is told why`(
        end: (fault: EmulatorFault, code: String)
    ) async throws {
        try await Front.serve([Front.client([Self.recipe])], queue: .seconds(end.fault == .hang ? 1 : 600)) { front in
            front.emulator.setFaults(EmulatorFaults(rates: [end.fault: 1]))
            front.emulator.resetCounts()
            let answer = try await front.call("user.update", ["ID": 7, "WORK_CITY": "Ulm"])
            #expect(answer.error == end.code, "\(answer.text)")
            #expect((1...3).contains(front.emulator.counts.requests), "\(front.emulator.counts.requests)")
            front.emulator.setFaults(EmulatorFaults())
            try await wait(until: "it is counted") { try front.run().callCounts() == ["failed": 1] }
            // A read that nobody waits for any more doesn't keep the next call from the user.
            try await wait(until: "the next call passes") {
                try await front.call("user.update", ["ID": 7, "WORK_CITY": "Bonn"]).json["result"] == true
            }
        }
    }

    @Test(
        arguments: [
            (EmulatorFault.rightsDenied, "failed"), (.operatingRefusal, "limited"), (.resetBefore, "unanswered"),
        ],
        [true, false]
    )
    func `a call that ends otherwise is counted once`(end: (EmulatorFault, String), hasRecipe: Bool) async throws {
        try await Front.serve([Front.client(hasRecipe ? [Self.recipe] : [])]) { front in
            // A portal that refuses a batch alone for its run time takes the call by itself.
            let isAlways = end.0 == .operatingRefusal
            let list = hasRecipe ? [nil, end.0] : [end.0]
            front.emulator.setFaults(isAlways ? EmulatorFaults(rates: [end.0: 1]) : EmulatorFaults(list: list))
            let answer = try await front.call("user.update", ["ID": 7, "WORK_CITY": "Ulm"])
            try #require(answer.json["result"] == nil, "\(answer.text)")
            try await wait(until: "it is counted") { try front.run().callCounts() == [end.1: 1] }
            #expect(await front.gateway.metrics.contains(#"moonhook_calls_total{client="hr",kind="\#(end.1)"} 1"#))
        }
    }

    @Test(arguments: [#"{"ID": 5.0}"#, #"{"ID": 5, "IS_ONLINE": false}"#, #"{"ID": "5"}"#, #"{"FILTER": {"ID": 5}}"#])
    func `a read gets the same answer whether it travels with others or not`(body: String) async throws {
        try await Self.serve { front in
            let direct = try await Front.send(front.direct.webhook + "user.get", body: body)
            let answers = try await Self.all(1...30) { _ in
                try await Front.send(front.address + "user.get", body: body)
            }
            #expect(answers.values.allSatisfy { $0.json["result"] == direct.json["result"] })
            let isText = !body.contains("5.0") && !body.contains("false")
            #expect(answers.values.contains { $0.headers.first(name: "x-moonhook-batch") != nil } == isText)
        }
    }

    /// Makes many calls where few fit, and one where one waits, who hangs up then.
    private static func fill(
        _ front: Front,
        waiting: @escaping @Sendable () async -> Int,
        _ call: @escaping @Sendable (Int) async throws -> Front.Answered
    ) async throws {
        let people = try await front.employees()
        let answers = LoggedLines()
        let callers = people.prefix(38).map { id in
            Task {
                let answer = try await call(id)
                answers.note("\(answer.status) \(answer.error ?? "-")")
            }
        }
        let lines = { answers.text.split(separator: "\n") }
        try await wait(until: "all are answered but who waits") { lines().count + (await waiting()) == callers.count }
        #expect(lines().allSatisfy { ["200 -", "503 QUERY_LIMIT_EXCEEDED"].contains($0) })
        #expect(lines().count { $0.hasPrefix("503") } > 20)
        // While turns are given, one of them may be reckoned twice, so that there may be room yet.
        var more: [Task<Void, any Error>] = []
        for id in people.dropFirst(38).dropLast() where await waiting() == 0 {
            let isAnswered = LoggedLines()
            more.append(
                Task {
                    _ = try await call(id)
                    isAnswered.note("yes")
                }
            )
            try await wait(until: "it waits or is answered") { await waiting() == 1 || !isAnswered.text.isEmpty }
        }
        let late = try await call(people[people.count - 1])
        #expect(late.error == "QUERY_LIMIT_EXCEEDED", "\(late.text)")
        #expect(await waiting() == 1)
        for caller in callers + more { caller.cancel() }
        try await wait(until: "it is dropped") { await waiting() == 0 }
    }

    /// Takes ten requests, and one more each quarter of an hour; callers wait for less than half an hour.
    private static let quarterly = RequestRate(threshold: 10, perSecond: 1.0 / 900)
    private static let halfAnHour = Duration.seconds(1_700)

    @Test func `a passing call whose turn would come too late is answered at once`() async throws {
        try await Front.serve(rate: Self.quarterly, queue: Self.halfAnHour) { front in
            try await Self.fill(front) {
                await front.gateway.waitingReads
            } _: { _ in
                try await front.call("user.fields")
            }
        }
    }

    @Test func `an update whose turn would come too late is answered at once`() async throws {
        try await Front.serve([Front.client(isGrouped: false)], rate: Self.quarterly, queue: Self.halfAnHour) { front in
            try await Self.fill(front) {
                await front.gateway.works.queue.length
            } _: { id in
                try await front.call("user.update", ["ID": .integer(id), "WORK_CITY": "Ulm"])
            }
        }
    }

    /// Makes calls until the portal's bucket is full.
    private static func exhaust(_ front: Front) async throws {
        let works = front.gateway.works
        while await works.portal.turnPace.delay(behind: 0) == .zero {
            _ = try? await works.portal.turn(within: .zero, charging: [])
        }
    }

    @Test func `a lone call whose turn would come too late is answered at once, whatever it is`() async throws {
        let clients = [
            Front.client([Self.recipe]), Front.client(name: "bot", code: "bot0code"),
            Front.client(name: "solo", code: "solo0code", isGrouped: false),
        ]
        try await Front.serve(clients, rate: Self.quarterly, queue: .seconds(800)) { front in
            try await Self.exhaust(front)
            for code in [Front.code, "bot0code", "solo0code"] {
                let address = front.address.replacing(Front.code, with: code)
                for (method, body) in [
                    ("user.update", #"{"ID": 7, "WORK_CITY": "Ulm"}"#), ("user.get", #"{"ID": 7}"#), ("scope", "{}"),
                    ("batch", #"{"cmd": {"a": "user.update?ID=7&WORK_CITY=Ulm"}}"#),
                ] {
                    let answer = try await Front.send(address + method, body: body)
                    #expect(answer.error == "QUERY_LIMIT_EXCEEDED", "\(code) \(method): \(answer.text)")
                }
            }
        }
    }

    @Test func `an update that waits takes no more turns from passing calls than it needs`() async throws {
        try await Front.serve(rate: Self.quarterly, queue: .seconds(900 * 6)) { front in
            try await Self.exhaust(front)
            let update = Task { try? await front.call("user.update", ["ID": 7, "WORK_CITY": "Ulm"]) }
            try await wait(until: "it waits") { await front.gateway.works.queue.length == 1 }
            var reads: [Task<Front.Answered?, Never>] = []
            for number in 1...5 {
                reads.append(Task { try? await front.call("user.fields") })
                try await wait(until: "it waits") { await front.gateway.waitingReads == number }
            }
            #expect(try await front.error("user.fields", [:]) == "QUERY_LIMIT_EXCEEDED")
            for read in reads { read.cancel() }
            update.cancel()
        }
    }

    @Test(arguments: ["user.update", "user.get", "batch"])
    func `a body that takes long to come doesn't count as waiting`(method: String) async throws {
        try await Front.serve(queue: .seconds(30)) { front in
            let body = ByteBuffer(string: #"{"ID": 7, "WORK_CITY": "Ulm", "cmd": {"a": "user.update?ID=7&FAX=1"}}"#)
            let (pieces, writer) = AsyncStream.makeStream(of: ByteBuffer.self)
            var request = HTTPClientRequest(url: front.address + method)
            request.method = .POST
            request.headers = ["content-type": "application/json"]
            request.body = .stream(pieces, length: .known(Int64(body.readableBytes)))
            let sending = Task { [request] in try await HTTPClient.shared.execute(request, timeout: .seconds(600)) }
            try await Task.sleep(for: .seconds(31))
            writer.yield(body)
            writer.finish()
            #expect(try await sending.value.status == .ok)
        }
    }

    @Test func `a new user isn't added after their caller has given up, whatever has to be read for that`() async throws
    {
        let client = Front.client(methods: .only(["user.add"]))
        try await Front.serve([client], rate: Self.quarterly, queue: .seconds(2)) { front in
            try await Self.exhaust(front)
            let answer = try await front.call("user.add", ["EMAIL": "ngozi@example.com", "UF_DEPARTMENT": [1]])
            #expect(answer.error == "QUERY_LIMIT_EXCEEDED", "\(answer.text)")
            #expect(!front.emulator.requests.contains { $0.method == "user.add" })
        }
    }

    @Test func `how long calls wait is as moonhook.lua says when it was read last`() async throws {
        try await Front.serve(rate: RequestRate(threshold: 10, perSecond: 0.01)) { front in
            try await front.gateway.reload(GatewaySettings(clients: [Front.client()], queue: .milliseconds(300)))
            // The first ones use up what the portal takes at once.
            for method in ["user.fields", "user.update"] {
                let answers = try await Self.all(2...20) { id in
                    try await front.call(method, ["ID": .integer(id), "WORK_CITY": "Ulm"])
                }
                #expect(answers.values.contains { $0.status == 503 })
            }
        }
    }

    /// A recipe that looks at what calls don't give, so that the user is read first.
    private static let recipe = """
        return { writes = { WORK_CITY = "any" }, transform = function(user) local _ = user.TITLE end }
        """

    @Test(arguments: [true, false])
    func `a call that the portal carries out late is part of the run, and can be undone`(isFollowed: Bool) async throws
    {
        try await Front.serve([Front.client([Self.recipe])]) { front in
            let held = try await front.user(7)["WORK_CITY"]?.stringValue
            front.emulator.setFaults(EmulatorFaults(list: [nil, .resetBefore]))
            #expect(try await front.error("user.update", ["ID": 7, "WORK_CITY": "Trier"]) == "MOONHOOK_UNKNOWN")
            #expect(try front.journal.callsWithoutAnswer().count == 1)
            // Now it is.
            _ = try await Front.send(front.direct.webhook + "user.update", body: #"{"ID": 7, "WORK_CITY": "Trier"}"#)
            if isFollowed {
                #expect(try await front.call("user.update", ["ID": 7, "WORK_CITY": "Bonn"]).json["result"] == true)
            }
            try await wait(until: "it is known") { try front.journal.callsWithoutAnswer().isEmpty }
            let change = try #require(try front.run().changes(limit: 10).first?.change)
            #expect(change.before["WORK_CITY"]?.json.stringValue == held)
            #expect(change.after == ["WORK_CITY": .string(isFollowed ? "Bonn" : "Trier")])
            // It counts once.
            let counts = try front.run().callCounts().filter { $0.value > 0 }
            #expect(counts == (isFollowed ? ["unanswered": 1, "taken": 1] : ["unanswered": 1]))
        }
    }

    @Test(arguments: [EmulatorFault.resetAfter, .hangAfter, .truncated, .internalErrorAfter, .garbled], [true, false])
    func `a lost answer is found by reading the user back`(fault: EmulatorFault, hasRecipe: Bool) async throws {
        let client = Front.client(hasRecipe ? [Self.recipe] : [])
        try await Front.serve([client], patience: fault == .hangAfter ? .seconds(3) : .seconds(600)) { front in
            // With a recipe the user is read by a request of its own.
            front.emulator.setFaults(EmulatorFaults(list: hasRecipe ? [nil, fault] : [fault]))
            let answer = try await front.call("user.update", ["ID": 7, "WORK_CITY": "Trier"])
            #expect(answer.json["result"] == true, "\(answer.text)")
            #expect(try await front.user(7)["WORK_CITY"] == "Trier")
            #expect(front.emulator.requests.count { $0.method == "user.update" } == 1)
            #expect(try front.run().changes(limit: 1).first?.change.after == ["WORK_CITY": .string("Trier")])
        }
    }

    @Test func `a lost answer is found though the portal keeps a value in a form of its own`() async throws {
        var configuration = EmulatorConfiguration(userCount: 60)
        configuration.rewriting = EmulatorRewriting(rewriteRate: 1)
        try await Front.serve([Front.client([Self.recipe])], emulator: configuration) { front in
            front.emulator.setFaults(EmulatorFaults(list: [nil, .resetAfter]))
            let answer = try await front.call("user.update", ["ID": 7, "WORK_PHONE": "+49 30 555-0199"])
            #expect(answer.json["result"] == true, "\(answer.text)")
            let change = try #require(try front.run().changes(limit: 1).first)
            #expect(change.change.after["WORK_PHONE"] == .string("+49 30 555-0199"))
            #expect(try front.run().callCounts().filter { $0.value > 0 } == ["taken": 1])
            let stored = FieldOutcome.rewritten(.string("+49305550199"))
            try await wait(until: "it is read back") {
                try front.run().changes(limit: 1).first?.outcome == .applied(["WORK_PHONE": stored])
            }
        }
    }

    @Test func `a call that never came counts in bounds for a minute, and is no part of the run then`() async throws {
        try await Front.serve([Front.client([Self.recipe], limits: [.readdress: 1])]) { front in
            front.emulator.setFaults(EmulatorFaults(list: [nil, .resetBefore]))
            let update = { @Sendable (id: Int) in
                try await front.error("user.update", ["ID": .integer(id), "EMAIL": .string("new.\(id)@example.com")])
            }
            #expect(try await update(7) == "MOONHOOK_UNKNOWN")
            #expect(try await update(8) == "MOONHOOK_LIMIT")
            try await wait(until: "it is given up") { try front.journal.callsWithoutAnswer().isEmpty }
            #expect(try front.run().changes(limit: 10) == [])
            #expect(try await update(8) == "")
        }
    }

    @Test(arguments: [EmulatorFault.resetBefore, .rateRefusal, .html502, .internalError], [true, false])
    func `what the portal didn't carry out is sent again, or said to be unknown`(
        fault: EmulatorFault,
        hasRecipe: Bool
    ) async throws {
        try await Front.serve([Front.client(hasRecipe ? [Self.recipe] : [])]) { front in
            front.emulator.setFaults(EmulatorFaults(list: hasRecipe ? [nil, fault] : [fault]))
            let answer = try await front.call("user.update", ["ID": 7, "WORK_CITY": "Trier"])
            if answer.status == 200 {
                #expect(try await front.user(7)["WORK_CITY"] == "Trier")
            } else {
                #expect(answer.error == "MOONHOOK_UNKNOWN", "\(answer.text)")
                #expect(try front.run().changes(limit: 1) == [])
            }
            #expect(front.emulator.requests.count { $0.method == "user.update" } <= 1)
        }
    }

    @Test(arguments: [true, false])
    func `calls go one by one if the portal blocks batches for their run time`(hasRecipe: Bool) async throws {
        try await Front.serve([Front.client(hasRecipe ? [Self.recipe] : [])]) { front in
            front.emulator.setFaults(EmulatorFaults(list: [.operatingRefusal]))
            let answers = try await Self.all(7...9) { id in
                try await front.call("user.update", ["ID": .integer(id), "WORK_CITY": "Trier"])
            }
            #expect(answers.values.allSatisfy { $0.json["result"] == true }, "\(answers.values.map(\.text))")
            #expect(try front.run().changes(limit: 10).count == 3)
            // What was sent once more is no failure.
            #expect(try front.run().diagnostics() == [])
            #expect(try front.journal.callsWithoutAnswer().isEmpty)
        }
    }

    @Test func `a method that the portal blocks for its run time is answered so`() async throws {
        try await Front.serve { front in
            front.gateway.works.portal.learn(operatingLimitOf: "user.update")
            let answer = try await front.call("user.update", ["ID": 7, "WORK_CITY": "Trier"])
            #expect(answer.status == 429 && answer.error == "OPERATION_TIME_LIMIT", "\(answer.text)")
        }
    }

    @Test func `what was refused for the rate and sent again is no failure`() async throws {
        try await Front.serve([Front.client([Self.recipe])]) { front in
            front.emulator.setFaults(EmulatorFaults(list: [nil, .rateRefusal]))
            let answer = try await front.call("user.update", ["ID": 7, "WORK_CITY": "Trier"])
            #expect(answer.json["result"] == true, "\(answer.text)")
            let run = try front.run()
            #expect(try run.diagnostics() == [])
            #expect(try run.callCounts().filter { $0.value > 0 } == ["taken": 1])
        }
    }

    @Test func `a tenth of the run time is left to calls that don't travel with others`() async throws {
        let alone = Front.client(name: "alone", code: "alonecode", isGrouped: false)
        try await Front.serve([Front.client(), alone], queue: .seconds(5)) { front in
            // Two reports, since the difference is what a call costs.
            for used in [430, 431] {
                let time: JSONValue = ["operating": .integer(used), "operating_reset_at": 1_060, "finish": 1_000]
                front.gateway.works.portal.learn(operating: [time], of: ["user.update"])
            }
            let grouped = try await front.call("user.update", ["ID": 7, "WORK_CITY": "Trier"])
            #expect(grouped.status == 429 && grouped.error == "OPERATION_TIME_LIMIT", "\(grouped.text)")
            let address = front.address.replacing(Front.code, with: "alonecode")
            let answer = try await Front.send(address + "user.update", body: #"{"ID": 7, "WORK_CITY": "Trier"}"#)
            #expect(answer.json["result"] == true, "\(answer.text)")
        }
    }
}
