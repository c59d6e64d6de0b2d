public import Foundation
import GRDB
import Wire

extension RunJournal {
    /// Enters a new run, in the state `planning`.
    ///
    /// - Throws: ``JournalError``.
    public func begin(_ header: RunHeader) throws(JournalError) -> RunID {
        try write { database in
            try database.execute(
                sql: """
                    INSERT INTO run (portal, scripts, input, isDryRun, startedAt, state) VALUES (?, ?, ?, ?, ?, ?)
                    """,
                arguments: [
                    header.portal, Self.json(header.scripts).text, header.input, header.isDryRun, header.startedAt,
                    RunState.planning.rawValue,
                ]
            )
            return RunID(rawValue: Int(database.lastInsertedRowID))
        }
    }

    /// Notes how a run ended and when.
    ///
    /// - Throws: ``JournalError``.
    public func finish(_ run: RunID, state: RunState, at moment: Date) throws(JournalError) {
        try write { database in
            try database.execute(
                sql: "UPDATE run SET state = ?, finishedAt = ? WHERE id = ?",
                arguments: [state.rawValue, moment, run.rawValue]
            )
        }
    }

    /// The last runs, the latest first.
    ///
    /// - Throws: ``JournalError``.
    public func runs(limit: Int) throws(JournalError) -> [Run] {
        try read { database in
            try Row.fetchAll(database, sql: "SELECT * FROM run ORDER BY id DESC LIMIT ?", arguments: [limit])
                .map(run)
        }
    }

    private func run(_ row: Row) throws -> Run {
        guard let state = RunState(rawValue: row["state"]) else { throw damage("a run's state") }
        let header = RunHeader(
            scripts: try scripts(row["scripts"]),
            portal: row["portal"],
            input: row["input"],
            isDryRun: row["isDryRun"],
            startedAt: row["startedAt"]
        )
        return Run(id: RunID(rawValue: row["id"]), header: header, state: state, finishedAt: row["finishedAt"])
    }

    private static func json(_ scripts: [RunHeader.Script]) -> JSONValue {
        .array(scripts.map { ["name": .string($0.name), "sha256": .string($0.sha256)] })
    }

    private func scripts(_ text: String) throws -> [RunHeader.Script] {
        guard let elements = try JSONReader.value(from: text).arrayValue else { throw damage("a run's scripts") }
        return try elements.map { element in
            guard let name = element["name"]?.stringValue, let sha256 = element["sha256"]?.stringValue else {
                throw damage("a run's scripts")
            }
            return RunHeader.Script(name: name, sha256: sha256)
        }
    }

    /// The error for what this program never writes.
    func damage(_ what: String) -> JournalError {
        JournalError(code: .damaged, path: path, reason: "\(what) can't be read")
    }
}
