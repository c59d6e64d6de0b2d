import Dispatch
import Foundation
import GRDB
import Journal
import PortalModel
import Synchronization
import SystemPackage
import TestSupport
import Testing

struct RunJournalTests {
    private let folder: TemporaryFolder
    private var path: String { folder.path("state/portal/journal.sqlite") }

    init() throws {
        folder = try TemporaryFolder()
    }

    @Test
    func `a journal and what SQLite puts beside it can be read by their owner alone`() throws {
        let journal = try RunJournal(path: path)
        _ = try journal.begin(.sample)
        for file in ["", "-wal", "-shm"] {
            #expect(try permissions(path + file) == 0o600, "\(file)")
        }
        #expect(try permissions(folder.path("state/portal")) == 0o700)
        #expect(try permissions(folder.path("state")) == 0o700)
        withExtendedLifetime(journal) {}
    }

    @Test
    func `a folder that was there keeps its permissions`() throws {
        let given = folder.path("given")
        try FileManager.default.createDirectory(
            atPath: given,
            withIntermediateDirectories: false,
            attributes: [.posixPermissions: 0o750]
        )
        _ = try RunJournal(path: given + "/journal.sqlite")
        #expect(try permissions(given) == 0o750)
    }

    @Test
    func `what was written is there when the file is opened again`() throws {
        let run = try RunJournal(path: path).run(planning: [.sample(57)]).id
        #expect(try RecordedRun(run, in: RunJournal(path: path)).changes(limit: 10) == [PlannedChange(.sample(57))])
    }

    @Test
    func `several may open a journal at its first use`() throws {
        for round in 1...10 {
            let path = folder.path("together/\(round)/journal.sqlite")
            let failures = Mutex<[String]>([])
            DispatchQueue.concurrentPerform(iterations: 6) { _ in
                do {
                    _ = try RunJournal(path: path).begin(.sample)
                } catch {
                    failures.withLock { $0.append("\(error)") }
                }
            }
            #expect(failures.withLock { $0 } == [])
            #expect(try RunJournal(path: path).runs(limit: 10).count == 6)
        }
    }

    @Test
    func `a journal is opened once nobody else opens one beside it`() throws {
        let run = try RunJournal(path: path).begin(.sample)
        let other = try FileDescriptor.open(
            FilePath(folder.path("state/portal")),
            .readOnly,
            options: [.directory, .closeOnExec]
        )
        try #require(flock(other.rawValue, LOCK_EX) == 0)
        let steps = Mutex<[String]>([])
        let group = DispatchGroup()
        DispatchQueue.global().async(group: group) { [path] in
            let runs = try? RunJournal(path: path).runs(limit: 10).map(\.id)
            steps.withLock { $0.append("opened \(runs == [run.id])") }
        }
        Thread.sleep(forTimeInterval: 0.2)
        steps.withLock { $0.append("released") }
        try other.close()
        group.wait()
        #expect(steps.withLock { $0 } == ["released", "opened true"])
    }

    @Test
    func `a journal that others could read is its owner's again once it is opened`() throws {
        _ = try RunJournal(path: path).begin(.sample)
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: path)
        _ = try RunJournal(path: path).begin(.sample)
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber
        #expect(mode?.intValue == 0o600)
    }

    @Test
    func `what is under way or can be resumed isn't forgotten`() throws {
        let journal = try RunJournal.temporary()
        let runs = try RunState.allCases.map { state in
            let run = try journal.begin(.sample)
            try run.finish(state, at: RunHeader.sample.startedAt)
            return (run, state)
        }
        let count = try journal.forget(before: RunHeader.sample.startedAt.addingTimeInterval(60))
        let left = try journal.runs(limit: 100).map(\.state)
        #expect(Set(left) == [.planning, .open, .applying, .interrupted])
        #expect(count == runs.count - 4)
    }

    @Test
    func `two journals may have one file open`() throws {
        let one = try RunJournal(path: path)
        let other = try RunJournal(path: path)
        let run = try one.begin(.sample)
        #expect(try other.runs(limit: 10).map(\.id) == [run.id])
    }

    @Test
    func `runs are listed with the latest first`() throws {
        let journal = try RunJournal.temporary()
        var other = RunHeader.sample
        other.isDryRun = true
        other.input = nil
        let first = try journal.begin(.sample)
        let second = try journal.begin(other)
        let end = RunHeader.sample.startedAt.addingTimeInterval(90)
        try first.finish(.failed, at: end)
        #expect(
            try journal.runs(limit: 10) == [
                Run(id: second.id, header: other, state: .planning),
                Run(id: first.id, header: .sample, state: .failed, finishedAt: end),
            ]
        )
        #expect(try journal.runs(limit: 1).map(\.id) == [second.id])
    }

    @Test
    func `all that a run was asked comes back, and who goes on with it can add to that`() throws {
        let journal = try RunJournal.temporary()
        let run = try journal.begin(.full)
        #expect(try run.current()?.header == .full)
        try run.note(purpose: "ticket HR-1123", person: "Bo Lind")
        try run.note(purpose: nil, person: nil)
        #expect(try run.current()?.header.purpose == "ticket HR-1123")
        #expect(try run.current()?.header.person == "Åsa Nord; Bo Lind")
        let other = try journal.begin(.sample)
        try other.note(purpose: "HR-2", person: nil)
        #expect(try other.current()?.header.purpose == "HR-2")
    }

    @Test
    func `the text of a script is kept once, and forgotten with the last run that had it`() throws {
        let journal = try RunJournal(path: path)
        var early = RunHeader.sample
        early.startedAt -= 1_000
        let (first, second) = (try journal.begin(early), try journal.begin(.sample))
        let shared = ScriptText(name: "a.lua", sha256: "aa", text: "return 1\n")
        let own = ScriptText(name: "lib/codes.lua", sha256: "bb", text: "return 'Wilhelmine'")
        try first.keep([shared, own])
        var renamed = shared
        renamed.name = "b.lua"
        try second.keep([renamed])
        #expect(try first.scripts() == [shared, own])
        #expect(try second.scripts() == [renamed])
        // A plan file names scripts without their text.
        let third = try journal.begin(.sample)
        try third.keep([
            ScriptText(name: "a.lua", sha256: "aa", text: nil), ScriptText(name: "c", sha256: "cc", text: nil),
        ])
        #expect(try third.scripts().map(\.text) == ["return 1\n", nil])

        try first.finish(.applied)
        #expect(try journal.forget(before: RunHeader.sample.startedAt) == 1)
        #expect(try second.scripts() == [renamed])
        let count = try DatabaseQueue(path: path).read { try Int.fetchOne($0, sql: "SELECT COUNT(*) FROM script") }
        #expect(count == 1)
    }

    @Test
    func `a journal from before findings had codes opens, and its findings have none`() throws {
        let run = try {
            let run = try RunJournal(path: path).begin(.sample)
            try run.add([Diagnostic(.warning, .warned, "too short", line: 3)])
            return run.id
        }()
        try DatabaseQueue(path: path).write { database in
            try database.execute(sql: "ALTER TABLE finding DROP COLUMN code")
            try database.execute(sql: "DELETE FROM grdb_migrations WHERE identifier = 'codes of findings'")
        }
        let group = GroupedDiagnostic(.warning, nil, "too short", count: 1, examples: [.init(line: 3)])
        #expect(try RecordedRun(run, in: RunJournal(path: path)).diagnostics() == [group])
    }

    @Test func `a change keeps what was assumed for it, and one of a run before that was known has nothing`() throws {
        let change = Change(
            user: try .of(57),
            person: "Anna",
            before: [:],
            after: ["WORK_PHONE": .string("+43 1 5134567")],
            assumed: ["WORK_PHONE": "AT (parameter region)"]
        )
        let run = try {
            let run = try RunJournal(path: path).run(planning: [change])
            #expect(try run.changes(limit: 2).map(\.change) == [change])
            return run.id
        }()
        try DatabaseQueue(path: path).write { database in
            try database.execute(sql: "ALTER TABLE change DROP COLUMN assumed")
            try database.execute(sql: "DELETE FROM grdb_migrations WHERE identifier = 'assumed countries'")
        }
        let kept = try RecordedRun(run, in: RunJournal(path: path)).changes(limit: 2).first?.change
        #expect(kept?.after == change.after && kept?.assumed == [:])
    }

    @Test
    func `the journal of a newer Moonhook is not changed`() throws {
        _ = try RunJournal(path: path)
        try DatabaseQueue(path: path).write { database in
            try database.execute(sql: "INSERT INTO grdb_migrations VALUES ('of another day')")
        }
        let error = try #require(throws: JournalError.self) { try RunJournal(path: path) }
        #expect(error.code == .tooNew)
        #expect(error.description.contains(path))
    }

    @Test
    func `a file that is no journal is not overwritten`() throws {
        let file = folder.path("notes.txt")
        try Data("Anna's notes, and long enough for a header of SQLite: \(String(repeating: ".", count: 100))".utf8)
            .write(to: URL(filePath: file))
        let before = try Data(contentsOf: URL(filePath: file))
        #expect(try #require(throws: JournalError.self) { try RunJournal(path: file) }.code == .damaged)
        #expect(try Data(contentsOf: URL(filePath: file)) == before)
    }

    @Test(arguments: [
        "UPDATE run SET startedAt = 'Zwiebelfisch'", "UPDATE run SET isDryRun = 'Zwiebelfisch'",
        "UPDATE run SET supersededBy = 'Zwiebelfisch'", "UPDATE change SET tries = 'Zwiebelfisch'",
        "UPDATE change SET line = 'Zwiebelfisch'",
    ])
    func `a value of a wrong type is damage, and neither ends the program nor shows what is in its row`(
        sql: String
    ) throws {
        let change = try Change.sample(57, after: ["NAME": .string("Wurzelsepp")])
        let journal = try RunJournal(path: path)
        let run = try journal.run(planning: [change]).id
        try DatabaseQueue(path: path).write { try $0.execute(sql: sql) }
        let error = try #require(throws: JournalError.self) {
            _ = try journal.runs(limit: 10)
            _ = try RecordedRun(run, in: journal).changes(limit: 10)
        }
        #expect(error.code == .damaged)
        #expect(error.description.hasPrefix("the journal \(path) is damaged"))
        for word in ["Zwiebelfisch", "Wurzelsepp", "Anna", "north"] { #expect(!error.description.contains(word)) }
    }

    @Test
    func `a folder in the journal's place is reported with its path`() throws {
        let error = try #require(throws: JournalError.self) { try RunJournal(path: folder.path) }
        #expect(error.code == .unopenable)
        #expect(error.description.hasPrefix("the journal \(folder.path) can't be opened"))
    }

    private func permissions(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }
}
