import GRDB
public import PortalModel

extension RunJournal {
    /// Counts what a run changes, and the outcomes.
    ///
    /// SQLite counts, so the memory is the same for any number of changes.
    ///
    /// - Throws: ``JournalError``.
    public func summary(_ run: RunID) throws(JournalError) -> PlanSummary {
        // As one transaction, so that all counts are of one moment.
        try write { database in
            var summary = PlanSummary()
            try countStates(of: run, in: database, &summary)
            try countValues(of: run, in: database, &summary)
            try countOutcomes(of: run, in: database, &summary)
            return summary
        }
    }

    /// Counts the changes of a run by state, without fields.
    ///
    /// - Throws: ``JournalError``.
    public func progress(_ run: RunID) throws(JournalError) -> PlanSummary {
        try read { database in
            var summary = PlanSummary()
            try countStates(of: run, in: database, &summary)
            return summary
        }
    }

    private func countStates(of run: RunID, in database: Database, _ summary: inout PlanSummary) throws {
        let rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT state, COUNT(*) AS count, SUM(tries = 0) AS unsent,
                    SUM(state = 'applied' AND outcome <> '{}' AND NOT EXISTS (
                        SELECT 1 FROM json_each(outcome) AS field WHERE field.value <> 'ignored'
                    )) AS passedOver
                FROM change WHERE run = ? GROUP BY state
                """,
            arguments: [run.rawValue]
        )
        while let row = try rows.next() {
            guard let state = ChangeState(rawValue: row["state"]) else { throw damage("a change's state") }
            summary.states[state] = row["count"]
            guard state == .applied else { continue }
            summary.held = row["unsent"]
            summary.passedOver = row["passedOver"]
        }
    }

    private func countValues(of run: RunID, in database: Database, _ summary: inout PlanSummary) throws {
        let rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT field.key AS field, SUM(field.type <> 'null') AS isSet, SUM(field.type = 'null') AS isCleared
                FROM change, json_each(valuesAfter) AS field WHERE run = ? GROUP BY field.key
                """,
            arguments: [run.rawValue]
        )
        while let row = try rows.next() {
            summary.fields[row["field"]] = PlanSummary.FieldCount(set: row["isSet"], cleared: row["isCleared"])
        }
    }

    private func countOutcomes(of run: RunID, in database: Database, _ summary: inout PlanSummary) throws {
        let rows = try Row.fetchCursor(
            database,
            sql: """
                SELECT field.key AS field, SUM(field.value = 'taken') AS taken, SUM(field.type = 'object') AS rewritten,
                    SUM(field.value = 'ignored') AS ignored, SUM(field.value = 'unproven') AS unproven
                FROM change, json_each(outcome) AS field WHERE run = ? AND state = 'applied' GROUP BY field.key
                """,
            arguments: [run.rawValue]
        )
        while let row = try rows.next() {
            var counts = summary.fields[row["field"], default: PlanSummary.FieldCount()]
            counts.taken = row["taken"]
            counts.rewritten = row["rewritten"]
            counts.ignored = row["ignored"]
            counts.unproven = row["unproven"]
            summary.fields[row["field"]] = counts
        }
    }
}
