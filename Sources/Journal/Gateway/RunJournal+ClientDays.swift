public import Foundation
import GRDB
public import PortalModel

/// The days of programs, each with a run of its own, and what was allowed for them.
extension RunJournal {
    /// The open run of a program on a day; it is entered if it is missing, and opened again if it was closed.
    ///
    /// - Parameters:
    ///   - client: The program's name.
    ///   - day: The local day, as `YYYY-MM-DD`.
    ///   - header: What is known of a new run; its origin is the program.
    /// - Returns: The run.
    /// - Throws: ``JournalError``.
    public func clientDay(
        _ client: String,
        day: String,
        _ header: @autoclosure () -> RunHeader
    ) throws(JournalError) -> RecordedRun {
        let id = try write { database in
            let sql = "SELECT id, state FROM run WHERE client = ? AND day = ?"
            guard let row = try Row.fetchOne(database, sql: sql, arguments: [client, day]) else {
                var header = header()
                header.origin = .gateway(client: client)
                return try Self.insert(header, .open, day: day, into: database)
            }
            let id = RunID(rawValue: try row.decode(forColumn: "id"))
            // A clock that is put back may return to a day that was closed.
            if try row.decode(forColumn: "state") != RunState.open.rawValue {
                try database.execute(
                    sql: "UPDATE run SET state = 'open', finishedAt = NULL WHERE id = ?",
                    arguments: [id.rawValue]
                )
            }
            return id
        }
        return RecordedRun(id, in: self)
    }

    /// Closes the open runs of all days but one, as applied; their calls can still end.
    ///
    /// - Parameters:
    ///   - day: The local day that isn't over, as `YYYY-MM-DD`.
    ///   - moment: When they ended.
    /// - Throws: ``JournalError``.
    public func closeClientDays(before day: String, at moment: Date) throws(JournalError) {
        try write { database in
            try database.execute(
                sql: "UPDATE run SET state = 'applied', finishedAt = ? WHERE state = 'open' AND day IS NOT ?",
                arguments: [moment, day]
            )
        }
    }

    /// Lets a program do something to that many users on one day, in place of what it was allowed before.
    ///
    /// - Parameters:
    ///   - bound: What it is about.
    ///   - number: How many users.
    ///   - client: The program's name.
    ///   - day: The local day, as `YYYY-MM-DD`.
    ///   - account: Who allows it: the account on this machine.
    ///   - moment: When.
    /// - Throws: ``JournalError``.
    public func allow(
        _ bound: Bound,
        _ number: Int,
        client: String,
        day: String,
        account: String,
        at moment: Date
    ) throws(JournalError) {
        try write { database in
            try database.execute(
                sql: "INSERT INTO allowance (client, day, bound, number, account, at) VALUES (?, ?, ?, ?, ?, ?)",
                arguments: [client, day, bound.rawValue, number, account, moment]
            )
        }
    }

    /// What a program was allowed for a day: the latest number for each bound.
    ///
    /// - Throws: ``JournalError``.
    public func allowances(client: String, day: String) throws(JournalError) -> [Bound: Int] {
        try read { database in
            let statement = try database.cachedStatement(
                sql: "SELECT bound, number FROM allowance WHERE client = ? AND day = ? ORDER BY id"
            )
            return try Row.fetchAll(statement, arguments: [client, day]).reduce(into: [:]) { allowed, row in
                guard let bound = Bound(rawValue: try row.decode(forColumn: "bound")) else {
                    throw damage("an allowance")
                }
                allowed[bound] = try row.decode(forColumn: "number")
            }
        }
    }

    /// Whom a program has changed on a day in ways that bounds ask about; see ``boundedChanges(of:day:)``.
    ///
    /// - Throws: ``JournalError``.
    public func reach(of client: String, day: String) throws(JournalError) -> ClientReach {
        try boundedChanges(of: client, day: day).reduce(into: ClientReach()) { $0.add($1) }
    }

    /// What a program has changed on a day that bounds ask about, with calls whose answers aren't known.
    ///
    /// Of fields that several calls have changed, what they come to counts: who is dismissed and comes back isn't dismissed.
    /// People who were forgotten count no more.
    ///
    /// - Throws: ``JournalError``.
    public func boundedChanges(of client: String, day: String) throws(JournalError) -> [Change] {
        let isCounted = PlanAttention.Deed.allCases.map { "(\($0.condition))" }.joined(separator: " OR ")
        let isOfDay = "run = (SELECT id FROM run WHERE client = ? AND day = ?) AND (\(isCounted))"
        // As one transaction, so that no call is between the two tables.
        return try write { database in
            var changes: [Change] = []
            for sql in [
                "SELECT * FROM change WHERE user > 0 AND \(isOfDay)",
                "SELECT \(CallTable.columns) FROM call WHERE \(CallTable.isOpen) AND \(isOfDay)",
            ] {
                let rows = try Row.fetchCursor(database, sql: sql, arguments: [client, day])
                while let row = try rows.next() {
                    guard let change = try ChangeRow(row).change else { throw damage("a change") }
                    changes.append(change)
                }
            }
            return changes
        }
    }
}
