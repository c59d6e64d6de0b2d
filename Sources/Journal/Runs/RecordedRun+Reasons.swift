import GRDB
public import PortalModel
import Wire

extension RecordedRun {
    /// Keeps why selected users stay unchanged.
    ///
    /// - Parameter reasons: The reasons in the order in which they are read; there are none yet.
    /// - Throws: ``JournalError``.
    public func record(_ reasons: [UserReason]) throws(JournalError) {
        guard !reasons.isEmpty else { return }
        try journal.write { database in
            let statement = try database.cachedStatement(
                sql: """
                    INSERT INTO reason (run, number, user, person, kind, field, detail, place, lines)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """
            )
            for (number, reason) in reasons.enumerated() {
                try statement.execute(
                    arguments: [
                        id.rawValue, number, reason.user.rawValue, reason.person, reason.kind.rawValue,
                        reason.field ?? "", reason.detail, reason.location ?? "",
                        JSONValue.array(reason.lines.map { .integer($0) }).text,
                    ]
                )
            }
        }
    }

    /// Why selected users stay unchanged, in ascending order of user.
    ///
    /// - Returns: The reasons; none if the run had no `--why`.
    /// - Throws: ``JournalError``.
    public func reasons() throws(JournalError) -> [UserReason] {
        try journal.read { database in
            let sql = "SELECT * FROM reason WHERE run = ? ORDER BY number"
            return try Row.fetchAll(database, sql: sql, arguments: [id.rawValue]).map(reason)
        }
    }

    private func reason(_ row: Row) throws -> UserReason {
        guard
            let user = UserID(rawValue: try row.decode(forColumn: "user")),
            let kind = UserReason.Kind(rawValue: try row.decode(forColumn: "kind")),
            let lines = try JSONReader.value(from: try row.decode(forColumn: "lines") as String).arrayValue
        else { throw journal.damage("a reason") }
        let (field, location): (String, String) = (
            try row.decode(forColumn: "field"), try row.decode(forColumn: "place")
        )
        return UserReason(
            kind,
            user,
            person: try row.decode(forColumn: "person"),
            field: field.isEmpty ? nil : field,
            detail: try row.decode(forColumn: "detail"),
            location: location.isEmpty ? nil : location,
            lines: lines.compactMap(\.integerValue)
        )
    }
}
