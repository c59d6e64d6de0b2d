import GRDB
public import PortalModel
import Wire

/// Values that were sent and that the portal ignored: it answered `true` and kept the old value.
extension RunJournal {
    /// What to report of a change's values that the portal ignored when they were last sent: a finding for each field.
    ///
    /// - Throws: ``JournalError``.
    public func findings(onIgnored change: Change, in schema: Schema) throws(JournalError) -> [Diagnostic] {
        let known = try ignoredValues(of: change.user)
        return schema.sorted(change.after.keys).compactMap { name in
            guard let ignored = known[name], let field = schema[name], field.means(ignored.value, change.after[name])
            else { return nil }
            let message = "the portal ignored this value in run \(ignored.run); it is sent again"
            return Diagnostic(.notice, .ignoredBefore, message, field: name, user: change.user)
        }
    }

    /// The next user with an ignored value; `nil` at the end.
    func userWithIgnoredValue(after last: UserID?) throws(JournalError) -> UserID? {
        try read { database in
            let statement = try database.cachedStatement(sql: "SELECT MIN(user) FROM ignoredValue WHERE user > ?")
            return try Int.fetchOne(statement, arguments: [last?.rawValue ?? 0]).flatMap(UserID.init(rawValue:))
        }
    }

    private func ignoredValues(of user: UserID) throws(JournalError) -> [String: (value: FieldValue, run: Int)] {
        try read { database in
            let statement = try database.cachedStatement(
                sql: "SELECT field, sent, run FROM ignoredValue WHERE user = ?"
            )
            return try Row.fetchAll(statement, arguments: [user.rawValue]).reduce(into: [:]) { known, row in
                known[try row.decode(forColumn: "field")] = (
                    try value(try row.decode(forColumn: "sent")), try row.decode(forColumn: "run")
                )
            }
        }
    }

    /// Keeps a change's value that the portal ignored.
    static func keepIgnored(_ field: StatementArguments, _ database: Database) throws {
        try database.cachedStatement(
            sql: """
                INSERT OR REPLACE INTO ignoredValue (run, user, field, sent)
                SELECT run, user, :field, valuesAfter -> :path FROM change
                WHERE run = :run AND user = :user AND valuesAfter -> :path IS NOT NULL
                """
        ).execute(arguments: field)
    }

    /// Gives up a value that the portal has taken over, in whatever form.
    static func forgetIgnored(_ field: StatementArguments, _ database: Database) throws {
        try database.cachedStatement(
            sql: """
                DELETE FROM ignoredValue WHERE user = :user AND field = :field
                AND sent = (SELECT valuesAfter -> :path FROM change WHERE run = :run AND user = :user)
                """
        ).execute(arguments: field)
    }
}
