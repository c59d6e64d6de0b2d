import Foundation
import GRDB
import PortalModel
import TestSupport
import Testing

@testable import Journal

/// The runs that programs make through the gateway: one for each program and day, of single calls.
struct GatewayTests {
    private let folder: TemporaryFolder
    private let journal: RunJournal
    private var path: String { folder.path("portal/journal.sqlite") }

    init() throws {
        folder = try TemporaryFolder()
        journal = try RunJournal(path: folder.path("portal/journal.sqlite"))
    }

    // MARK: What tests say

    private func day(_ client: String = "hr", _ day: String = "2026-03-02") throws -> RecordedRun {
        try journal.clientDay(client, day: day, .sample)
    }

    private func change(
        _ user: Int = 57,
        _ before: [String: String] = [:],
        _ after: [String: String?],
        unseen: Set<String> = [],
        assumed: [String: String] = [:]
    ) throws -> Change {
        Change(
            user: try .of(user),
            person: "Anna Sample",
            before: before.mapValues(FieldValue.string),
            after: after.mapValues { $0.map { .string($0) } ?? .null },
            unseen: unseen,
            assumed: assumed
        )
    }

    private func begin(_ changes: Change..., in run: RecordedRun) throws -> [CallID] {
        var entry = GatewayEntry()
        entry.begun = changes.map { ClientCall(run: run.id, change: $0, at: RunHeader.sample.startedAt) }
        return try journal.record(entry)
    }

    private func end(_ call: CallID, _ ending: CallEnding = .taken) throws {
        var entry = GatewayEntry()
        entry.ended = [(call, ending)]
        #expect(try journal.record(entry) == [])
    }

    private func readBack(_ call: CallID, _ outcomes: [String: FieldOutcome]) throws {
        var entry = GatewayEntry()
        entry.readBack = [(call, outcomes)]
        _ = try journal.record(entry)
    }

    /// Begins a call for each change, and ends it as taken before the next.
    @discardableResult
    private func take(_ changes: Change..., in run: RecordedRun) throws -> [CallID] {
        try changes.map { change in
            let call = try #require(begin(change, in: run).first)
            try end(call)
            return call
        }
    }

    private func row(_ call: CallID) throws -> Row {
        let row = try journal.read { database in
            try Row.fetchOne(database, sql: "SELECT * FROM call WHERE id = ?", arguments: [call.rawValue])
        }
        return try #require(row)
    }

    // MARK: The change of several calls

    @Test func `a user's calls come to one change, from before the first to after the last that was taken`() throws {
        let run = try day()
        try take(
            change(57, ["NAME": "anna"], ["NAME": "Anna", "TITLE": "Dr."], assumed: ["TITLE": "DE"]),
            change(58, [:], ["NAME": "Bo"]),
            change(57, ["NAME": "Anna", "CITY": "Ulm"], ["NAME": "Anne", "CITY": nil]),
            in: run
        )
        let failed = try begin(change(57, ["NAME": "Anne"], ["NAME": "Wrong", "WORK_FAX": "1"]), in: run)[0]
        try end(failed, .failed(PortalError(.rejected)))
        _ = try begin(change(57, ["NAME": "Anne"], ["NAME": "on its way"]), in: run)

        let changes = try run.changes(limit: 10)
        let merged = try change(
            57,
            ["NAME": "anna", "CITY": "Ulm"],
            ["NAME": "Anne", "TITLE": "Dr.", "CITY": nil],
            assumed: ["TITLE": "DE"]
        )
        #expect(changes.first == PlannedChange(merged, state: .applied, outcome: .applied([:]), tries: 2))
        #expect(try changes.last?.change == change(58, [:], ["NAME": "Bo"]))
        #expect(try run.groups().map(\.fields) == [["NAME"], ["CITY", "NAME", "TITLE"]])
        #expect(try run.summary().applied == 2)
    }

    @Test func `a field that has its first value again stays in the change, since it was sent`() throws {
        let run = try day()
        try take(change(57, ["NAME": "a"], ["NAME": "b"]), change(57, ["NAME": "b"], ["NAME": "a"]), in: run)
        #expect(try run.change(of: .of(57))?.change == change(57, ["NAME": "a"], ["NAME": "a"]))
    }

    @Test func `what only the last call assumed, and only the first one couldn't see, is the change's`() throws {
        let run = try day()
        try take(
            change(57, [:], ["FAX": "1", "PHONE": "1"], unseen: ["FAX"], assumed: ["PHONE": "DE"]),
            change(57, ["FAX": "1", "PHONE": "1"], ["FAX": "2", "PHONE": "2"], unseen: [], assumed: ["FAX": "AT"]),
            in: run
        )
        let merged = try #require(try run.change(of: .of(57))?.change)
        #expect(merged.unseen == ["FAX"])
        #expect(merged.before == [:])
        #expect(merged.assumed == ["FAX": "AT"])
    }

    @Test func `a call whose end is known late has its place by its beginning`() throws {
        let run = try day()
        try take(change(57, ["CITY": "Ulm"], ["CITY": "Bonn"]), in: run)
        let first = try change(57, ["NAME": "a", "CITY": "Bonn"], ["NAME": "b", "CITY": "Kiel", "FAX": "1"])
        let late = try begin(first, in: run)[0]
        try end(late, .unanswered)
        var next = try change(57, ["NAME": "b", "CITY": "Kiel"], ["NAME": "c", "CITY": "Jena"])
        next.person = "Anne Sample"
        let last = try take(next, in: run)[0]
        try readBack(last, ["NAME": .taken, "CITY": .taken])
        try end(late)
        let merged = try #require(try run.change(of: .of(57)))
        #expect(merged.change.before == ["NAME": .string("a"), "CITY": .string("Ulm")])
        #expect(merged.change.after == ["NAME": .string("c"), "CITY": .string("Jena"), "FAX": .string("1")])
        #expect(merged.change.person == "Anne Sample")
        #expect(merged.outcome == .applied(["NAME": .taken, "CITY": .taken]))
        #expect(merged.tries == 3)
    }

    @Test func `an end counts once, and one of a call that nobody knows not at all`() throws {
        let run = try day()
        let call = try take(change(57, [:], ["NAME": "a"]), in: run)[0]
        try end(call)
        try end(call, .failed(PortalError(.rejected)))
        try end(call, .unanswered)
        try end(CallID(rawValue: 99))
        try readBack(CallID(rawValue: 99), ["NAME": .taken])
        #expect(try run.change(of: .of(57))?.tries == 1)
        #expect(try journal.callsWithoutAnswer().isEmpty)
    }

    // MARK: What was read back

    @Test func `an outcome holds until the next call to the field was taken`() throws {
        let run = try day()
        let call = try take(change(57, [:], ["NAME": "a", "TITLE": "Dr."]), in: run)[0]
        try readBack(call, ["NAME": .taken, "TITLE": .rewritten(.string("DR."))])
        let stored = FieldOutcome.rewritten(.string("DR."))
        #expect(try run.change(of: .of(57))?.outcome == .applied(["NAME": .taken, "TITLE": stored]))
        #expect(try journal.rewritings(of: .of(57))["TITLE"]?.sent == .string("Dr."))
        let next = try take(change(57, ["NAME": "a"], ["NAME": "b"]), in: run)[0]
        #expect(try run.change(of: .of(57))?.outcome == .applied(["TITLE": stored]))
        // A read of the first call that comes late says nothing of what the second one wrote.
        try readBack(call, ["NAME": .ignored, "TITLE": .unproven])
        #expect(try run.change(of: .of(57))?.outcome == .applied(["TITLE": .unproven]))
        try readBack(next, ["NAME": .unproven, "OTHER": .taken])
        #expect(try run.change(of: .of(57))?.outcome == .applied(["NAME": .unproven, "TITLE": .unproven]))
    }

    @Test func `what a run or another program has written since a call says nothing of that`() throws {
        let run = try day()
        let calls = try take(
            change(57, ["NAME": "a", "CITY": "x"], ["NAME": "b", "CITY": "y"]),
            change(58, ["NAME": "a", "CITY": "x"], ["NAME": "b", "CITY": "y"]),
            in: run
        )
        // It ended before the calls came.
        let earlier = try journal.run(planning: [.sample(57)])
        try earlier.record([(.of(57), .applied(["NAME": .taken]))])
        try earlier.finish(.applied, at: RunHeader.sample.startedAt - 60)
        try readBack(calls[0], ["NAME": .ignored, "CITY": .taken])
        #expect(try run.change(of: .of(57))?.outcome == .applied(["NAME": .ignored, "CITY": .taken]))

        let undo = try journal.run(planning: [.sample(58)])
        try undo.record([(.of(58), .applied(["NAME": .taken]))])
        try undo.finish(.applied)
        try take(change(58, ["CITY": "y"], ["CITY": "x"]), in: day("bot"))
        try readBack(calls[1], ["NAME": .ignored, "CITY": .ignored])
        #expect(try run.change(of: .of(58))?.outcome == .applied([:]))
        let ignored = try journal.read { database in
            try Int.fetchAll(database, sql: "SELECT user FROM ignoredValue ORDER BY user")
        }
        #expect(ignored == [57])
    }

    @Test func `a later call that was ignored leaves what an earlier one wrote, which can be undone`() throws {
        let run = try day()
        let calls = try take(
            change(57, ["NAME": "a", "CITY": "x"], ["NAME": "b", "CITY": "y"]),
            change(57, ["NAME": "b", "CITY": "x"], ["NAME": "c", "CITY": "z"]),
            in: run
        )
        try readBack(calls[1], ["NAME": .ignored, "CITY": .ignored])
        let outcome = Outcome.applied(["NAME": .rewritten(.string("b")), "CITY": .ignored])
        #expect(try run.change(of: .of(57))?.outcome == outcome)
        // The portal ignores the value; it doesn't store it in that form.
        #expect(try journal.rewritings(of: .of(57)) == [:])
    }

    @Test func `an ended call keeps no values, except what was before it until it is read back`() throws {
        let run = try day()
        let taken = try take(change(57, ["NAME": "a"], ["NAME": "b"], assumed: ["NAME": "DE"]), in: run)[0]
        let failed = try begin(change(58, ["NAME": "a"], ["NAME": "b"], unseen: ["NAME"]), in: run)[0]
        try end(failed, .failed(PortalError(.rejected, portalMessage: "no")))
        #expect(try row(taken)["valuesBefore"] == #"{"NAME":"a"}"#)
        try readBack(taken, ["NAME": .taken])
        for (call, state) in [(taken, "taken"), (failed, "failed")] {
            let row = try row(call)
            let values = ["person", "valuesBefore", "valuesAfter", "unseen", "assumed"].map { row[$0] as String }
            #expect(values == ["", "{}", "{}", "[]", ""])
            #expect(row["state"] == state)
            #expect(row["fields"] == "NAME")
            #expect(row["at"] == RunHeader.sample.startedAt)
        }
        #expect(try (row(failed)["failure"] as String).contains("rejected"))
    }

    // MARK: Killed, or unanswered

    @Test func `calls that were on their way when the process was killed are found, and unanswered ones`() throws {
        let run = try day()
        let full = try change(57, ["NAME": "a"], ["NAME": "b", "FAX": nil], unseen: ["FAX"], assumed: ["NAME": "DE"])
        let ids = try begin(full, change(58, [:], ["NAME": "c"]), change(59, [:], ["NAME": "d"]), in: run)
        try end(ids[1])
        try end(ids[2], .unanswered)
        let other = try begin(change(57, [:], ["NAME": "e"]), in: day("payroll", "2026-03-01"))
        try journal.closeClientDays(before: "2026-03-02", at: RunHeader.sample.startedAt)

        let reopened = try RunJournal(path: path)
        let calls = try reopened.callsWithoutAnswer()
        #expect(calls.map(\.0) == [ids[0], ids[2]] + other)
        #expect(calls[0].1 == ClientCall(run: run.id, change: full, at: RunHeader.sample.startedAt))
        var entry = GatewayEntry()
        entry.ended = [(ids[0], .taken), (ids[2], .failed(PortalError(.rejected))), (other[0], .taken)]
        entry.readBack = [(ids[0], ["NAME": .taken])]
        _ = try reopened.record(entry)
        #expect(try reopened.callsWithoutAnswer().isEmpty)
        #expect(try RecordedRun(run.id, in: reopened).changes(limit: 9).map(\.change.user.rawValue) == [57, 58])
        let last = try RecordedRun(calls[2].1.run, in: reopened).change(of: .of(57))
        #expect(last?.change.after == ["NAME": .string("e")])
    }

    @Test func `an entry is written in full or not at all`() throws {
        let run = try day()
        let call = try begin(change(57, [:], ["NAME": "a"]), in: run)[0]
        var entry = GatewayEntry()
        entry.ended = [(call, .taken)]
        entry.count("taken", of: RunID(rawValue: 99))
        for durability in Durability.allCases {
            #expect(throws: JournalError.self) { try journal.record(entry, durability: durability) }
            #expect(try journal.callsWithoutAnswer().map(\.0) == [call])
        }
    }

    @Test func `an entry that shall outlive the process alone leaves the next ones their durability`() throws {
        let run = try day()
        var entry = GatewayEntry()
        entry.begun = [ClientCall(run: run.id, change: try change(57, [:], ["NAME": "a"]))]
        #expect(try journal.record(entry, durability: .process).count == 1)
        #expect(try RunJournal(path: path).callsWithoutAnswer().count == 1)
        #expect(try journal.read { try Int.fetchOne($0, sql: "PRAGMA synchronous") } == 2)
    }

    @Test func `open calls are found by their index`() throws {
        let plan = try journal.read { database in
            try Row.fetchAll(database, sql: "EXPLAIN QUERY PLAN SELECT * FROM call WHERE \(CallTable.isOpen)")
                .map { $0["detail"] as String }
        }
        #expect(plan.contains { $0.contains("callWithoutAnswer") }, "\(plan)")
    }

    // MARK: Counts and findings

    @Test func `why calls failed at the portal is found by reason, and of each user`() throws {
        let run = try day()
        let calls = try begin(
            change(57, [:], ["NAME": "a"]),
            change(58, [:], ["NAME": "b"]),
            change(57, [:], ["NAME": "c"]),
            change(59, [:], ["NAME": "d"]),
            change(60, [:], ["NAME": "e"]),
            in: run
        )
        let (taken, other) = (PortalError(.rejected, portalMessage: "taken"), PortalError(.accessDenied))
        for (call, error) in zip(calls, [taken, taken, taken, other]) { try end(call, .failed(error)) }
        try end(calls[4])
        var entry = GatewayEntry()
        entry.findings = [(run.id, Diagnostic(.error, .wrongForm, "no phone", field: "PHONE", user: try .of(57)))]
        _ = try journal.record(entry)
        let found = try run.diagnostics()
        #expect(found.map(\.count) == [2, 1, 1])
        #expect(found.map(\.code) == [nil, nil, .wrongForm])
        #expect(found[0].message.contains("taken") && !found[0].message.hasSuffix("."))
        #expect(try found.map { $0.examples.compactMap(\.user) } == [[.of(57), .of(58)], [.of(59)], [.of(57)]])
        #expect(try run.diagnostics(limit: 1) == Array(found.prefix(1)))
        #expect(try run.diagnostics(of: .of(57)).map(\.code) == [nil, nil, .wrongForm])
        #expect(try run.diagnostics(of: .of(60)) == [])
        #expect(try day("bot").diagnostics() == [])
    }

    @Test func `who was added is known by id and fields, without values`() throws {
        let run = try day()
        var entry = GatewayEntry()
        entry.added = try [61, 62].map { user in
            ClientCall(run: run.id, change: try change(user, [:], ["NAME": "Wilhelmine", "EMAIL": "w@example.com"]))
        }
        #expect(!entry.countsOnly && !entry.isEmpty)
        #expect(try journal.record(entry) == [])
        let found = try run.diagnostics()
        #expect(found.map(\.severity) == [.notice] && found.first?.count == 2)
        #expect(try found.first?.examples.compactMap(\.user) == [.of(61), .of(62)])
        #expect(try run.diagnostics(of: .of(62)).first?.examples.compactMap(\.user) == [.of(62)])
        #expect(try run.diagnostics(of: .of(63)) == [])
        #expect(
            try journal.callsWithoutAnswer().isEmpty && journal.callsNotReadBack().isEmpty
                && run.changes(limit: 10).isEmpty
        )
        let rows = try journal.read { try Row.fetchAll($0, sql: "SELECT * FROM call").map { "\($0)" } }.joined()
        #expect(rows.contains("EMAIL,NAME") && !rows.contains("Wilhelmine") && !rows.contains("Anna"))
    }

    @Test func `calls are counted by how they ended, and findings as those of a plan`() throws {
        let run = try day()
        var entry = GatewayEntry()
        for kind in ["taken", "refused", "taken"] { entry.count(kind, of: run.id) }
        entry.findings = [(run.id, Diagnostic(.error, .wrongForm, "no phone", field: "PHONE", user: try .of(57)))]
        _ = try journal.record(entry)
        entry = GatewayEntry()
        for _ in 1...3 { entry.count("taken", of: run.id) }
        entry.findings = [(run.id, Diagnostic(.error, .wrongForm, "no phone", field: "PHONE", user: try .of(57)))]
        _ = try journal.record(entry)
        #expect(try run.callCounts() == ["taken": 5, "refused": 1])
        #expect(try journal.begin(.sample).callCounts() == [:])
        let findings = try run.diagnostics()
        #expect(findings.map(\.count) == [2])
        #expect(try findings.first?.examples.map(\.user) == [.of(57), .of(57)])
    }

    @Test func `a call is overtaken from its beginning, or found so in its batch`() throws {
        let run = try day()
        var entry = GatewayEntry()
        entry.begun = [
            ClientCall(run: run.id, change: try change(57, [:], ["NAME": "a"]), isOvertaken: true),
            ClientCall(run: run.id, change: try change(58, [:], ["NAME": "a"])),
            ClientCall(run: run.id, change: try change(59, [:], ["NAME": "a"])),
        ]
        let ids = try journal.record(entry)
        entry = GatewayEntry()
        entry.overtaken = [(ids[2], ["NAME": .string("b")])]
        _ = try journal.record(entry)
        #expect(try journal.callsWithoutAnswer().map(\.1.isOvertaken) == [true, false, true])
    }

    // MARK: Days

    @Test func `a client has one run a day, and two clients have two`() throws {
        let run = try day()
        #expect(try day().id == run.id)
        let other = try day("payroll")
        #expect(Set([run.id, other.id, try day("hr", "2026-03-03").id]).count == 3)
        let recorded = try #require(try run.current())
        #expect(recorded.header.origin == .gateway(client: "hr"))
        #expect(recorded.state == .open)
        #expect(recorded.finishedAt == nil)
        try take(change(57, ["NAME": "a"], ["NAME": "b"]), in: run)
        try take(change(57, ["NAME": "b"], ["NAME": "c"]), in: other)
        #expect(try run.change(of: .of(57))?.change.after == ["NAME": .string("b")])
        #expect(try other.change(of: .of(57))?.change.before == ["NAME": .string("b")])
    }

    @Test func `at midnight all other days are closed, and a clock that is put back opens one again`() throws {
        let (old, new) = (try day("hr", "2026-03-01"), try day("hr", "2026-03-02"))
        let planned = try journal.begin(.sample)
        let midnight = RunHeader.sample.startedAt.addingTimeInterval(3_600)
        let call = try begin(change(57, [:], ["NAME": "a"]), in: old)[0]
        try journal.closeClientDays(before: "2026-03-02", at: midnight)
        #expect(try old.current()?.state == .applied)
        #expect(try old.current()?.finishedAt == midnight)
        #expect(try new.current()?.state == .open)
        #expect(try planned.current()?.state == .planning)
        try end(call)
        #expect(try old.summary().applied == 1)
        #expect(try day("hr", "2026-03-01").current()?.state == .open)
        #expect(try old.current()?.finishedAt == nil)
    }

    @Test func `an open run is neither interrupted nor applied by others`() throws {
        let run = try day()
        _ = try begin(change(57, [:], ["NAME": "a"]), in: run)
        let holder = ApplyLock.Holder(run: run.id, account: "anna", process: 1, since: RunHeader.sample.startedAt)
        guard case .taken(let lock) = try journal.lock(for: holder) else {
            Issue.record("the lock is held")
            return
        }
        lock.release()
        try journal.noteInterruptions()
        #expect(try journal.interruptedRuns() == [])
        #expect(try run.beginApplying() == nil)
        #expect(try journal.begin(.sample).beginApplying() == [])
        #expect(try run.current()?.state == .open)
        #expect(try run.current()?.supersededBy == nil)
    }

    @Test func `what was taken is to be read back until it was`() throws {
        let run = try day()
        let calls = try begin(
            change(57, ["NAME": "a"], ["NAME": "b"]),
            change(57, ["NAME": "b", "CITY": "x"], ["NAME": "c", "CITY": "y"]),
            change(58, ["NAME": "d"], ["NAME": "e"]),
            in: run
        )
        #expect(try journal.callsNotReadBack().isEmpty)
        for call in calls { try end(call) }
        let open = try journal.callsNotReadBack()
        #expect(open.map(\.0) == calls)
        #expect(
            open.map(\.1.after) == [
                ["NAME": .string("c")], ["NAME": .string("c"), "CITY": .string("y")], ["NAME": .string("e")],
            ]
        )
        #expect(open.map(\.1.before["NAME"]) == [.string("a"), .string("b"), .string("d")])
        try readBack(calls[1], ["NAME": .taken])
        #expect(try journal.callsNotReadBack().map(\.1.after) == [["CITY": .string("y")], ["NAME": .string("e")]])
        try readBack(calls[1], ["CITY": .ignored])
        try readBack(calls[2], ["NAME": .unproven])
        #expect(try journal.callsNotReadBack().isEmpty)
    }

    @Test func `a day that nobody closed goes once it is over for as long as runs are kept`() throws {
        let run = try day()
        let start = RunHeader.sample.startedAt
        #expect(try journal.expire(before: start.addingTimeInterval(86_000)) == (0, []))
        #expect(try journal.expire(before: start.addingTimeInterval(86_401)) == (1, []))
        #expect(try run.current() == nil)
    }

    @Test func `an open day stays, and a closed one that is old goes with all its rows`() throws {
        let moment = RunHeader.sample.startedAt.addingTimeInterval(60)
        let (old, open) = (try day("hr", "2026-03-01"), try day("hr", "2026-03-02"))
        for run in [old, open] {
            try take(change(57, [:], ["NAME": "a"]), in: run)
            var entry = GatewayEntry()
            entry.count("taken", of: run.id)
            entry.begun = [ClientCall(run: run.id, change: try change(58, [:], ["NAME": "a"]))]
            _ = try journal.record(entry)
        }
        for day in ["2026-03-01", "2026-03-02", "2026-03-03"] {
            let at = day.hasSuffix("3") ? moment : RunHeader.sample.startedAt
            try journal.allow(.dismiss, 9, client: "hr", day: day, account: "anna", at: at)
        }
        try journal.closeClientDays(before: "2026-03-02", at: moment)
        #expect(try journal.expire(before: moment) == (1, []))
        let tables = ["change", "call", "callCount"]
        let runs = try tables.map { table in
            try journal.read { try Int.fetchSet($0, sql: "SELECT run FROM \(table)") }
        }
        #expect(runs == Array(repeating: [open.id.rawValue], count: 3))
        #expect(try journal.allowances(client: "hr", day: "2026-03-01") == [:])
        #expect(try journal.allowances(client: "hr", day: "2026-03-02") == [.dismiss: 9])
        #expect(try journal.allowances(client: "hr", day: "2026-03-03") == [.dismiss: 9])
    }

    // MARK: Bounds

    @Test func `the latest allowance for a bound counts, of that client and day alone`() throws {
        let at = RunHeader.sample.startedAt
        try journal.allow(.dismiss, 9, client: "hr", day: "2026-03-02", account: "anna", at: at)
        try journal.allow(.move, 20, client: "hr", day: "2026-03-02", account: "anna", at: at)
        try journal.allow(.dismiss, 7, client: "hr", day: "2026-03-02", account: "bo", at: at.addingTimeInterval(-9))
        #expect(try journal.allowances(client: "hr", day: "2026-03-02") == [.dismiss: 7, .move: 20])
        let run = try day("hr", "2026-03-02")
        #expect(try run.allowances().map(\.number) == [9, 20, 7])
        #expect(try run.allowances().last?.account == "bo")
        #expect(try day("payroll", "2026-03-02").allowances() == [])
        #expect(try journal.allowances(client: "hr", day: "2026-03-03") == [:])
        #expect(try journal.allowances(client: "payroll", day: "2026-03-02") == [:])
    }

    @Test func `each person counts once, of calls that were taken, are on their way or are unanswered`() throws {
        let run = try day()
        func dismissal(_ user: Int) throws -> Change { try .sample(user, after: ["ACTIVE": .boolean(false)]) }
        try take(dismissal(1), dismissal(1), in: run)
        let ids = try begin(dismissal(1), dismissal(2), dismissal(3), dismissal(4), in: run)
        try end(ids[2], .unanswered)
        try end(ids[3], .failed(PortalError(.rejected)))
        try take(change(5, ["FAX": "1"], ["FAX": nil, "NAME": "a"]), in: run)
        try take(change(6, ["EMAIL": "a@example.com"], ["EMAIL": "b@example.com"]), in: run)
        try take(.sample(7, after: ["UF_DEPARTMENT": .list([.integer(1)])]), in: run)
        try take(change(8, [:], ["NAME": "a"]), in: run)
        try take(dismissal(9), in: day("payroll"))
        try take(dismissal(9), in: day("hr", "2026-03-01"))
        var reach = ClientReach()
        reach.dismissed = [try .of(1), try .of(2), try .of(3)]
        reach.cleared = ["FAX": [try .of(5)]]
        reach.readdressed = [try .of(6)]
        reach.moved = [try .of(7)]
        #expect(try journal.reach(of: "hr", day: "2026-03-02") == reach)
        #expect(try journal.reach(of: "hr", day: "2026-03-09") == ClientReach())
    }

    @Test func `who is dismissed and comes back on the same day isn't dismissed`() throws {
        let run = try day()
        let active = { (flag: Bool) in ["ACTIVE": FieldValue.boolean(flag)] }
        var back = try Change.sample(1, after: active(true))
        back.before = active(false)
        try take(.sample(1, after: active(false)), back, in: run)
        #expect(try journal.reach(of: "hr", day: "2026-03-02") == ClientReach())
    }

    // MARK: People

    @Test func `a person who is forgotten is in no call, and what is told of their calls has no effect`() throws {
        let run = try day()
        let secret = try change(57, ["NAME": "Wilhelmine"], ["NAME": "Wilhelmina", "EMAIL": "wilhelmina@example.com"])
        let taken = try take(secret, in: run)[0]
        let open = try begin(secret, in: run)[0]
        let failed = try begin(secret, in: run)[0]
        try end(failed, .failed(PortalError(.rejected, portalMessage: "Wilhelmine")))
        let other = try begin(change(58, [:], ["NAME": "Bo"]), in: run)[0]
        #expect(try journal.users(withAddress: "Wilhelmina@example.com") == [.of(57)])

        let records = try journal.forget(RecordedPerson(id: .of(57)))
        #expect(records.counts == [.run: 1, .change: 1, .call: 3])
        let bytes = try Data(contentsOf: URL(filePath: path)) + Data(contentsOf: URL(filePath: path + "-wal"))
        #expect(bytes.range(of: Data("ilhelmin".utf8)) == nil)
        #expect(try journal.callsWithoutAnswer().map(\.0) == [other])
        try end(open)
        try readBack(taken, ["NAME": .taken])
        #expect(try run.changes(limit: 9) == [])
        #expect(try run.summary().forgotten == 1)

        try take(secret, in: run)
        #expect(try run.changes(limit: 9).map(\.change) == [secret])
    }

    @Test func `a person of whom there is only an open call is found, and hidden in what is said of others`() throws {
        let run = try day()
        _ = try begin(change(57, [:], ["EMAIL": "wilhelmina@example.com"]), in: run)
        try run.add([Diagnostic(.warning, .warned, "has the address of wilhelmina@example.com", user: .of(58))])
        #expect(try journal.users(withAddress: "wilhelmina@example.com") == [.of(57)])
        #expect(try journal.name(of: .of(57)) == "Anna Sample")
        #expect(try journal.forget(RecordedPerson(id: .of(57))).runs == [run.id])
        #expect(try run.diagnostics().map(\.message) == ["has the address of …"])
    }
}
