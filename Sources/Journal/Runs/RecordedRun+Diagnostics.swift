import GRDB
public import PortalModel

extension RecordedRun {
    /// The diagnostics, gathered: the errors first, then the warnings, and of each the most frequent first.
    ///
    /// Before them comes why calls of a program failed at the portal, and behind them whom it has added.
    ///
    /// - Parameters:
    ///   - limit: The most groups to return; a script may give every record a message of its own.
    ///   - examples: The most records to name of each, up to ``PlanWriter/recordsPerFinding``.
    /// - Returns: At most `limit` groups, with the full count of each.
    /// - Throws: ``JournalError``.
    public func diagnostics(
        limit: Int = 1_000,
        examples: Int = 3
    ) throws(JournalError) -> [GroupedDiagnostic] {
        try journal.write { database in
            let failures = try failures(limit: limit, examples: examples, in: database)
            let rows = try Row.fetchAll(
                database,
                sql: """
                    SELECT * FROM finding WHERE run = ?
                    ORDER BY CASE severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END, count DESC, id LIMIT ?
                    """,
                arguments: [id.rawValue, limit - failures.count]
            )
            let found = try rows.map { row in
                var group = try gathered(row)
                group.examples = try records(of: try row.decode(forColumn: "id"), limit: examples, in: database)
                return group
            }
            return try Array((failures + found + additions(examples: examples, in: database)).prefix(limit))
        }
    }

    func gathered(_ row: Row) throws -> GroupedDiagnostic {
        guard let severity = Diagnostic.Severity(rawValue: try row.decode(forColumn: "severity")) else {
            throw journal.damage("a diagnostic")
        }
        let field: String = try row.decode(forColumn: "field")
        let location: String = try row.decode(forColumn: "place")
        return GroupedDiagnostic(
            severity,
            DiagnosticCode(rawValue: try row.decode(forColumn: "code")),
            try row.decode(forColumn: "message"),
            field: field.isEmpty ? nil : field,
            location: location.isEmpty ? nil : location,
            count: try row.decode(forColumn: "count")
        )
    }

    private func records(of finding: Int, limit: Int, in database: Database) throws -> [GroupedDiagnostic.Example] {
        let statement = try database.cachedStatement(
            sql: "SELECT user, line, value FROM findingRecord WHERE finding = ? ORDER BY number LIMIT ?"
        )
        return try Row.fetchAll(statement, arguments: [finding, limit]).map { row in
            let user: Int? = try row.decode(forColumn: "user")
            return GroupedDiagnostic.Example(
                user: user.flatMap(UserID.init(rawValue:)),
                line: try row.decode(forColumn: "line"),
                value: try row.decode(forColumn: "value")
            )
        }
    }
}
