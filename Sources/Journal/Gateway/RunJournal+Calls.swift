import GRDB
public import PortalModel
import Wire

/// The calls of programs, and what they come to.
extension RunJournal {
    /// Writes what a batch brings about, as one transaction.
    ///
    /// A call that was taken becomes a part of the user's change in its run, in the order in which calls began, and not in
    /// that in which their ends became known. Its fields have no outcome until the last call to them was read back.
    ///
    /// - Parameters:
    ///   - entry: What is written.
    ///   - durability: What the transaction outlives when this returns.
    /// - Returns: The ids of the calls that begin, in their order.
    /// - Throws: ``JournalError``.
    public func record(_ entry: GatewayEntry, durability: Durability = .disk) throws(JournalError) -> [CallID] {
        var begun: [CallID] = []
        try write(durability) { database in
            let overtake = try database.cachedStatement(
                sql: "UPDATE call SET isOvertaken = TRUE, valuesBefore = ? WHERE id = ? AND \(CallTable.isOpen)"
            )
            for (id, before) in entry.overtaken {
                try overtake.execute(arguments: [before.json.text, id.rawValue])
            }
            for (id, change) in entry.seen { try CallTable.see(id, change, in: database) }
            for (id, ending) in entry.ended { try end(id, ending, database) }
            for (id, outcomes) in entry.readBack { try readBack(id, outcomes, database) }
            for call in entry.added { _ = try CallTable.insert(call, as: .added, into: database) }
            for (call, error) in entry.refused {
                try CallTable.fail(CallTable.insert(call, into: database), error, in: database)
            }
            for (run, finding) in entry.findings { try FindingTable.insert(finding, of: run, into: database) }
            let count = try database.cachedStatement(
                sql: """
                    INSERT INTO callCount (run, kind, count) VALUES (?, ?, ?)
                    ON CONFLICT DO UPDATE SET count = count + excluded.count
                    """
            )
            for (counted, number) in entry.counts {
                try count.execute(arguments: [counted.run.rawValue, counted.kind, number])
            }
            begun = try entry.begun.map { try CallTable.insert($0, into: database) }
        }
        return begun
    }

    /// Calls of all programs whose answers aren't known, in the order in which they began: their process was killed, or the
    /// portal didn't answer.
    ///
    /// - Throws: ``JournalError``.
    public func callsWithoutAnswer() throws(JournalError) -> [(CallID, ClientCall)] {
        try read { database in
            let sql = "SELECT \(CallTable.columns) FROM call WHERE \(CallTable.isOpen) ORDER BY id"
            return try Row.fetchAll(database, sql: sql).map { (CallID(rawValue: $0["id"]), try call($0)) }
        }
    }

    /// Calls of all programs that were taken and not read back, since their process ended before that, in the order in which they
    /// began.
    ///
    /// - Returns: Each with what it has changed, as far as no outcome is known.
    /// - Throws: ``JournalError``.
    public func callsNotReadBack() throws(JournalError) -> [(CallID, Change)] {
        try read { database in
            let sql = """
                SELECT change.*, call.id AS call, call.fields AS written, call.valuesBefore AS held
                FROM run CROSS JOIN change ON change.run = run.id
                    CROSS JOIN call ON call.run = run.id AND call.user = change.user
                WHERE run.client IS NOT NULL AND call.state = 'taken'
                    AND (SELECT COUNT(*) FROM json_each(change.outcome)) < (SELECT COUNT(*) FROM json_each(change.valuesAfter))
                ORDER BY call.id
                """
            return try Row.fetchAll(database, sql: sql).compactMap { row in
                let planned = try RecordedRun(RunID(rawValue: row["run"]), in: self).plannedChange(row)
                let written = (try row.decode(forColumn: "written") as String).split(separator: ",").map(String.init)
                let known = outcomes(of: planned)
                var change = planned.change
                change.after = change.after.filter { written.contains($0.key) && known[$0.key] == nil }
                change.before = try values(try row.decode(forColumn: "held")).filter { change.after[$0.key] != nil }
                return change.after.isEmpty ? nil : (CallID(rawValue: row["call"]), change)
            }
        }
    }

    private func call(_ row: Row) throws -> ClientCall {
        guard let change = try ChangeRow(row).change else { throw damage("a call") }
        return ClientCall(
            run: RunID(rawValue: try row.decode(forColumn: "run")),
            change: change,
            isOvertaken: try row.decode(forColumn: "isOvertaken"),
            isUnanswered: row["state"] == CallState.unanswered.rawValue,
            at: try row.decode(forColumn: "at")
        )
    }

    private func end(_ id: CallID, _ ending: CallEnding, _ database: Database) throws {
        switch ending {
        case .taken:
            guard let row = try CallTable.open(id, in: database) else { return }
            try merge(id, call(row), database)
            try CallTable.take(id, in: database)
        case .failed(let error): try CallTable.fail(id, error, in: database)
        case .unanswered: try CallTable.leaveOpen(id, in: database)
        }
    }

    // MARK: The change of a user's calls

    /// Makes a call that was taken a part of the user's change.
    private func merge(_ id: CallID, _ call: ClientCall, _ database: Database) throws {
        let (run, user) = (call.run, call.change.user)
        let known = try change(of: user, in: run, database)
        var merged = known?.change ?? Change(user: user, person: call.change.person, before: [:], after: [:])
        let later = try CallTable.fieldsTaken(.later, than: id, of: user, in: run, database)
        // Mostly a call is the last one; then all that is known is of earlier ones, and there may be many.
        let earlier =
            later.isEmpty
            ? Set(merged.after.keys) : try CallTable.fieldsTaken(.earlier, than: id, of: user, in: run, database)
        merged.merge(call.change, between: earlier, and: later)
        let outcomes = known.map(outcomes)?.filter { later.contains($0.key) || call.change.after[$0.key] == nil } ?? [:]
        let row = ChangeRow(merged)
        let statement = try database.cachedStatement(
            sql: """
                INSERT INTO change (
                    run, user, person, valuesBefore, valuesAfter, unseen, fields, places, assumed, state, outcome, tries
                ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)
                ON CONFLICT DO UPDATE SET
                    person = excluded.person, valuesBefore = excluded.valuesBefore, valuesAfter = excluded.valuesAfter,
                    unseen = excluded.unseen, fields = excluded.fields, assumed = excluded.assumed,
                    outcome = excluded.outcome, tries = tries + 1
                """
        )
        try statement.execute(
            arguments: [
                run.rawValue, row.user, row.person, row.before, row.after, row.unseen, row.fields, row.locations,
                row.assumed, ChangeState.applied.rawValue, Outcome.applied(outcomes).json.text,
            ]
        )
    }

    /// Notes what became of the fields of a call that was taken, except for those that a later call has written again.
    ///
    /// A field that a run or another program has written since then holds what that wrote, which says nothing of this call.
    private func readBack(_ id: CallID, _ outcomes: [String: FieldOutcome], _ database: Database) throws {
        let select = try database.cachedStatement(
            sql: "SELECT run, user, at, fields, valuesBefore FROM call WHERE id = ? AND state = 'taken'"
        )
        guard let row = try Row.fetchOne(select, arguments: [id.rawValue]),
            let user = UserID(rawValue: try row.decode(forColumn: "user"))
        else { return }
        let run = RunID(rawValue: try row.decode(forColumn: "run"))
        let fields = (try row.decode(forColumn: "fields") as String).split(separator: ",").map(String.init)
        let later = try CallTable.fieldsTaken(.later, than: id, of: user, in: run, database)
        var read = outcomes.filter { fields.contains($0.key) && !later.contains($0.key) }
        if read.values.contains(where: { $0 != .taken }) {
            let others = try CallTable.fieldsWrittenElsewhere(since: row, of: user, besides: run, id, database)
            read = read.filter { $0.value == .taken || !others.contains($0.key) }
        }
        guard let known = try change(of: user, in: run, database) else { return }
        var all = self.outcomes(of: known)
        let before = try values(try row.decode(forColumn: "valuesBefore"))
        for (name, outcome) in read {
            // The portal holds what an earlier call of that day wrote, so it has taken something all the same.
            let isKept = outcome == .ignored && before[name] != known.change.before[name]
            all[name] = isKept ? .rewritten(before[name] ?? .null) : outcome
        }
        try database.cachedStatement(sql: "UPDATE change SET outcome = ? WHERE run = ? AND user = ?")
            .execute(arguments: [Outcome.applied(all).json.text, run.rawValue, user.rawValue])
        try database.cachedStatement(sql: "UPDATE call SET valuesBefore = ? WHERE id = ?")
            .execute(arguments: [before.filter { outcomes[$0.key] == nil }.json.text, id.rawValue])
        try Self.learn(from: read, of: user, in: run, database)
    }

    private func change(of user: UserID, in run: RunID, _ database: Database) throws -> PlannedChange? {
        let statement = try database.cachedStatement(sql: "SELECT * FROM change WHERE run = ? AND user = ?")
        return try Row.fetchOne(statement, arguments: [run.rawValue, user.rawValue])
            .map(RecordedRun(run, in: self).plannedChange)
    }

    private func outcomes(of change: PlannedChange) -> [String: FieldOutcome] {
        guard case .applied(let outcomes) = change.outcome else { return [:] }
        return outcomes
    }

    private func values(_ text: String) throws -> [String: FieldValue] {
        guard let values = [String: FieldValue](json: try JSONReader.value(from: text)) else {
            throw damage("a call")
        }
        return values
    }
}
