import Engine
import Foundation
import Journal
import PortalEmulator
import PortalModel
import TestSupport
import Testing
import Wire

@testable import Gateway

/// What a program may do to many people, and what can be taken back.
@Suite(.endsHangs) struct BoundTests {
    @Test func `a program gone mad dismisses five people a day and no more`() async throws {
        try await Front.serve { front in
            let people = try await front.employees()
            var statuses: [Int] = []
            for id in people.prefix(11) {
                statuses.append(try await front.call("user.update", ["ID": .integer(id), "ACTIVE": "N"]).status)
            }
            #expect(statuses.count { $0 == 200 } == 5)
            let answer = try await front.call("user.update", ["ID": .integer(people[11]), "ACTIVE": "N"])
            #expect(answer.status == 403)
            #expect(answer.error == "MOONHOOK_LIMIT")
            #expect(answer.words.contains("moonhook gateway allow hr dismiss="), "\(answer.words)")
        }
    }

    @Test func `who is dismissed and comes back counts no more, before a restart and after it`() async throws {
        let journal = try RunJournal.temporary()
        var people: [Int] = []
        let clients = [Front.client(limits: [.dismiss: 2])]
        for isRestarted in [false, true] {
            people = try await Front.serve(clients, journal: journal) { [people] front in
                let people = people.isEmpty ? try await front.employees() : people
                let set = { (id: Int, active: String) in
                    try await front.call("user.update", ["ID": .integer(id), "ACTIVE": .string(active)]).status
                }
                if !isRestarted {
                    for id in people[0...1] { #expect(try await set(id, "N") == 200) }
                    let third = try await set(people[2], "N")
                    #expect(third == 403)
                    let back = try await set(people[0], "Y")
                    #expect(back == 200)
                }
                // One of two is left, whether the process is the same or not.
                let next = try await set(people[isRestarted ? 4 : 3], "N")
                #expect(next == (isRestarted ? 403 : 200))
                return people
            }
        }
    }

    @Test func `what is dismissed already doesn't count`() async throws {
        try await Front.serve { front in
            let people = try await front.employees()
            for _ in 1...10 {
                let answer = try await front.call("user.update", ["ID": .integer(people[0]), "ACTIVE": "N"])
                #expect(answer.status == 200, "\(answer.text)")
            }
            for id in people[1...4] {
                let answer = try await front.call("user.update", ["ID": .integer(id), "ACTIVE": ""])
                #expect(answer.status == 200, "\(answer.text)")
            }
        }
    }

    @Test func `somebody may allow a number for today`() async throws {
        try await Front.serve([Front.client(limits: [.dismiss: 2])]) { front in
            let people = try await front.employees()
            let dismiss = { (id: Int) in
                try await front.call("user.update", ["ID": .integer(id), "ACTIVE": "N"]).status
            }
            for id in people[0...1] { #expect(try await dismiss(id) == 200) }
            #expect(try await dismiss(people[2]) == 403)
            let day = ClientDays.day(of: Date())
            try front.journal.allow(.dismiss, 3, client: "hr", day: day, account: "anna", at: Date())
            #expect(try await dismiss(people[2]) == 200)
            #expect(try await dismiss(people[3]) == 403)
        }
    }

    @Test func `counts survive a restart`() async throws {
        let folder = try TemporaryFolder()
        let journal = try RunJournal(path: folder.path("journal.sqlite"))
        try await Front.serve(journal: journal) { front in
            for id in try await front.employees().prefix(5) {
                _ = try await front.call("user.update", ["ID": .integer(id), "ACTIVE": "N"])
            }
        }
        try await Front.serve(journal: journal) { front in
            let id = try await front.employees()[5]
            let error = try await front.error("user.update", ["ID": .integer(id), "ACTIVE": "N"])
            #expect(error == "MOONHOOK_LIMIT")
        }
    }

    @Test func `addresses and clearings are bounded, too`() async throws {
        try await Front.serve { front in
            for (field, value) in [("EMAIL", "new"), ("WORK_PHONE", "")] {
                var statuses: [Int] = []
                for id in 2...12 {
                    let address = value.isEmpty ? "" : "new\(id)@example.com"
                    _ = try await Front.send(
                        front.direct.webhook + "user.update",
                        body: #"{"ID": \#(id), "WORK_PHONE": "030 1234"}"#
                    )
                    statuses.append(
                        try await front.call("user.update", ["ID": .integer(id), "\(field)": .string(address)]).status
                    )
                }
                #expect(statuses.count { $0 == 200 } == 5, "\(field)")
            }
        }
    }

    @Test func `a protected user and a protected field stay as they are`() async throws {
        let protection = Protection(users: [try #require(UserID(rawValue: 7))], fields: ["WORK_POSITION"])
        try await Front.serve(protection: protection) { front in
            for parameters in [["ID": 7, "NAME": "Anna"], ["ID": 8, "WORK_POSITION": "Boss"]] as [JSONValue] {
                let answer = try await front.call("user.update", parameters)
                #expect(answer.error == "MOONHOOK_MH0509", "\(answer.text)")
            }
        }
    }

    @Test func `the owner of the credentials can't be dismissed`() async throws {
        try await Front.serve { front in
            let error = try await front.error("user.update", ["ID": 1, "ACTIVE": "N"])
            #expect(error == "MOONHOOK_MH0506")
        }
    }

    @Test func `a client writes its own fields alone`() async throws {
        try await Front.serve([Front.client(fields: ["WORK_PHONE"])]) { front in
            let error = try await front.error("user.update", ["ID": 7, "NAME": "Anna"])
            #expect(error == "MOONHOOK_FIELD")
            #expect(try await front.call("user.update", ["ID": 7, "WORK_PHONE": "030 1"]).status == 200)
        }
    }

    @Test func `what a day's calls have changed is undone to what was before the first of them`() async throws {
        try await Front.serve { front in
            let before = try await front.user(7)
            for city in ["Ulm", "Bonn", "Trier"] {
                _ = try await front.call(
                    "user.update",
                    ["ID": 7, "WORK_CITY": .string(city), "WORK_NOTES": "x\(city)"]
                )
            }
            try await wait(until: "the changes are read back") {
                try front.run().changes(limit: 1).first?.outcome
                    == .applied(["WORK_CITY": .taken, "WORK_NOTES": .taken])
            }
            let undo = try await front.undo(try front.run())
            #expect(undo.map(\.change.after).first?["WORK_CITY"]?.json ?? "" == before["WORK_CITY"] ?? "")
            #expect(Set(undo.first?.change.after.keys ?? [:].keys) == ["WORK_CITY", "WORK_NOTES"])
        }
    }
}

extension Front {
    /// Plans the undo of a run on the portal itself.
    func undo(_ run: RecordedRun) async throws -> [PlannedChange] {
        let header = RunHeader(origin: .undo(run.id), scripts: [], portal: "test", startedAt: Date())
        let undo = try journal.begin(header)
        try await withPortal { portal in
            _ = try await UndoPlanner(portal: portal).plan(UndoRequest(run), run: undo)
        }
        return try undo.changes(limit: 100)
    }
}
