import GRDB
import PortalModel

extension RecordedRun {
    /// Makes the hash of the plan, which must be complete, and keeps it.
    ///
    /// - Returns: 64 hexadecimal digits; see ``PlanFile``.
    /// - Throws: ``JournalError``.
    public func stampPlan() throws(JournalError) -> String {
        try journal.write { database in
            guard let row = try Row.fetchOne(database, sql: "SELECT * FROM run WHERE id = ?", arguments: [id.rawValue])
            else { throw journal.damage("a run") }
            if let sha256: String = try row.decode(forColumn: "planSHA256") { return sha256 }
            let sha256 = try planSHA256(on: try row.decode(forColumn: "portal"), in: database)
            try database.execute(
                sql: "UPDATE run SET planSHA256 = ? WHERE id = ?",
                arguments: [sha256, id.rawValue]
            )
            return sha256
        }
    }

    /// The hash that the same plan would have on a portal of another name.
    ///
    /// - Throws: ``JournalError``.
    public func planSHA256(on portal: String) throws(JournalError) -> String {
        try journal.read { try planSHA256(on: portal, in: $0) }
    }

    private func planSHA256(on portal: String, in database: Database) throws -> String {
        var digest = PlanDigest(portal: portal)
        let rows = try rows(in: database)
        while let row = try rows.next() { digest.add(try ChangeRow(row).planLine) }
        return digest.sha256
    }

    /// Writes the plan, which must be complete, in the form of a ``PlanFile``.
    ///
    /// - Parameter write: Takes the bytes, a line at a time.
    /// - Throws: ``JournalError``, or what `write` throws.
    public func writePlan(_ write: ([UInt8]) throws -> Void) throws {
        guard let whole = try current() else { throw journal.damage("a run") }
        let sha256 = try stampPlan()
        var file = PlanDigest()
        func put(_ line: String) throws {
            file.add(line)
            try write(Array((line + "\n").utf8))
        }
        try put(PlanFile.header(of: whole))
        var count = 0
        // An error of the sink is not one of the journal.
        var failure: (any Error)?
        try journal.read { database in
            let rows = try rows(in: database)
            while failure == nil, let row = try rows.next() {
                let line = try ChangeRow(row).planLine
                do { try put(line) } catch { failure = error }
                count += 1
            }
        }
        if let failure { throw failure }
        try put(PlanFile.end(changes: count, sha256: sha256, fileSHA256: file.sha256))
    }

    /// All changes, row by row, except those of people who were forgotten.
    private func rows(in database: Database) throws -> RowCursor {
        try Row.fetchCursor(
            database,
            sql: "SELECT * FROM change WHERE run = ? AND user > 0 ORDER BY user",
            arguments: [id.rawValue]
        )
    }
}
