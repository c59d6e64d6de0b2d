import GRDB
public import PortalModel
import SystemPackage

/// Who may send changes, and what is known of runs whose sending ended early.
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

    /// The runs that were interrupted and can be resumed, the latest first.
    ///
    /// - Throws: ``JournalError``.
    public func interruptedRuns() throws(JournalError) -> [RunID] {
        try read { database in
            let sql = "SELECT id FROM run WHERE state = ? ORDER BY id DESC"
            return try Int.fetchAll(database, sql: sql, arguments: [RunState.interrupted.rawValue]).map(RunID.init)
        }
    }

    /// Does something while no process sends changes; a temporary journal has no other process.
    ///
    /// - Throws: ``JournalError``: `.busy` if one is sending.
    func withNobodySending<Value>(_ body: () throws(JournalError) -> Value) throws(JournalError) -> Value {
        guard !path.isEmpty else { return try body() }
        guard let lock = try takeLock() else {
            throw JournalError(code: .busy, path: path, reason: "a run is being applied")
        }
        defer { lock.release() }
        // Nobody is to be told of the run that was applied last.
        try? lock.clear()
        return try body()
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
