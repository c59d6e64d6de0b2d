public import Foundation
import GRDB
public import PortalModel

extension RunJournal {
    /// Deletes the runs that began before a moment, so that their values are gone from the file too.
    ///
    /// A run that is being planned or applied stays, one whose day isn't over, and one that was interrupted, until a newer one
    /// supersedes it: it can be resumed. A program's day that nobody closed is over a day later.
    ///
    /// - Parameter moment: Runs that began earlier are deleted.
    /// - Returns: How many runs went.
    /// - Throws: ``JournalError``.
    public func forget(before moment: Date) throws(JournalError) -> Int {
        let count = try write { database in
            // Deleted rows are overwritten with zeros.
            try database.execute(sql: "PRAGMA secure_delete = ON")
            try database.execute(
                sql: "DELETE FROM run WHERE startedAt < ?1 AND NOT \(Self.isOpen)",
                arguments: [moment, moment.addingTimeInterval(-86_400)]
            )
            let count = database.changesCount
            // What was allowed for a day is of no run: it may be allowed before the first call.
            try database.execute(
                sql: """
                    DELETE FROM allowance WHERE at < ? AND NOT EXISTS (
                        SELECT 1 FROM run WHERE run.client = allowance.client AND run.day = allowance.day
                    )
                    """,
                arguments: [moment]
            )
            return count
        }
        try scrub()
        return count
    }

    /// Deletes the runs that began before a moment, if there are any.
    ///
    /// - Parameter moment: Runs that began earlier are deleted, as ``forget(before:)`` does.
    /// - Returns: How many runs went, and which stay until they are resumed.
    /// - Throws: ``JournalError``.
    public func expire(before moment: Date) throws(JournalError) -> (forgotten: Int, unfinished: [RunID]) {
        func runs(where condition: String, _ arguments: StatementArguments) throws(JournalError) -> [RunID] {
            try read { database in
                let sql = "SELECT id FROM run WHERE startedAt < ?1 AND \(condition) ORDER BY id"
                return try Int.fetchAll(database, sql: sql, arguments: arguments).map(RunID.init)
            }
        }
        // Emptying the file of what was deleted takes a while, so it is done only if needed.
        let isNeeded = try !runs(where: "NOT \(Self.isOpen)", [moment, moment.addingTimeInterval(-86_400)]).isEmpty
        return (isNeeded ? try forget(before: moment) : 0, try runs(where: Self.isUnfinished, [moment]))
    }

    /// How many runs ``forget(before:)`` deletes, and how many there are.
    ///
    /// - Throws: ``JournalError``.
    public func runs(before moment: Date) throws(JournalError) -> (forgettable: Int, all: Int) {
        try read { database in
            let sql = "SELECT COUNT(*) FROM run WHERE startedAt < ?1 AND NOT \(Self.isOpen)"
            let arguments: StatementArguments = [moment, moment.addingTimeInterval(-86_400)]
            let forgettable = try Int.fetchOne(database, sql: sql, arguments: arguments) ?? 0
            return (forgettable, try Int.fetchOne(database, sql: "SELECT COUNT(*) FROM run") ?? 0)
        }
    }

    /// When the oldest run began; `nil` if there is none.
    ///
    /// - Throws: ``JournalError``.
    public func oldestBeginning() throws(JournalError) -> Date? {
        try read { try Date.fetchOne($0, sql: "SELECT MIN(startedAt) FROM run") }
    }

    /// A run that was planning a day before the moment was killed.
    private static let isOpen = "(\(isUnfinished) OR state IN ('open', 'planning') AND startedAt > ?2)"

    private static let isUnfinished = "state IN ('applying', 'interrupted')"

    /// Removes from the file, and from the log beside it, what was deleted or written before.
    ///
    /// - Throws: ``JournalError``: `.busy` if another process reads the file for too long.
    func scrub() throws(JournalError) {
        try read { database in
            try database.execute(sql: "VACUUM")
            // What was written before is still in the log, until that is merged and emptied; a reader can prevent it.
            guard try Int.fetchOne(database, sql: "PRAGMA wal_checkpoint(TRUNCATE)") ?? 0 == 0 else {
                throw JournalError(code: .busy, path: path, reason: "its log can't be emptied")
            }
        }
    }
}
