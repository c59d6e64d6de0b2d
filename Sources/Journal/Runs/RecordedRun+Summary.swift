import GRDB
public import PortalModel

extension RecordedRun {
    /// Counts what the run changes, and the outcome of it.
    ///
    /// SQLite counts, so the memory is the same for any number of changes.
    ///
    /// - Throws: ``JournalError``.
    public func summary() throws(JournalError) -> PlanSummary {
        // As one transaction, so that all counts are of one moment.
        try journal.write { database in
            var summary = PlanSummary()
            try countStates(in: database, &summary)
            try countValues(in: database, &summary)
            try countAssumptions(in: database, &summary)
            try countOutcomes(in: database, &summary)
            return summary
        }
    }

    /// Counts the changes by how far they have come, and says nothing of fields.
    ///
    /// - Throws: ``JournalError``.
    public func progress() throws(JournalError) -> PlanSummary {
        try journal.read { database in
            var summary = PlanSummary()
            try countStates(in: database, &summary)
            return summary
        }
    }

    private func countStates(in database: Database, _ summary: inout PlanSummary) throws {
        let rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT state, COUNT(*) AS count, SUM(tries = 0) AS unsent, SUM(user < 0) AS forgotten,
                    SUM(state = 'applied' AND outcome <> '{}' AND NOT EXISTS (
                        SELECT 1 FROM json_each(outcome) AS field WHERE field.value <> 'ignored'
                    )) AS passedOver
                FROM change WHERE run = ? GROUP BY state
                """,
            arguments: [id.rawValue]
        )
        while let row = try rows.next() {
            guard let state = ChangeState(rawValue: try row.decode(forColumn: "state")) else {
                throw journal.damage("a change's state")
            }
            summary.states[state] = try row.decode(forColumn: "count")
            summary.forgotten += try row.decode(forColumn: "forgotten") as Int
            guard state == .applied else { continue }
            summary.held = try row.decode(forColumn: "unsent")
            summary.passedOver = try row.decode(forColumn: "passedOver")
        }
    }

    private func countValues(in database: Database, _ summary: inout PlanSummary) throws {
        let rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT field.key AS field, SUM(field.type <> 'null') AS isSet, SUM(field.type = 'null') AS isCleared
                FROM change, json_each(valuesAfter) AS field WHERE run = ? GROUP BY field.key
                """,
            arguments: [id.rawValue]
        )
        while let row = try rows.next() {
            summary.fields[try row.decode(forColumn: "field")] = PlanSummary.FieldCount(
                set: try row.decode(forColumn: "isSet"),
                cleared: try row.decode(forColumn: "isCleared")
            )
        }
    }

    /// Counts the numbers for which a country was assumed.
    private func countAssumptions(in database: Database, _ summary: inout PlanSummary) throws {
        let rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT field.key AS field, COUNT(*) AS count, SUM(state = 'planned') AS unsent
                FROM change, json_each(assumed) AS field WHERE run = ? AND assumed <> '' GROUP BY field.key
                """,
            arguments: [id.rawValue]
        )
        while let row = try rows.next() {
            summary.fields[try row.decode(forColumn: "field"), default: PlanSummary.FieldCount()].assumed =
                try row.decode(forColumn: "count")
            summary.unsentAssumptions += try row.decode(forColumn: "unsent") as Int
        }
    }

    private func countOutcomes(in database: Database, _ summary: inout PlanSummary) throws {
        let rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT field.key AS field, SUM(field.value = 'taken') AS taken, SUM(field.type = 'object') AS rewritten,
                    SUM(field.value = 'ignored') AS ignored, SUM(field.value = 'unproven') AS unproven
                FROM change, json_each(outcome) AS field WHERE run = ? AND state = 'applied' GROUP BY field.key
                """,
            arguments: [id.rawValue]
        )
        while let row = try rows.next() {
            var counts = summary.fields[try row.decode(forColumn: "field"), default: PlanSummary.FieldCount()]
            counts.taken = try row.decode(forColumn: "taken")
            counts.rewritten = try row.decode(forColumn: "rewritten")
            counts.ignored = try row.decode(forColumn: "ignored")
            counts.unproven = try row.decode(forColumn: "unproven")
            summary.fields[try row.decode(forColumn: "field")] = counts
        }
    }
}
