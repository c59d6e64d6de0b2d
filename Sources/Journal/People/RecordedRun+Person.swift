import GRDB
public import PortalModel
import Wire

extension RecordedRun {
    /// The change of one user; `nil` if there is none.
    ///
    /// - Throws: ``JournalError``.
    public func change(of user: UserID) throws(JournalError) -> PlannedChange? {
        try journal.read { database in
            let sql = "SELECT * FROM change WHERE run = ? AND user = ?"
            return try Row.fetchOne(database, sql: sql, arguments: [id.rawValue, user.rawValue]).map(plannedChange)
        }
    }

    /// What was found about one user, each record as a finding of its own.
    ///
    /// - Throws: ``JournalError``.
    public func diagnostics(of user: UserID) throws(JournalError) -> [GroupedDiagnostic] {
        try journal.read { database in
            let sql = """
                SELECT finding.*, findingRecord.line, value FROM finding JOIN findingRecord ON finding = finding.id
                WHERE run = ? AND user = ? ORDER BY finding.id, number
                """
            let found = try Row.fetchAll(database, sql: sql, arguments: [id.rawValue, user.rawValue]).map { row in
                var group = try gathered(row)
                group.count = 1
                group.examples = [
                    .init(
                        user: user,
                        line: try row.decode(forColumn: "line"),
                        value: try row.decode(forColumn: "value")
                    )
                ]
                return group
            }
            return try failures(of: user, in: database) + found + additions(user, examples: 1, in: database)
        }
    }

    /// How many changes of forgotten people reached the portal, as far as known, and how many values those had.
    ///
    /// - Parameter fields: The only fields to count; `nil` for all.
    /// - Returns: Both numbers.
    /// - Throws: ``JournalError``.
    public func forgottenAndSent(fields: Set<String>? = nil) throws(JournalError) -> (people: Int, values: Int) {
        try journal.read { database in
            let sql = """
                SELECT COUNT(DISTINCT user) AS people, COUNT(*) AS valueCount FROM change, json_each(valuesAfter) AS field
                WHERE run = ?1 AND user < 0 AND tries > 0 AND state IN (?2, ?3)
                    AND (?4 IS NULL OR field.key IN (SELECT value FROM json_each(?4)))
                """
            let names = fields.map { JSONValue.array($0.sorted().map { .string($0) }).text }
            let states = [ChangeState.sending.rawValue, ChangeState.applied.rawValue]
            let row = try Row.fetchOne(database, sql: sql, arguments: [id.rawValue, states[0], states[1], names])
            return (row?["people"] ?? 0, row?["valueCount"] ?? 0)
        }
    }
}
