import GRDB
public import PortalModel

extension RunJournal {
    /// In how many of the latest runs a name is looked for.
    private static let mostRuns = 50

    /// The names of users as the latest runs had them; who was in none of them is absent.
    ///
    /// - Throws: ``JournalError``.
    public func names(of users: some Sequence<UserID>) throws(JournalError) -> [UserID: String] {
        try read { database in
            let statement = try database.cachedStatement(
                sql: """
                    SELECT person FROM (
                        SELECT run, person FROM change
                        WHERE user = ?1 AND run IN (SELECT id FROM run ORDER BY id DESC LIMIT ?2)
                        UNION ALL
                        SELECT run, person FROM reason
                        WHERE user = ?1 AND run IN (SELECT id FROM run ORDER BY id DESC LIMIT ?2)
                    ) WHERE person <> '' ORDER BY run DESC LIMIT 1
                    """
            )
            var names: [UserID: String] = [:]
            for user in users {
                names[user] = try String.fetchOne(statement, arguments: [user.rawValue, Self.mostRuns])
            }
            return names
        }
    }
}
