import Foundation
import GRDB
import PortalModel
import TestSupport
import Testing

@testable import Journal

/// What a journal holds about one person, and how it forgets them.
struct PersonTests {
    private let folder: TemporaryFolder
    private var path: String { folder.path("portal/journal.sqlite") }

    init() throws {
        folder = try TemporaryFolder()
    }

    /// Two people in a run, with everything that a journal can hold of them.
    private func journal() throws -> (journal: RunJournal, run: RecordedRun) {
        let journal = try RunJournal(path: path)
        let run = try journal.run(planning: [
            Change(
                user: try .of(57),
                person: "Wilhelmine Quastenflosser",
                before: ["WORK_PHONE": .string("030 7654321")],
                after: [
                    "EMAIL": .string("wilhelmine@example.com"), "WORK_PHONE": .string("+49307654321"),
                    "WORK_CITY": .null,
                ],
                line: 7_301,
                locations: ["WORK_PHONE": "quasten.lua:7"],
                assumed: ["WORK_PHONE": "DE (quasten)"]
            ),
            try .sample(58),
        ])
        try run.add([
            Diagnostic(.warning, .warned, "quastenflosser alone", user: .of(57), line: 7_301).showing("quasten 1"),
            Diagnostic(.warning, .warned, "of both", user: .of(57)).showing("quasten 2"),
            Diagnostic(.warning, .warned, "of both", user: .of(58)).showing("Anna's"),
            Diagnostic(.warning, .warned, "WILHELMINE@example.com has Anna's number", user: .of(58)),
            Diagnostic(.error, .noUser, "nobody has it", line: 9).showing("wilhelmine@example.com"),
            Diagnostic(.error, .noUser, "nobody has it", line: 10).showing("anna@example.com"),
            Diagnostic(.error, .wrongForm, "row of quastenflosser", line: 7_301),
        ])
        try run.record([UserReason(.equal, try .of(57), person: "Wilhelmine Quastenflosser", detail: "quasten 3")])
        try run.note(files: [("--save", "/srv/plan.jsonl")])
        try run.keep(people: [try .of(57): "Wilhelmine Quastenflosser", try .of(58): "Anna"], in: ["UF_HEAD"])
        try journal.remember(protected: ["wilhelmine@example.com": [try .of(57)]])
        try run.finish(.applied)
        try run.markSending([try .of(57), try .of(58)])
        let stored = FieldOutcome.rewritten(.string("0049307654321"))
        try run.record([
            (try .of(57), .applied(["WORK_PHONE": stored, "EMAIL": .taken, "WORK_CITY": .ignored])),
            (try .of(58), .applied(["NAME": .taken])),
        ])
        return (journal, run)
    }

    /// The texts of the person above, in whatever file they are found.
    private static let texts = ["ilhelmine", "uasten", "7654321", "7301"]

    private func found() throws -> [String] {
        let folder = URL(filePath: folder.path("portal"))
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        return try files.flatMap { file in
            let data = try Data(contentsOf: file)
            return Self.texts.filter { data.range(of: Data($0.utf8)) != nil }.map { "\(file.lastPathComponent): \($0)" }
        }
    }

    @Test func `whoever adds a column decides whether it is about people`() throws {
        _ = try RunJournal(path: path)
        let tables = try DatabaseQueue(path: path).read { database in
            let sql =
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND NOT name GLOB 'sqlite_*'"
                + " AND NOT name GLOB 'grdb_*'"
            return try String.fetchAll(database, sql: sql).map { ($0, Set(try database.columns(in: $0).map(\.name))) }
        }
        #expect(Set(tables.map(\.0)) == Set(PersonalData.personal.keys).union(PersonalData.other.keys))
        for (table, columns) in tables {
            let personal = PersonalData.personal[table, default: []]
            let other = PersonalData.other[table, default: []]
            #expect(columns.subtracting(personal).subtracting(other) == [], "\(table): decide in PersonalData")
            #expect(personal.union(other).subtracting(columns) == [], "\(table) has no such column")
            #expect(personal.intersection(other) == [], "\(table)")
        }
        for (table, _) in PersonalData.deletedRows { #expect(PersonalData.personal[table]?.contains("user") == true) }
    }

    @Test func `nothing of a forgotten person is left in the bytes, also of what was deleted before`() throws {
        let (journal, run) = try journal()
        let other = try journal.run(planning: [.sample(57, after: ["NAME": .string("Wilhelmine")])])
        try PlanWriter(other).startOver()
        #expect(try !found().isEmpty)
        let records = try journal.forget(RecordedPerson(id: .of(57)))
        #expect(
            records.counts == [
                .run: 1, .change: 1, .finding: 5, .reason: 1, .rewriting: 1, .ignoredValue: 1, .protection: 1,
            ]
        )
        #expect(records.runs == [run.id])
        #expect(records.files == [RunFile(run: run.id, option: "--save", path: "/srv/plan.jsonl")])
        #expect(try found() == [])
        withExtendedLifetime(journal) {}
    }

    @Test func `a run keeps its counts, and everybody else's records`() throws {
        let (journal, run) = try journal()
        let before = try run.summary()
        #expect(try run.stampPlan().count == 64)
        _ = try journal.forget(RecordedPerson(id: .of(57)))
        var after = try run.summary()
        #expect(after.forgotten == 1)
        after.forgotten = 0
        #expect(after == before)
        #expect(try run.changes(limit: 10).map(\.change) == [.sample(58)])
        #expect(try run.groups().map(\.count) == [1])
        #expect(try run.current()?.planSHA256 == nil)
        #expect(try run.forgottenAndSent() == (1, 3))
        let findings = try run.diagnostics()
        #expect(findings.reduce(0) { $0 + $1.count } == 7)
        #expect(findings.first { $0.message == "of both" }?.examples == [.init(user: try .of(58), value: "Anna's")])
        #expect(findings.first { $0.code == .noUser }?.examples == [.init(line: 10, value: "anna@example.com")])
        #expect(findings.contains { $0.message == "… has Anna's number" && $0.examples.first?.user?.rawValue == 58 })
        #expect(try journal.forget(RecordedPerson(id: .of(57))).isEmpty)
    }

    @Test func `a trial counts the same and leaves everything`() throws {
        let (journal, run) = try journal()
        let trial = try journal.forget(RecordedPerson(id: .of(57)), isTrial: true)
        #expect(try run.change(of: .of(57))?.change.person == "Wilhelmine Quastenflosser")
        #expect(try journal.rewritings(of: .of(57)).keys.sorted() == ["WORK_PHONE"])
        #expect(try journal.forget(RecordedPerson(id: .of(57))) == trial)
    }

    @Test(arguments: ["wilhelmine@example.com", "WILHELMINE@example.com"])
    func `somebody is found by an address that they had`(address: String) throws {
        let (journal, _) = try journal()
        #expect(try journal.users(withAddress: address).map(\.rawValue) == [57])
        #expect(try journal.users(withAddress: "anna@example.com") == [])
        #expect(try journal.name(of: .of(57)) == "Wilhelmine Quastenflosser")
    }

    @Test func `an address of nobody is forgotten in what rows held`() throws {
        let (journal, run) = try journal()
        let records = try journal.forget(RecordedPerson(id: nil, addresses: ["Anna@example.com"]))
        #expect(records.counts == [.run: 1, .finding: 1])
        let left = try run.diagnostics(examples: 10).filter { $0.code == .noUser }.flatMap(\.examples).map(\.value)
        #expect(left == ["wilhelmine@example.com"])
    }

    @Test(arguments: [
        (RunState.interrupted, ChangeState.planned, true), (.interrupted, .failed, false), (.applied, .planned, false),
    ])
    func `a run that has still to send the change is open`(state: RunState, change: ChangeState, isOpen: Bool) throws {
        let journal = try RunJournal.temporary()
        let run = try journal.run(planning: [.sample(57)])
        if change == .failed { try run.record([(.of(57), .failed(PortalError(.rejected)))]) }
        try run.finish(state)
        #expect(try journal.openRuns(of: .of(57)) == (isOpen ? [run.id] : []))
        #expect(try journal.openRuns(of: .of(58)) == [])
    }

    @Test func `what was planned for a forgotten person is not left to send`() throws {
        let journal = try RunJournal.temporary()
        let run = try journal.run(planning: [.sample(57), .sample(58)])
        _ = try journal.forget(RecordedPerson(id: .of(57)))
        #expect(try run.unfinished(limit: 10).map(\.change.user.rawValue) == [58])
        #expect(try run.unfinishedCounts().all == 1)
    }

    @Test func `nobody is forgotten while another process sends changes`() throws {
        let (journal, run) = try journal()
        let holder = ApplyLock.Holder(run: run.id, account: "anna", process: 1, since: Date())
        guard case .taken(let lock) = try RunJournal(path: path).lock(for: holder) else {
            Issue.record("the lock is held")
            return
        }
        let error = try #require(throws: JournalError.self) { try journal.forget(RecordedPerson(id: .of(57))) }
        #expect(error.code == .busy)
        lock.release()
        #expect(try !journal.forget(RecordedPerson(id: .of(57))).isEmpty)
    }

    @Test func `old runs expire, except open ones`() throws {
        let journal = try RunJournal(path: path)
        let runs = try [RunState.applied, .interrupted, .failed].map { state in
            let run = try journal.begin(.sample)
            try run.finish(state, at: RunHeader.sample.startedAt)
            return run.id
        }
        #expect(try journal.oldestBeginning() == RunHeader.sample.startedAt)
        #expect(try journal.expire(before: RunHeader.sample.startedAt) == (0, []))
        #expect(try journal.expire(before: RunHeader.sample.startedAt.addingTimeInterval(1)) == (2, [runs[1]]))
        #expect(try journal.expire(before: RunHeader.sample.startedAt.addingTimeInterval(1)) == (0, [runs[1]]))
    }
}
