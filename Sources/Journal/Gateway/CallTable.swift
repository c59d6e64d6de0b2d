import GRDB
import PortalModel
import Wire

/// The table of calls.
enum CallTable {
    /// What is true of a call whose answer isn't known; an index is on these words.
    static let isOpen = "state IN ('sending', 'unanswered')"

    /// The columns, with those that ``ChangeRow`` reads in addition.
    static let columns = "*, NULL AS line, '' AS places"

    /// Enters a call: one on its way with its values, any other one without.
    static func insert(
        _ call: ClientCall,
        as state: CallState = .sending,
        into database: Database
    ) throws -> CallID {
        var row = ChangeRow(call.change)
        if state != .sending { (row.person, row.before, row.after) = ("", "{}", "{}") }
        let statement = try database.cachedStatement(
            sql: """
                INSERT INTO call
                    (run, user, person, at, fields, valuesBefore, valuesAfter, unseen, assumed, state, isOvertaken)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        )
        try statement.execute(
            arguments: [
                call.run.rawValue, row.user, row.person, call.at, row.fields, row.before, row.after, row.unseen,
                row.assumed, state.rawValue, call.isOvertaken,
            ]
        )
        return CallID(rawValue: Int(database.lastInsertedRowID))
    }

    /// The row of a call whose answer isn't known; `nil` if it has ended, or is gone.
    static func open(_ id: CallID, in database: Database) throws -> Row? {
        let sql = "SELECT \(columns) FROM call WHERE id = ? AND \(isOpen)"
        return try Row.fetchOne(try database.cachedStatement(sql: sql), arguments: [id.rawValue])
    }

    /// Notes what a call changes, now that its user was seen; one that changes nothing is no record.
    static func see(_ id: CallID, _ change: Change, in database: Database) throws {
        guard !change.after.isEmpty else {
            let statement = try database.cachedStatement(sql: "DELETE FROM call WHERE id = ? AND \(isOpen)")
            return try statement.execute(arguments: [id.rawValue])
        }
        let row = ChangeRow(change)
        let statement = try database.cachedStatement(
            sql: """
                UPDATE call SET person = ?, fields = ?, valuesBefore = ?, valuesAfter = ?, unseen = ?
                WHERE id = ? AND \(isOpen)
                """
        )
        try statement.execute(
            arguments: [row.person, row.fields, row.before, row.after, row.unseen, id.rawValue]
        )
    }

    /// Notes that no answer came, which keeps what the call would change.
    static func leaveOpen(_ id: CallID, in database: Database) throws {
        let statement = try database.cachedStatement(sql: "UPDATE call SET state = ? WHERE id = ? AND \(isOpen)")
        try statement.execute(arguments: [CallState.unanswered.rawValue, id.rawValue])
    }

    /// Notes that a call was taken: its change has its values, and only that of before is to be read back yet.
    static func take(_ id: CallID, in database: Database) throws {
        let statement = try database.cachedStatement(
            sql: "UPDATE call SET state = ?, person = '', valuesAfter = '{}', unseen = '[]', assumed = '' WHERE id = ?"
        )
        try statement.execute(arguments: [CallState.taken.rawValue, id.rawValue])
    }

    /// Notes that a call failed, so that its values are nobody's.
    static func fail(_ id: CallID, _ error: PortalError, in database: Database) throws {
        let statement = try database.cachedStatement(
            sql: """
                UPDATE call SET state = ?, failure = ?, person = '', valuesBefore = '{}', valuesAfter = '{}',
                    unseen = '[]', assumed = ''
                WHERE id = ? AND \(isOpen)
                """
        )
        let failure = Outcome.failed(error).json.text
        try statement.execute(arguments: [CallState.failed.rawValue, failure, id.rawValue])
    }

    /// The fields of calls that were taken of one user in a run, and began later, or earlier, than a call.
    static func fieldsTaken(
        _ order: Order,
        than id: CallID,
        of user: UserID,
        in run: RunID,
        _ database: Database
    ) throws -> Set<String> {
        let statement = try database.cachedStatement(
            sql: """
                SELECT DISTINCT fields FROM call WHERE run = ? AND user = ? AND id \(order.rawValue) ? AND state = 'taken'
                """
        )
        return names(in: try String.fetchAll(statement, arguments: [run.rawValue, user.rawValue, id.rawValue]))
    }

    /// The fields of a user that another run has written, or may have written, since a call, whose row has its time.
    static func fieldsWrittenElsewhere(
        since call: Row,
        of user: UserID,
        besides run: RunID,
        _ id: CallID,
        _ database: Database
    ) throws -> Set<String> {
        let moment: String = try call.decode(forColumn: "at")
        let statement = try database.cachedStatement(
            sql: """
                SELECT change.fields FROM run JOIN change ON change.run = run.id AND change.user = :user
                WHERE run.client IS NULL AND change.state IN ('sending', 'applied')
                    AND (run.state = 'applying' OR run.finishedAt >= :moment)
                UNION ALL
                SELECT call.fields FROM run JOIN call ON call.run = run.id AND call.user = :user
                WHERE run.client IS NOT NULL AND run.id <> :run AND call.id > :id AND call.state = 'taken'
                """
        )
        let arguments: StatementArguments = [
            "user": user.rawValue, "moment": moment, "run": run.rawValue, "id": id.rawValue,
        ]
        return names(in: try String.fetchAll(statement, arguments: arguments))
    }

    /// The names in lists of fields as the tables have them.
    private static func names(in lists: [String]) -> Set<String> {
        Set(lists.flatMap { $0.split(separator: ",").map(String.init) })
    }

    /// On which side of a call others are; the raw value is SQL's.
    enum Order: String {
        /// They began before it.
        case earlier = "<"
        /// They began after it.
        case later = ">"
    }
}
