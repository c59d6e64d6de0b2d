public import Foundation
import GRDB
import PortalModel

extension RunJournal {
    /// Deletes the runs that began before a moment, so that their values are gone from the file too.
    ///
    /// A run that is being planned or applied stays, and one that was interrupted, until a newer one supersedes it: it can be
    /// resumed.
    ///
    /// - Parameter moment: Runs that began earlier are deleted.
    /// - Returns: How many runs went.
    /// - Throws: ``JournalError``.
    public func forget(before moment: Date) throws(JournalError) -> Int {
        let count = try write { database in
            // Deleted rows are overwritten with zeros.
            try database.execute(sql: "PRAGMA secure_delete = ON")
            try database.execute(
                sql: "DELETE FROM run WHERE startedAt < ? AND NOT (state IN (?, ?) OR state = ? AND startedAt > ?)",
                arguments: [
                    moment, RunState.applying.rawValue, RunState.interrupted.rawValue, RunState.planning.rawValue,
                    moment.addingTimeInterval(-86_400),
                ]
            )
            return database.changesCount
        }
        // What was written before is still in the log next to the file, until the log is merged and emptied.
        try read { try $0.execute(sql: "VACUUM; PRAGMA wal_checkpoint(TRUNCATE)") }
        return count
    }
}
