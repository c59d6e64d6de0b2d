import GRDB
public import PortalModel

/// What the run's scripts said, and what somebody said about the run.
extension RecordedRun {
    /// Keeps the texts of the run's scripts, each once for all runs; of one without a text, the text that another run kept.
    ///
    /// - Parameter scripts: The scripts, and the modules that they require; there are none yet.
    /// - Throws: ``JournalError``.
    public func keep(_ scripts: [ScriptText]) throws(JournalError) {
        try journal.write { database in
            for (number, script) in scripts.enumerated() {
                if let text = script.text {
                    try database.execute(
                        sql: "INSERT OR IGNORE INTO script (sha256, text) VALUES (?, ?)",
                        arguments: [script.sha256, text]
                    )
                }
                try database.execute(
                    sql: "INSERT INTO runScript (run, number, name, sha256) VALUES (?, ?, ?, ?)",
                    arguments: [id.rawValue, number, script.name.verbatim, script.sha256]
                )
            }
        }
    }

    /// The run's scripts and modules in the order in which they were kept; none in runs of earlier versions.
    ///
    /// - Throws: ``JournalError``.
    public func scripts() throws(JournalError) -> [ScriptText] {
        try journal.read { database in
            let sql = """
                SELECT name, sha256, text FROM runScript LEFT JOIN script USING (sha256) WHERE run = ? ORDER BY number
                """
            return try Row.fetchAll(database, sql: sql, arguments: [id.rawValue]).map { row in
                ScriptText(
                    name: ForeignText(try row.decode(forColumn: "name") as String),
                    sha256: try row.decode(forColumn: "sha256"),
                    text: try row.decode(forColumn: "text")
                )
            }
        }
    }

    /// Adds what somebody says about the run when it goes on to what was said when it began.
    ///
    /// - Parameters:
    ///   - purpose: What for.
    ///   - person: Who goes on with it.
    /// - Throws: ``JournalError``.
    public func note(purpose: ForeignText?, person: ForeignText?) throws(JournalError) {
        try journal.write { database in
            for (column, text) in [("purpose", purpose), ("person", person)] {
                guard let text else { continue }
                try database.execute(
                    sql: """
                        UPDATE run SET \(column) = CASE
                            WHEN \(column) IS NULL THEN ?1 WHEN \(column) = ?1 THEN \(column) ELSE \(column) || '; ' || ?1 END
                        WHERE id = ?2
                        """,
                    arguments: [text.verbatim, id.rawValue]
                )
            }
        }
    }
}
