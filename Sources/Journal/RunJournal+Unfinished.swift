import GRDB
public import PortalModel

/// What is left to do of a run: a change that is planned, that is on its way, or that the portal said `true` to and that wasn't
/// read back yet.
extension RunJournal {
    /// The next unfinished changes of a run, in ascending order of user.
    ///
    /// - Parameters:
    ///   - run: The run.
    ///   - last: The last user already seen, or `nil` to begin.
    ///   - limit: The most changes to return.
    /// - Returns: At most `limit` changes; fewer are the end.
    /// - Throws: ``JournalError``.
    public func unfinished(
        _ run: RunID,
        after last: UserID? = nil,
        limit: Int
    ) throws(JournalError) -> [PlannedChange] {
        try read { database in
            let statement = try database.cachedStatement(
                sql: "SELECT * FROM change WHERE run = ? AND user > ? AND \(Self.isUnfinished) ORDER BY user LIMIT ?"
            )
            return try Row.fetchAll(statement, arguments: [run.rawValue, last?.rawValue ?? 0, limit]).map(plannedChange)
        }
    }

    /// How many changes of a run are unfinished, and how many of those may have reached the portal.
    ///
    /// - Throws: ``JournalError``.
    public func unfinishedCounts(_ run: RunID) throws(JournalError) -> (all: Int, perhapsSent: Int) {
        try read { database in
            let row = try Row.fetchOne(
                database,
                sql: """
                    SELECT COUNT(*), COUNT(*) FILTER (WHERE state <> 'planned') FROM change
                    WHERE run = ? AND \(Self.isUnfinished)
                    """,
                arguments: [run.rawValue]
            )
            return (row?[0] ?? 0, row?[1] ?? 0)
        }
    }

    /// What was read back has the outcome of at least one field.
    private static let isUnfinished = "(state IN ('planned', 'sending') OR state = 'applied' AND outcome = '{}')"
}
