import GRDB
public import PortalModel

/// What is left to do: a change that is planned, that is on its way, or that the portal said `true` to and that wasn't
/// read back yet.
extension RecordedRun {
    /// The next changes that have not come to their end, in ascending order of user.
    ///
    /// - Parameters:
    ///   - last: The last user already seen, or `nil` to begin.
    ///   - limit: The most changes to return.
    /// - Returns: At most `limit` changes; fewer are the end.
    /// - Throws: ``JournalError``.
    public func unfinished(
        after last: UserID? = nil,
        limit: Int
    ) throws(JournalError) -> [PlannedChange] {
        try journal.read { database in
            let statement = try database.cachedStatement(
                sql: "SELECT * FROM change WHERE run = ? AND user > ? AND \(Self.isUnfinished) ORDER BY user LIMIT ?"
            )
            return try Row.fetchAll(statement, arguments: [id.rawValue, last?.rawValue ?? 0, limit]).map(plannedChange)
        }
    }

    /// How many changes have not come to their end, and how many of those may have reached the portal.
    ///
    /// - Throws: ``JournalError``.
    public func unfinishedCounts() throws(JournalError) -> (all: Int, perhapsSent: Int) {
        try journal.read { database in
            let row = try Row.fetchOne(
                database,
                sql: """
                    SELECT COUNT(*), COUNT(*) FILTER (WHERE state <> 'planned') FROM change
                    WHERE run = ? AND \(Self.isUnfinished)
                    """,
                arguments: [id.rawValue]
            )
            return (row?[0] ?? 0, row?[1] ?? 0)
        }
    }

    /// What was read back has the outcome of at least one field.
    ///
    /// What was planned for a person who was forgotten can't be sent any more.
    static let isUnfinished = "(user > 0 AND (state IN ('planned', 'sending') OR state = 'applied' AND outcome = '{}'))"
}
