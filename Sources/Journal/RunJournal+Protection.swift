import GRDB
public import PortalModel

extension RunJournal {
    /// Whom the entries of `protect` were found to name so far, by the entry's key; nobody for a field.
    ///
    /// - Throws: ``JournalError``.
    public func protected() throws(JournalError) -> [String: Set<UserID>] {
        try read { database in
            try Row.fetchAll(database, sql: "SELECT entry, user FROM protection").reduce(into: [:]) { known, row in
                let user = UserID(rawValue: try row.decode(forColumn: "user"))
                known[try row.decode(forColumn: "entry"), default: []].formUnion(user.map { [$0] } ?? [])
            }
        }
    }

    /// Remembers whom entries name, in addition to whom they named before.
    ///
    /// - Parameter matches: An entry's key to its users; to nobody for a field.
    /// - Throws: ``JournalError``.
    public func remember(protected matches: [String: Set<UserID>]) throws(JournalError) {
        guard !matches.isEmpty else { return }
        try write { database in
            let statement = try database.cachedStatement(sql: "INSERT OR IGNORE INTO protection VALUES (?, ?)")
            for (entry, users) in matches {
                for user in users.isEmpty ? [0] : users.map(\.rawValue) {
                    try statement.execute(arguments: [entry, user])
                }
            }
        }
    }
}
