import GRDB
public import PortalModel

/// From when on changes are sent, and which earlier runs can't go on then.
extension RecordedRun {
    /// Notes that changes are on their way from now on, and that the run supersedes earlier ones that were interrupted.
    ///
    /// - Returns: The runs that can't be resumed any more, or `nil` if this one may not be applied: it was already, it is
    ///   superseded itself, or the gateway sends it.
    /// - Throws: ``JournalError``.
    @discardableResult
    public func beginApplying() throws(JournalError) -> [RunID]? {
        try journal.write { database in
            try database.execute(
                sql: "UPDATE run SET state = 'applying', finishedAt = NULL WHERE id = ? AND state NOT IN (?, ?, ?)",
                arguments: [
                    id.rawValue, RunState.applied.rawValue, RunState.superseded.rawValue, RunState.open.rawValue,
                ]
            )
            guard database.changesCount > 0 else { return nil }
            return try supersede(where: "TRUE", database)
        }
    }

    /// Notes that the run found nothing left to change, so that earlier ones of the same scripts that were interrupted are superseded.
    ///
    /// - Returns: The runs that can't be resumed any more.
    /// - Throws: ``JournalError``.
    public func noteNothingLeft() throws(JournalError) -> [RunID] {
        try journal.write { database in
            let isAlike = "(origin, undoes, scripts) IS (SELECT origin, undoes, scripts FROM run WHERE id = ?1)"
            return try supersede(where: isAlike, database)
        }
    }

    private func supersede(where condition: String, _ database: Database) throws -> [RunID] {
        let sql = """
            UPDATE run SET state = 'superseded', supersededBy = ?1
            WHERE state = 'interrupted' AND id < ?1 AND \(condition) RETURNING id
            """
        return try Int.fetchAll(database, sql: sql, arguments: [id.rawValue]).sorted().map(RunID.init)
    }
}
