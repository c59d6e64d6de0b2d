import Foundation
import Journal
import PortalModel
import TestSupport
import Testing

/// One process at a time sends, and who was ended from outside is interrupted.
struct ApplyLockTests {
    private let folder: TemporaryFolder
    private let journal: RunJournal

    init() throws {
        folder = try TemporaryFolder()
        journal = try RunJournal(path: folder.path("journal.sqlite"))
    }

    private func holder(_ run: RunID) -> ApplyLock.Holder {
        ApplyLock.Holder(run: run, account: "anna", process: 4_711, since: Date(timeIntervalSince1970: 1_760_000_000))
    }

    private func lock(_ run: RunID, in journal: RunJournal) throws -> ApplyLock {
        guard case .taken(let lock) = try journal.lock(for: holder(run)) else {
            throw CancellationError()
        }
        return lock
    }

    private func state(of run: RecordedRun) throws -> RunState? { try run.current()?.state }

    @Test func `the second learns who holds the right, until that one gives it back`() throws {
        let other = try RunJournal(path: folder.path("journal.sqlite"))
        let run = try journal.begin(.sample)
        let lock = try lock(run.id, in: journal)
        guard case .held(let first) = try other.lock(for: holder(RunID(rawValue: 2))) else {
            Issue.record("two hold the lock")
            return
        }
        #expect(first == holder(run.id))
        lock.release()
        try self.lock(run.id, in: other).release()
    }

    @Test func `the file is for its owner's eyes only, and holds the last holder alone`() throws {
        try lock(RunID(rawValue: 1_000_000), in: journal).release()
        try lock(RunID(rawValue: 1), in: journal).release()
        #expect(journal.holder() == holder(RunID(rawValue: 1)))
        let attributes = try FileManager.default.attributesOfItem(atPath: folder.path("apply.lock"))
        #expect(attributes[.posixPermissions] as? Int == 0o600)
    }

    @Test func `a run that nobody applies is interrupted, and one that somebody applies is not`() throws {
        let run = try journal.begin(.sample)
        let lock = try lock(run.id, in: journal)
        try run.beginApplying()
        let other = try RunJournal(path: folder.path("journal.sqlite"))
        try other.noteInterruptions()
        #expect(try state(of: run) == .applying)
        lock.release()
        try other.noteInterruptions()
        #expect(try state(of: run) == .interrupted)
        #expect(try journal.interruptedRuns() == [run.id])
    }

    @Test func `who takes the lock notes what the last holder left`() throws {
        let dead = try journal.begin(.sample)
        try dead.beginApplying()
        let run = try journal.begin(.sample)
        try lock(run.id, in: journal).release()
        #expect(try state(of: dead) == .interrupted)
    }

    @Test func `a folder that can't hold the lock is named`() throws {
        try FileManager.default.createDirectory(atPath: folder.path("apply.lock"), withIntermediateDirectories: false)
        let error = try #require(throws: JournalError.self) { try journal.lock(for: holder(RunID(rawValue: 1))) }
        #expect(error.code == .unopenable)
        #expect(error.path == folder.path("apply.lock"))
    }

    // MARK: Superseding

    private func interrupted(_ header: RunHeader = .sample) throws -> RecordedRun {
        let run = try journal.begin(header)
        try run.finish(.interrupted, at: RunHeader.sample.startedAt)
        return run
    }

    @Test func `a run that begins to be applied supersedes what was interrupted before it, and nothing after it`()
        throws
    {
        let old = try interrupted()
        let run = try journal.begin(.sample)
        let newer = try interrupted()
        #expect(try run.beginApplying() == [old.id])
        #expect(try old.current()?.state == .superseded)
        #expect(try old.current()?.supersededBy == run.id)
        #expect(try state(of: newer) == .interrupted)
        #expect(try state(of: run) == .applying)
    }

    @Test func `what is applied or superseded can't begin`() throws {
        let old = try interrupted()
        let run = try journal.begin(.sample)
        try run.beginApplying()
        #expect(try old.beginApplying() == nil)
        try run.finish(.applied, at: RunHeader.sample.startedAt)
        #expect(try run.beginApplying() == nil)
        #expect(try state(of: run) == .applied)
    }

    @Test func `a run that finds nothing left supersedes only interrupted runs of the same scripts`() throws {
        var other = RunHeader.sample
        other.scripts = []
        var undo = RunHeader.sample
        undo.origin = .undo(RunID(rawValue: 1))
        let alike = try interrupted()
        let different = [try interrupted(other), try interrupted(undo)]
        let run = try journal.begin(.sample)
        #expect(try run.noteNothingLeft() == [alike.id])
        #expect(try journal.interruptedRuns() == different.reversed().map(\.id))
    }
}
