import GRDB
public import PortalModel

/// Lists of a plan's records: they are kept only as long as the journal is open, in a table that no file of the journal holds.
extension RecordedRun {
    /// Visits the entries of a list in the order of the input's lines, else of the users.
    ///
    /// - Throws: ``JournalError``, or what `body` throws.
    public func eachListed(in list: RecordList, _ body: (ListedRecord) throws -> Void) throws {
        var last: ListedPosition?
        while true {
            let page = try listed(in: list, after: last)
            for (_, record) in page { try body(record) }
            guard page.count == Self.listedPerPage, let end = page.last?.position else { return }
            last = end
        }
    }

    /// Why the row on a line of the input is refused, in one text; empty if no list of refused records was made.
    ///
    /// - Throws: ``JournalError``.
    public func refusal(ofLine line: Int) throws(JournalError) -> String {
        try journal.write { database in
            try ListedTable.create(in: database)
            let statement = try database.cachedStatement(
                sql: "SELECT * FROM listed WHERE run = ? AND list = ? AND line = ? ORDER BY number"
            )
            return try Row.fetchAll(statement, arguments: [id.rawValue, RecordList.refused.rawValue, line])
                .map { try ListedTable.record($0).explanation }.joined(separator: "; ")
        }
    }

    private static let listedPerPage = 500

    private typealias ListedPosition = (line: Int, user: Int, number: Int)

    private func listed(
        in list: RecordList,
        after last: ListedPosition?
    ) throws(JournalError) -> [(position: ListedPosition, record: ListedRecord)] {
        try journal.write { database in
            try ListedTable.create(in: database)
            let statement = try database.cachedStatement(
                sql: """
                    SELECT * FROM listed WHERE run = ? AND list = ? AND (line, user, number) > (?, ?, ?)
                    ORDER BY line, user, number LIMIT ?
                    """
            )
            let arguments: StatementArguments = [
                id.rawValue, list.rawValue, last?.line ?? -1, last?.user ?? -1, last?.number ?? -1, Self.listedPerPage,
            ]
            return try Row.fetchAll(statement, arguments: arguments).map { row in
                (
                    (
                        try row.decode(forColumn: "line"), try row.decode(forColumn: "user"),
                        try row.decode(forColumn: "number")
                    ), try ListedTable.record(row)
                )
            }
        }
    }
}

extension ListedRecord {
    /// The reason with its field and its location, such as `EMAIL: no user has this EMAIL`.
    fileprivate var explanation: String {
        reason.about(field) + (location.map { " (\($0))" } ?? "")
    }
}

/// The table of entries; an absent line or user is 0.
enum ListedTable {
    static func create(in database: Database) throws {
        try database.execute(
            sql: """
                CREATE TEMP TABLE IF NOT EXISTS listed (
                    number INTEGER PRIMARY KEY, run INTEGER NOT NULL, list TEXT NOT NULL, line INTEGER NOT NULL,
                    user INTEGER NOT NULL, person TEXT NOT NULL, field TEXT, reason TEXT NOT NULL, value TEXT,
                    location TEXT, code TEXT
                );
                CREATE INDEX IF NOT EXISTS temp.listedByLine ON listed (run, list, line, user, number);
                """
        )
    }

    static func clear(_ run: RunID, in database: Database) throws {
        try create(in: database)
        try database.execute(sql: "DELETE FROM listed WHERE run = ?", arguments: [run.rawValue])
    }

    static func insert(_ record: ListedRecord, in list: RecordList, of run: RunID, into database: Database) throws {
        let statement = try database.cachedStatement(
            sql: """
                INSERT INTO listed (run, list, line, user, person, field, reason, value, location, code)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        )
        let arguments: StatementArguments = [
            run.rawValue, list.rawValue, record.line ?? 0, record.user?.rawValue ?? 0, record.person, record.field,
            record.reason, record.value, record.location, record.code?.rawValue,
        ]
        try statement.execute(arguments: arguments)
    }

    static func record(_ row: Row) throws -> ListedRecord {
        let (line, user): (Int, Int) = (try row.decode(forColumn: "line"), try row.decode(forColumn: "user"))
        return ListedRecord(
            user: UserID(rawValue: user),
            person: try row.decode(forColumn: "person"),
            field: try row.decode(forColumn: "field"),
            reason: try row.decode(forColumn: "reason"),
            line: line > 0 ? line : nil,
            value: try row.decode(forColumn: "value"),
            location: try row.decode(forColumn: "location"),
            code: (try row.decode(forColumn: "code") as String?).flatMap(DiagnosticCode.init(rawValue:))
        )
    }
}
