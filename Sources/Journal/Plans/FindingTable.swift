import GRDB
import PortalModel

/// The tables of findings; an absent field or location is the empty text.
enum FindingTable {
    /// Counts a finding, and keeps the record that it is about, unless there are many of that finding.
    static func insert(_ diagnostic: Diagnostic, of run: RunID, into database: Database) throws {
        let finding = try database.cachedStatement(
            sql: """
                INSERT INTO finding (run, severity, code, message, field, place, count) VALUES (?, ?, ?, ?, ?, ?, 1)
                ON CONFLICT DO UPDATE SET count = count + 1 RETURNING id, count
                """
        )
        let arguments: StatementArguments = [
            run.rawValue, diagnostic.severity.rawValue, diagnostic.code.rawValue, diagnostic.message,
            diagnostic.field ?? "", diagnostic.location ?? "",
        ]
        guard let row = try Row.fetchOne(finding, arguments: arguments),
            try row.decode(forColumn: "count") <= PlanWriter.recordsPerFinding
        else { return }
        let record = try database.cachedStatement(
            sql: "INSERT INTO findingRecord (finding, number, user, line, value) VALUES (?, ?, ?, ?, ?)"
        )
        let (id, number): (Int, Int) = (try row.decode(forColumn: "id"), try row.decode(forColumn: "count"))
        try record.execute(arguments: [id, number, diagnostic.user?.rawValue, diagnostic.line, diagnostic.value])
    }
}
