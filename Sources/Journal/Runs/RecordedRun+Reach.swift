import GRDB
public import PortalModel

extension RecordedRun {
    /// Counts what bounds ask about the changes.
    ///
    /// SQLite counts, so the memory is the same for any number of changes.
    ///
    /// - Parameter summary: What the run changes; see ``summary()``.
    /// - Returns: The reach of the plan, without what only the portal and the planner know.
    /// - Throws: ``JournalError``.
    public func reach(of summary: PlanSummary) throws(JournalError) -> PlanReach {
        try journal.write { database in
            var reach = PlanReach()
            for (name, field) in summary.fields {
                switch name {
                case "ACTIVE": reach.dismissed = try dismissed(in: database)
                case "UF_DEPARTMENT": reach.moved = field.set + field.cleared
                default:
                    if field.cleared > 0 { reach.cleared[name] = field.cleared }
                    if field.set > 1, try isOneValue(name, in: database) { reach.levelled[name] = field.set }
                }
                if name == "EMAIL" { reach.readdressed = try readdressed(in: database) }
            }
            return reach
        }
    }

    /// Whether the run dismisses that user.
    ///
    /// - Throws: ``JournalError``.
    public func dismisses(_ user: UserID) throws(JournalError) -> Bool {
        try journal.read { try dismissed(in: $0, only: user) > 0 }
    }

    private func dismissed(in database: Database, only user: UserID? = nil) throws -> Int {
        try count(
            "\(PlanAttention.Deed.dismissed.condition) AND (?2 IS NULL OR user = ?2)",
            [id.rawValue, user?.rawValue],
            database
        )
    }

    private func readdressed(in database: Database) throws -> Int {
        try count(PlanAttention.Deed.readdressed.condition, [id.rawValue], database)
    }

    /// Whether all who get a value in a field get the same one; the first that differs ends the search.
    private func isOneValue(_ field: String, in database: Database) throws -> Bool {
        let gives = "run = ?1 AND json_type(valuesAfter, ?2) <> 'null'"
        return try Bool.fetchOne(
            database,
            sql: """
                SELECT NOT EXISTS (
                    SELECT 1 FROM change WHERE \(gives) AND json_extract(valuesAfter, ?2)
                        <> (SELECT json_extract(valuesAfter, ?2) FROM change WHERE \(gives) LIMIT 1)
                )
                """,
            arguments: [id.rawValue, "$.\"\(field)\""]
        ) ?? false
    }

    private func count(_ condition: String, _ arguments: StatementArguments, _ database: Database) throws -> Int {
        try Int.fetchOne(
            database,
            sql: "SELECT COUNT(*) FROM change WHERE run = ?1 AND \(condition)",
            arguments: arguments
        ) ?? 0
    }
}
