import GRDB
public import PortalModel

/// A portal that was renamed keeps its journal.
extension RunJournal {
    /// What the journal knows of a user by which another portal can be told from the same one.
    public struct KnownUser: Hashable, Sendable {
        /// The user.
        public var id: UserID
        /// The addresses and names that runs have recorded, in small letters.
        public var texts: Set<String>
    }

    /// Users of the latest runs, with what was recorded of their addresses and names.
    ///
    /// - Parameter limit: The most users to return.
    /// - Returns: The users in ascending order of id.
    /// - Throws: ``JournalError``.
    public func knownUsers(limit: Int) throws(JournalError) -> [KnownUser] {
        try read { database in
            let sql = """
                SELECT user, person, CAST(json_extract(valuesBefore, '$.EMAIL') AS TEXT) AS before,
                    CAST(json_extract(valuesAfter, '$.EMAIL') AS TEXT) AS after
                FROM change WHERE user IN (
                    SELECT user FROM change WHERE user > 0 GROUP BY user ORDER BY MAX(run) DESC, user LIMIT ?
                )
                """
            let rows = try Row.fetchAll(database, sql: sql, arguments: [limit])
            var known: [UserID: Set<String>] = [:]
            for row in rows {
                guard let id = UserID(rawValue: try row.decode(forColumn: "user")) else { continue }
                let texts: [String?] = [
                    try row.decode(forColumn: "person"), try row.decode(forColumn: "before"),
                    try row.decode(forColumn: "after"),
                ]
                known[id, default: []].formUnion(texts.compactMap { $0?.lowercased() })
            }
            return known.map { KnownUser(id: $0.key, texts: $0.value) }.sorted { $0.id < $1.id }
        }
    }

    /// Gives all runs the portal's new name, and remembers the old one.
    ///
    /// - Returns: How many runs there are.
    /// - Throws: ``JournalError``: `.busy` if another process sends changes.
    public func rename(from old: String, to new: String) throws(JournalError) -> Int {
        try withNobodySending { () throws(JournalError) in
            let count = try write { database in
                try database.execute(sql: "UPDATE run SET portal = ?", arguments: [new])
                let count = database.changesCount
                try database.execute(sql: "INSERT OR IGNORE INTO formerName (name) VALUES (?)", arguments: [old])
                return count
            }
            // The file can be moved without its log.
            try scrub()
            return count
        }
    }

    /// The names that the portal had before.
    ///
    /// - Throws: ``JournalError``.
    public func formerNames() throws(JournalError) -> [String] {
        try read { try String.fetchAll($0, sql: "SELECT name FROM formerName ORDER BY name") }
    }
}
