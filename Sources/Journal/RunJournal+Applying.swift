import GRDB
import SystemPackage

/// The right to send changes, and the state of runs whose sending ended early.
extension RunJournal {
    /// Takes the right to send changes to the portal; a temporary journal has none to give.
    ///
    /// Nobody else can be sending then, so a run that is marked as applying is interrupted: its process was killed.
    ///
    /// - Throws: ``JournalError``.
    public func lock(for holder: ApplyLock.Holder) throws(JournalError) -> ApplyLock.Attempt {
        guard let lock = try takeLock() else { return .held(self.holder()) }
        do {
            try lock.name(holder)
            return .taken(lock)
        } catch {
            lock.release()
            throw JournalError(code: .unopenable, path: lockPath.string, reason: "\(error)")
        }
    }

    /// Who has the right to send changes, or had it last.
    public func holder() -> ApplyLock.Holder? { ApplyLock.holder(path: lockPath) }

    /// Marks runs as interrupted that are marked as applying but whose process was killed.
    ///
    /// - Throws: ``JournalError``.
    public func noteInterruptions() throws(JournalError) {
        let isApplying = try read { database in
            try Bool.fetchOne(database, sql: "SELECT EXISTS (SELECT 1 FROM run WHERE state = 'applying')") ?? false
        }
        // Checking holds the lock for a moment, so it is done only if needed.
        if isApplying { try takeLock()?.release() }
    }

    /// Notes that changes of a run are on their way from now on, and that it supersedes earlier runs that were interrupted.
    ///
    /// - Returns: The runs that can't be resumed any more, or `nil` if this one may not be applied: it was already, or it
    ///   is superseded itself.
    /// - Throws: ``JournalError``.
    @discardableResult
    public func beginApplying(_ run: RunID) throws(JournalError) -> [RunID]? {
        try write { database in
            try database.execute(
                sql: "UPDATE run SET state = 'applying', finishedAt = NULL WHERE id = ? AND state NOT IN (?, ?)",
                arguments: [run.rawValue, RunState.applied.rawValue, RunState.superseded.rawValue]
            )
            guard database.changesCount > 0 else { return nil }
            return try supersede(by: run, where: "TRUE", database)
        }
    }

    /// Notes that a run found nothing left to change, so that earlier ones of the same scripts that were interrupted are superseded.
    ///
    /// - Returns: The runs that can't be resumed any more.
    /// - Throws: ``JournalError``.
    public func noteNothingLeft(by run: RunID) throws(JournalError) -> [RunID] {
        try write { database in
            let isAlike = "(origin, undoes, scripts) IS (SELECT origin, undoes, scripts FROM run WHERE id = ?1)"
            return try supersede(by: run, where: isAlike, database)
        }
    }

    /// The runs that were interrupted and can be resumed, the latest first.
    ///
    /// - Throws: ``JournalError``.
    public func interruptedRuns() throws(JournalError) -> [RunID] {
        try read { database in
            let sql = "SELECT id FROM run WHERE state = ? ORDER BY id DESC"
            return try Int.fetchAll(database, sql: sql, arguments: [RunState.interrupted.rawValue]).map(RunID.init)
        }
    }

    private func supersede(by run: RunID, where condition: String, _ database: Database) throws -> [RunID] {
        let sql = """
            UPDATE run SET state = 'superseded', supersededBy = ?1
            WHERE state = 'interrupted' AND id < ?1 AND \(condition) RETURNING id
            """
        return try Int.fetchAll(database, sql: sql, arguments: [run.rawValue]).sorted().map(RunID.init)
    }

    private func takeLock() throws(JournalError) -> ApplyLock? {
        let lock: ApplyLock?
        do {
            lock = try ApplyLock(path: lockPath)
        } catch {
            throw JournalError(code: .unopenable, path: lockPath.string, reason: "\(error)")
        }
        guard let lock else { return nil }
        do throws(JournalError) {
            try write { try $0.execute(sql: "UPDATE run SET state = 'interrupted' WHERE state = 'applying'") }
            return lock
        } catch {
            lock.release()
            throw error
        }
    }

    private var lockPath: FilePath { FilePath(path).removingLastComponent().appending("apply.lock") }
}
