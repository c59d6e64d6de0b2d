import GRDB
public import PortalModel
import Wire

extension RunJournal {
    /// The next changes of a run, in ascending order of user.
    ///
    /// - Parameters:
    ///   - run: The run.
    ///   - last: The last user already seen, or `nil` to begin.
    ///   - limit: The most changes to return.
    ///   - state: The only state to return, or `nil` for all.
    /// - Returns: At most `limit` changes; fewer are the end.
    /// - Throws: ``JournalError``.
    public func changes(
        _ run: RunID,
        after last: UserID? = nil,
        limit: Int,
        state: ChangeState? = nil
    ) throws(JournalError) -> [PlannedChange] {
        try read { database in
            let statement = try database.cachedStatement(
                sql: """
                    SELECT * FROM change WHERE run = ? AND user > ? AND (? IS NULL OR state = ?) ORDER BY user LIMIT ?
                    """
            )
            return try Row.fetchAll(
                statement,
                arguments: [run.rawValue, last?.rawValue ?? 0, state?.rawValue, state?.rawValue, limit]
            ).map(plannedChange)
        }
    }

    /// Notes that changes are about to be sent.
    ///
    /// - Parameters:
    ///   - run: The run.
    ///   - users: The users whose changes those are.
    ///   - state: The state to note, usually `sending`; states with an outcome are for ``record(_:_:)``.
    /// - Throws: ``JournalError``.
    public func mark(_ run: RunID, _ users: [UserID], as state: ChangeState) throws(JournalError) {
        try write { database in
            let statement = try database.cachedStatement(
                sql: "UPDATE change SET state = ?, outcome = NULL WHERE run = ? AND user = ?"
            )
            for user in users {
                try statement.execute(arguments: [state.rawValue, run.rawValue, user.rawValue])
            }
        }
    }

    /// Records what became of changes, and with it their state.
    ///
    /// - Throws: ``JournalError``.
    public func record(_ run: RunID, _ outcomes: [(UserID, Outcome)]) throws(JournalError) {
        try write { database in
            let statement = try database.cachedStatement(
                sql: "UPDATE change SET state = ?, outcome = ? WHERE run = ? AND user = ?"
            )
            for (user, outcome) in outcomes {
                try statement.execute(
                    arguments: [outcome.state.rawValue, outcome.json.text, run.rawValue, user.rawValue]
                )
            }
        }
    }

    private func plannedChange(_ row: Row) throws -> PlannedChange {
        guard let change = ChangeRow(row).change, let state = ChangeState(rawValue: row["state"]) else {
            throw damage("a change")
        }
        guard let text: String = row["outcome"] else { return PlannedChange(change, state: state) }
        guard let outcome = Outcome(json: try JSONReader.value(from: text), state: state) else {
            throw damage("an outcome")
        }
        return PlannedChange(change, state: state, outcome: outcome)
    }
}
