import GRDB
import PortalModel

extension RecordedRun {
    /// How many calls of a program's run ended in which way, such as `taken` or `refused`; none of another run.
    ///
    /// - Throws: ``JournalError``.
    public func callCounts() throws(JournalError) -> [String: Int] {
        try journal.read { database in
            let sql = "SELECT kind, count FROM callCount WHERE run = ?"
            return try Row.fetchAll(database, sql: sql, arguments: [id.rawValue]).reduce(into: [:]) { counts, row in
                counts[try row.decode(forColumn: "kind")] = try row.decode(forColumn: "count")
            }
        }
    }
}
