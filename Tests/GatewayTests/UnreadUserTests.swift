import Foundation
import Journal
import PortalEmulator
import PortalModel
import TestSupport
import Testing
import Wire

@testable import Gateway

/// Updates whose users need not be read first, and those that look alike and need it.
@Suite(.endsHangs) struct UnreadUserTests {
    private static let capitals = """
        return { writes = { LAST_NAME = "any" },
          transform = function(user) user.LAST_NAME = text.upper(user.LAST_NAME) end }
        """

    /// The requests to the portal; commands of a batch are none.
    private static func requests(_ front: Front) -> Int {
        front.emulator.requests.count { $0.method == "batch" }
    }

    @Test func `an update of a client without recipes is one request, with the values before it`() async throws {
        try await Front.serve { front in
            let before = try await front.user(7)
            let requests = Self.requests(front)
            let answer = try await front.call("user.update", ["ID": 7, "LAST_NAME": "Okafor", "WORK_CITY": "Trier"])
            #expect(answer.json["result"] == true, "\(answer.text)")
            #expect(Self.requests(front) == requests + 1)
            let change = try #require(try front.run().changes(limit: 10).first?.change)
            #expect(change.after == ["LAST_NAME": .string("Okafor"), "WORK_CITY": .string("Trier")])
            #expect(change.before["LAST_NAME"]?.json == before["LAST_NAME"])
            #expect(change.unseen.isEmpty)
            #expect(change.person.contains(before["NAME"]?.stringValue ?? "?"))
        }
    }

    /// Makes a call about a user who is added once the gateway has looked for them in vain; on a busy machine they may come too late, and
    /// the next one is tried.
    private static func meetNewUser(
        _ front: Front,
        _ call: @escaping @Sendable (Int) async throws -> Front.Answered
    ) async throws -> (id: Int, answer: Front.Answered) {
        for number in 0..<20 {
            let add = { (name: String) in
                let body = #"{"EMAIL": "\#(name)\#(number)@example.com", "UF_DEPARTMENT": [1], "LAST_NAME": "Okafor"}"#
                let answer = try await Front.send(front.direct.webhook + "user.add", body: body)
                return try #require(answer.json["result"]?.phpInteger, "\(answer.text)")
            }
            let id = try await add("ngozi") + 1
            let reads = front.emulator.requests.count { $0.method == "user.get" }
            front.emulator.setFaults(EmulatorFaults(list: [.slowBody]))
            let calling = Task { try await call(id) }
            try await wait(until: "they are looked for") {
                front.emulator.requests.count { $0.method == "user.get" } > reads
            }
            #expect(try await add("ada") == id)
            let answer = try await calling.value
            guard answer.text.contains("ERROR_CORE") else { return (id, answer) }
        }
        throw CancellationError()
    }

    @Test func `a user who comes after they were looked for is judged before anything is sent`() async throws {
        try await Front.serve([Front.client([Self.capitals])]) { front in
            let (id, answer) = try await Self.meetNewUser(front) { id in
                try await front.call("user.update", ["ID": .integer(id), "LAST_NAME": "Mensah"])
            }
            #expect(answer.json["result"] == true, "\(answer.text)")
            #expect(try await front.user(id)["LAST_NAME"] == "MENSAH")
        }
    }

    @Test func `a user whom a batch finds only as it is sent is not changed by it`() async throws {
        try await Front.serve([Front.client([Self.capitals])]) { front in
            let (id, answer) = try await Self.meetNewUser(front) { id in
                let command = "user.update?ID=\(id)&LAST_NAME=Mensah"
                return try await front.call("batch", ["cmd": ["a": .string(command), "b": "user.get?ID=7"]])
            }
            let result = answer.json["result"]
            #expect(result?["result_error"]?["a"]?["error"] == "MOONHOOK_UNSEEN", "\(answer.text)")
            #expect(result?["result"]?["b"]?[0]?["ID"] == "7")
            #expect(try await front.user(id)["LAST_NAME"] == "Okafor")
        }
    }

    @Test func `what the portal held already is no part of the record`() async throws {
        try await Front.serve { front in
            for city in ["Trier", "Ulm"] {
                let parameters: JSONValue = ["ID": 7, "LAST_NAME": "Okafor", "WORK_CITY": .string(city)]
                #expect(try await front.call("user.update", parameters).json["result"] == true)
            }
            let taken = try front.run().changes(limit: 10)
            for _ in 1...3 {
                let same: JSONValue = ["ID": 7, "LAST_NAME": "Okafor", "WORK_CITY": "Ulm"]
                #expect(try await front.call("user.update", same).json["result"] == true)
            }
            #expect(try front.run().changes(limit: 10).map(\.change) == taken.map(\.change))
        }
    }

    @Test func `a recipe that clears what a call gives clears what the portal holds`() async throws {
        let recipe = """
            return { writes = { WORK_CITY = "any" },
              transform = function(user) if user.WORK_CITY == "-" then user.WORK_CITY = null end end }
            """
        try await Front.serve([Front.client([recipe])]) { front in
            #expect(try await front.call("user.update", ["ID": 7, "WORK_CITY": "Ulm"]).json["result"] == true)
            #expect(try await front.call("user.update", ["ID": 7, "WORK_CITY": "-"]).json["result"] == true)
            #expect(try await front.user(7)["WORK_CITY"] == "")
            // It counts, since it was there.
            let reach = try front.journal.reach(of: "hr", day: ClientDays.day(of: Date()))
            #expect(reach.cleared["WORK_CITY"]?.count == 1)
        }
    }

    @Test func `an address that the portal holds already doesn't count, at a bound neither`() async throws {
        try await Front.serve([Front.client([Self.capitals], limits: [.readdress: 1])]) { front in
            func update(_ id: Int, _ address: String?) async throws -> Int {
                var address = address
                if address == nil { address = try await front.user(id)["EMAIL"]?.stringValue }
                let parameters: JSONValue = [
                    "ID": .integer(id), "LAST_NAME": "Okafor", "EMAIL": .string(address ?? ""),
                ]
                return try await front.call("user.update", parameters).status
            }
            var statuses: [Int] = []
            for id in 7...9 { statuses.append(try await update(id, nil)) }
            statuses.append(try await update(7, "new@example.com"))
            #expect(statuses == [200, 200, 200, 200])
            #expect(try await update(8, "newer@example.com") == 403)
            statuses = []
            for id in 8...10 { statuses.append(try await update(id, nil)) }
            statuses.append(try await update(7, "newest@example.com"))
            #expect(statuses == [200, 200, 200, 200])
        }
    }

    @Test func `a field that a recipe reaches by a computed name is read`() async throws {
        let recipe = """
            return { writes = { WORK_CITY = "any" }, transform = function(user)
              if user["WORK_" .. "POSITION"] == "Lead" then user.WORK_CITY = "Trier" end end }
            """
        try await Front.serve([Front.client([recipe])]) { front in
            let first: JSONValue = ["ID": 7, "WORK_CITY": "Ulm", "WORK_POSITION": "Lead"]
            let answer = try await front.call("user.update", first)
            #expect(answer.json["result"] == true)
            #expect(try await front.user(7)["WORK_CITY"] == "Trier")
            // The second call doesn't give it, and the portal holds it.
            #expect(try await front.call("user.update", ["ID": 7, "WORK_CITY": "Bonn"]).json["result"] == true)
            #expect(try await front.user(7)["WORK_CITY"] == "Trier")
        }
    }

    @Test func `updates of one user at once are judged each on its own`() async throws {
        try await Front.serve { front in
            try await withThrowingTaskGroup(of: JSONValue?.self) { group in
                for number in 1...60 {
                    let parameters: JSONValue = ["ID": 7, "LAST_NAME": "n\(number)", "WORK_CITY": "c\(number)"]
                    group.addTask { try await front.call("user.update", parameters).json["result"] }
                }
                for try await result in group { #expect(result == true) }
            }
            let sent = front.emulator.requests.filter { $0.method == "user.update" }
            #expect(sent.count == 60)
            for update in sent {
                let (name, city) = (update.parameters["LAST_NAME"], update.parameters["WORK_CITY"])
                #expect(name?.stringValue?.dropFirst() == city?.stringValue?.dropFirst())
            }
        }
    }

    @Test func `a record that a recipe leaves alone or rejects is refused as ever`() async throws {
        let recipe = """
            return { writes = { NAME = "any" }, transform = function(user)
              if user.NAME == "a" then skip("left alone") elseif user.NAME == "b" then reject("not b") end end }
            """
        try await Front.serve([Front.client([recipe])]) { front in
            for (name, code) in [("a", "MOONHOOK_SKIPPED"), ("b", "MOONHOOK_MH0305")] {
                let error = try await front.error("user.update", ["ID": 7, "NAME": .string(name)])
                #expect(error == code)
            }
            #expect(try front.run().changes(limit: 10) == [])
        }
    }

    @Test func `a promise about a field with a computed name is held for calls that come at once`() async throws {
        let recipe = """
            local city = "WORK_" .. "CITY"
            return { writes = { WORK_POSITION = "any", [city] = "fill" }, transform = function(user)
              user.WORK_POSITION = user.WORK_POSITION:upper()
              if not user[city] then user[city] = "Berlin" end end }
            """
        try await Front.serve([Front.client([recipe])]) { front in
            let people = Array(try await front.employees().prefix(20))
            for id in people {
                _ = try await Front.send(
                    front.direct.webhook + "user.update",
                    body: #"{"ID": \#(id), "WORK_CITY": "Hamburg"}"#
                )
            }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for id in people {
                    let parameters: JSONValue = ["ID": .integer(id), "WORK_POSITION": "Lead"]
                    group.addTask { _ = try await front.call("user.update", parameters) }
                }
                try await group.waitForAll()
            }
            for id in people { #expect(try await front.user(id)["WORK_CITY"] == "Hamburg") }
        }
    }

    @Test func `a field that one recipe gives back and another one fills is as the portal holds it`() async throws {
        let recipes = [
            #"return { writes = { WORK_POSITION = "any" }, transform = function(user) user.WORK_POSITION = nil end }"#,
            #"return { writes = { WORK_POSITION = "fill" }, transform = function(user) user.WORK_POSITION = "x" end }"#,
        ]
        try await Front.serve([Front.client(recipes)]) { front in
            _ = try await Front.send(front.direct.webhook + "user.update", body: #"{"ID": 7, "WORK_POSITION": "held"}"#)
            #expect(try await front.call("user.update", ["ID": 7, "WORK_POSITION": "call"]).error == "MOONHOOK_MH0308")
            #expect(try await front.user(7)["WORK_POSITION"] == "held")
        }
    }
}
