import GRDB
public import PortalModel

extension RecordedRun {
    /// What the plan does to people that somebody should look at first.
    ///
    /// - Parameters:
    ///   - limit: The most changes to return of each kind.
    ///   - state: The only state of changes to look at, or `nil` for all.
    /// - Returns: What is done, without what only the portal knows.
    /// - Throws: ``JournalError``.
    public func attention(atMost limit: Int, state: ChangeState? = nil) throws(JournalError) -> PlanAttention {
        // As one transaction, so that all is of one moment.
        try journal.write { database in
            PlanAttention(
                parts: try PlanAttention.Deed.allCases.compactMap { try part($0, limit, state, database) }
            )
        }
    }

    private func part(
        _ deed: PlanAttention.Deed,
        _ limit: Int,
        _ state: ChangeState?,
        _ database: Database
    ) throws -> PlanAttention.Part? {
        let condition = "run = ?1 AND (?2 IS NULL OR state = ?2) AND \(deed.condition)"
        let arguments: StatementArguments = [id.rawValue, state?.rawValue]
        let row = try Row.fetchOne(
            database,
            sql: "SELECT COUNT(*) AS users, SUM(\(deed.fields)) AS fields FROM change WHERE \(condition)",
            arguments: arguments
        )
        guard let row, let users: Int = try row.decode(forColumn: "users"), users > 0 else { return nil }
        let changes = try Row.fetchAll(
            database,
            sql: "SELECT * FROM change WHERE \(condition) ORDER BY user LIMIT \(limit)",
            arguments: arguments
        ).compactMap { row in try plannedChange(row).change.part(of: deed) }
        return PlanAttention.Part(deed, users: users, fields: try row.decode(forColumn: "fields"), changes: changes)
    }
}

extension PlanAttention.Deed {
    /// What is true of a change that does it.
    var condition: String {
        switch self {
        case .dismissed: "json_type(valuesAfter, '$.ACTIVE') = 'false'"
        case .readdressed:
            // Without case, so that an address written in lower case is the same mailbox.
            """
            json_type(valuesAfter, '$.EMAIL') = 'text' AND lower(trim(coalesce(json_extract(valuesBefore, '$.EMAIL'), '')))
                <> lower(trim(json_extract(valuesAfter, '$.EMAIL')))
            """
        case .moved: "json_type(valuesAfter, '$.UF_DEPARTMENT') IS NOT NULL"
        case .cleared: "\(fields) > 0"
        }
    }

    /// How many fields of a change it is done to.
    fileprivate var fields: String {
        guard self == .cleared else { return "1" }
        return """
            (SELECT COUNT(*) FROM json_each(valuesAfter) AS field WHERE field.type = 'null' AND field.key <> 'UF_DEPARTMENT')
            """
    }
}

extension Change {
    /// The fields to which it is done.
    fileprivate func part(of deed: PlanAttention.Deed) -> Change? {
        switch deed {
        case .dismissed: keeping { $0 == "ACTIVE" }
        case .readdressed: keeping { $0 == "EMAIL" }
        case .moved: keeping { $0 == "UF_DEPARTMENT" }
        case .cleared: keeping { after[$0] == .null && $0 != "UF_DEPARTMENT" }
        }
    }
}
