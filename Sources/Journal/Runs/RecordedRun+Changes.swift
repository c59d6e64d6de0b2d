import GRDB
public import PortalModel
import Wire

extension RecordedRun {
    /// The next changes, in ascending order of user.
    ///
    /// - Parameters:
    ///   - last: The last user already seen, or `nil` to begin.
    ///   - limit: The most changes to return.
    ///   - state: The only state to return, or `nil` for all.
    ///   - assumesCountry: Whether to return only those that assume a country for a number, or only the others; `nil` for all.
    /// - Returns: At most `limit` changes; fewer are the end.
    /// - Throws: ``JournalError``.
    public func changes(
        after last: UserID? = nil,
        limit: Int,
        state: ChangeState? = nil,
        assumingCountry assumesCountry: Bool? = nil
    ) throws(JournalError) -> [PlannedChange] {
        try journal.read { database in
            let statement = try database.cachedStatement(
                sql: """
                    SELECT * FROM change
                    WHERE run = ?1 AND user > ?2 AND (?3 IS NULL OR state = ?3) AND (?4 IS NULL OR (assumed <> '') = ?4)
                    ORDER BY user LIMIT ?5
                    """
            )
            return try Row.fetchAll(
                statement,
                arguments: [id.rawValue, last?.rawValue ?? 0, state?.rawValue, assumesCountry, limit]
            ).map(plannedChange)
        }
    }

    /// The groups that the changes are in by the fields that they change: first those that assume no country, the largest first.
    ///
    /// - Throws: ``JournalError``.
    public func groups() throws(JournalError) -> [ChangeGroup] {
        try journal.read { database in
            let sql = """
                SELECT fields, assumed <> '' AS assumes, COUNT(*) AS count FROM change
                WHERE run = ? AND user > 0 GROUP BY fields, assumes
                ORDER BY assumes, count DESC, fields
                """
            return try Row.fetchAll(database, sql: sql, arguments: [id.rawValue]).map { row in
                ChangeGroup(
                    key: try row.decode(forColumn: "fields"),
                    assumesCountry: try row.decode(forColumn: "assumes"),
                    count: try row.decode(forColumn: "count")
                )
            }
        }
    }

    /// The next changes of a group, in ascending order of user.
    ///
    /// - Parameters:
    ///   - group: The group; see ``groups()``.
    ///   - last: The last user already seen, or `nil` to begin.
    ///   - limit: The most changes to return.
    /// - Returns: At most `limit` changes; fewer are the end.
    /// - Throws: ``JournalError``.
    public func changes(
        in group: ChangeGroup,
        after last: UserID? = nil,
        limit: Int
    ) throws(JournalError) -> [PlannedChange] {
        try journal.read { database in
            let statement = try database.cachedStatement(
                sql: """
                    SELECT * FROM change WHERE run = ? AND fields = ? AND (assumed <> '') = ? AND user > ?
                    ORDER BY user LIMIT ?
                    """
            )
            return try Row.fetchAll(
                statement,
                arguments: [id.rawValue, group.key, group.assumesCountry, last?.rawValue ?? 0, limit]
            ).map(plannedChange)
        }
    }

    /// Whether there is a change of that user.
    ///
    /// - Throws: ``JournalError``.
    public func hasChange(of user: UserID) throws(JournalError) -> Bool {
        try journal.read { database in
            let sql = "SELECT EXISTS (SELECT 1 FROM change WHERE run = ? AND user = ?)"
            return try Bool.fetchOne(database, sql: sql, arguments: [id.rawValue, user.rawValue]) ?? false
        }
    }

    /// The next changes that are in none of these groups, in ascending order of user.
    ///
    /// - Parameters:
    ///   - groups: The groups to leave out.
    ///   - assumesCountry: Whether to return those that assume a country for a number, or the others.
    ///   - last: The last user already seen, or `nil` to begin.
    ///   - limit: The most changes to return.
    /// - Returns: At most `limit` changes; fewer are the end.
    /// - Throws: ``JournalError``.
    public func changes(
        outside groups: [ChangeGroup],
        assumingCountry assumesCountry: Bool,
        after last: UserID? = nil,
        limit: Int
    ) throws(JournalError) -> [PlannedChange] {
        let keys = JSONValue.array(
            groups.filter { $0.assumesCountry == assumesCountry }.map { .string($0.key) }
        ).text
        return try journal.read { database in
            let statement = try database.cachedStatement(
                sql: """
                    SELECT * FROM change
                    WHERE run = ? AND fields NOT IN (SELECT value FROM json_each(?)) AND (assumed <> '') = ? AND user > ?
                    ORDER BY user LIMIT ?
                    """
            )
            return try Row.fetchAll(
                statement,
                arguments: [id.rawValue, keys, assumesCountry, last?.rawValue ?? 0, limit]
            ).map(plannedChange)
        }
    }

    /// Notes that changes are about to be sent.
    ///
    /// - Parameter users: The users whose changes those are.
    /// - Throws: ``JournalError``.
    public func markSending(_ users: [UserID]) throws(JournalError) {
        try journal.write { database in
            let statement = try database.cachedStatement(
                sql: "UPDATE change SET state = ?, outcome = NULL, tries = tries + 1 WHERE run = ? AND user = ?"
            )
            for user in users {
                try statement.execute(arguments: [ChangeState.sending.rawValue, id.rawValue, user.rawValue])
            }
        }
    }

    /// Records the outcomes of changes, their states, and how the portal stores values.
    ///
    /// - Throws: ``JournalError``.
    public func record(_ outcomes: [(UserID, Outcome)]) throws(JournalError) {
        try journal.write { database in
            let statement = try database.cachedStatement(
                sql: "UPDATE change SET state = ?, outcome = ? WHERE run = ? AND user = ?"
            )
            for (user, outcome) in outcomes {
                try statement.execute(
                    arguments: [outcome.state.rawValue, outcome.json.text, id.rawValue, user.rawValue]
                )
                if case .applied(let fields) = outcome {
                    try RunJournal.learn(from: fields, of: user, in: id, database)
                }
            }
        }
    }

    /// Calls users of the plan by other names; a hash that the plan has been stamped with stays.
    ///
    /// - Throws: ``JournalError``.
    public func rename(_ names: [UserID: String]) throws(JournalError) {
        guard !names.isEmpty else { return }
        try journal.write { database in
            let statement = try database.cachedStatement(
                sql: "UPDATE change SET person = ? WHERE run = ? AND user = ?"
            )
            for (user, name) in names { try statement.execute(arguments: [name, id.rawValue, user.rawValue]) }
        }
    }

    /// The change that a row of the table holds.
    func plannedChange(_ row: Row) throws -> PlannedChange {
        guard let change = try ChangeRow(row).change,
            let state = ChangeState(rawValue: try row.decode(forColumn: "state"))
        else {
            throw journal.damage("a change")
        }
        let tries: Int = try row.decode(forColumn: "tries")
        guard let text: String = try row.decode(forColumn: "outcome") else {
            return PlannedChange(change, state: state, tries: tries)
        }
        guard let outcome = Outcome(json: try JSONReader.value(from: text), state: state) else {
            throw journal.damage("an outcome")
        }
        return PlannedChange(change, state: state, outcome: outcome, tries: tries)
    }
}
