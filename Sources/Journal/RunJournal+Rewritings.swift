import GRDB
public import PortalModel
import Wire

extension RunJournal {
    /// The known rewritings of values for that user, by field.
    ///
    /// - Throws: ``JournalError``.
    public func rewritings(of user: UserID) throws(JournalError) -> [String: Rewriting] {
        try read { database in
            let statement = try database.cachedStatement(
                sql: "SELECT field, sent, stored FROM rewriting WHERE user = ?"
            )
            return try Row.fetchAll(statement, arguments: [user.rawValue]).reduce(into: [:]) { known, row in
                known[try row.decode(forColumn: "field")] = Rewriting(
                    sent: try value(try row.decode(forColumn: "sent")),
                    stored: try value(try row.decode(forColumn: "stored"))
                )
            }
        }
    }

    /// The known rewritings of values for these users, by user and field; users without any are left out.
    ///
    /// - Throws: ``JournalError``.
    public func rewritings(of users: [UserID]) throws(JournalError) -> [UserID: [String: Rewriting]] {
        var known: [UserID: [String: Rewriting]] = [:]
        for user in users {
            let rewritings = try rewritings(of: user)
            if !rewritings.isEmpty { known[user] = rewritings }
        }
        return known
    }

    /// The next user with known rewritings; `nil` at the end.
    func rewrittenUser(after last: UserID?) throws(JournalError) -> UserID? {
        try read { database in
            let statement = try database.cachedStatement(sql: "SELECT MIN(user) FROM rewriting WHERE user > ?")
            return try Int.fetchOne(statement, arguments: [last?.rawValue ?? 0]).flatMap(UserID.init(rawValue:))
        }
    }

    /// Lets rewritings that a run still met be forgotten no sooner than that run.
    func renew(_ rewritings: [(user: UserID, field: String)], in run: RunID) throws(JournalError) {
        guard !rewritings.isEmpty else { return }
        try write { database in
            let statement = try database.cachedStatement(
                sql: "UPDATE rewriting SET run = ? WHERE user = ? AND field = ?"
            )
            for (user, field) in rewritings {
                try statement.execute(arguments: [run.rawValue, user.rawValue, field])
            }
        }
    }

    /// Keeps what the portal made of a change's values or that it ignored them, and gives up what it took as it was sent.
    ///
    /// An ignored or unreadable value doesn't show how the portal would store it.
    static func learn(
        from fields: [String: FieldOutcome],
        of user: UserID,
        in run: RunID,
        _ database: Database
    ) throws {
        for (name, outcome) in fields {
            var arguments: StatementArguments = [
                "run": run.rawValue, "user": user.rawValue, "field": name, "path": "$.\"\(name)\"",
            ]
            switch outcome {
            case .rewritten, .taken: try forgetIgnored(arguments, database)
            case .ignored: try keepIgnored(arguments, database)
            case .unproven: break
            }
            switch outcome {
            case .rewritten(let stored):
                arguments += ["stored": stored.json.text]
                try database.cachedStatement(
                    sql: """
                        INSERT OR REPLACE INTO rewriting (run, user, field, sent, stored)
                        SELECT run, user, :field, valuesAfter -> :path, :stored FROM change
                        WHERE run = :run AND user = :user AND valuesAfter -> :path IS NOT NULL
                        """
                ).execute(arguments: arguments)
            case .taken:
                try database.cachedStatement(
                    sql: """
                        DELETE FROM rewriting WHERE user = :user AND field = :field
                        AND sent = (SELECT valuesAfter -> :path FROM change WHERE run = :run AND user = :user)
                        """
                ).execute(arguments: arguments)
            case .ignored, .unproven: break
            }
        }
    }

    /// The value that a table holds as JSON.
    func value(_ text: String) throws -> FieldValue {
        guard let value = FieldValue(json: try JSONReader.value(from: text)) else { throw damage("a value") }
        return value
    }
}
