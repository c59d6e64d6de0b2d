public import Foundation
import GRDB
public import PortalModel

/// What there is to count in a journal; nothing of it is about a person, a portal or a script.
public struct JournalFigures: Sendable {
    /// The version of SQLite, such as `3.40.1`; `nil` if it can't be asked.
    public static var libraryVersion: String? {
        try? DatabaseQueue().read { try String.fetchOne($0, sql: "SELECT sqlite_version()") }
    }

    /// The size of the file in bytes.
    public let bytes: Int
    /// How many steps its form has taken.
    public let version: Int
    /// How many runs are in each state.
    public let runs: [RunState: Int]
    /// When the oldest run began; `nil` if there is none.
    public let oldest: Date?

    /// Reads a journal without changing it.
    ///
    /// - Throws: ``JournalError``.
    public init(path: String) throws(JournalError) {
        do {
            var configuration = Configuration()
            configuration.readonly = true
            let counted = try DatabaseQueue(path: path, configuration: configuration).read { database in
                (
                    version: try Int.fetchOne(database, sql: "SELECT count(*) FROM grdb_migrations"),
                    runs: try Row.fetchAll(database, sql: "SELECT state, count(*) AS count FROM run GROUP BY state"),
                    oldest: try Date.fetchOne(database, sql: "SELECT min(startedAt) FROM run")
                )
            }
            bytes = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
            version = counted.version ?? 0
            runs = try counted.runs.reduce(into: [:]) { runs, row in
                guard let state = RunState(rawValue: try row.decode(forColumn: "state")) else { return }
                runs[state] = try row.decode(forColumn: "count")
            }
            oldest = counted.oldest
        } catch {
            throw JournalError(error, path: path)
        }
    }
}
