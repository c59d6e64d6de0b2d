import GRDB
public import PortalModel
import Wire

/// Removes one person from all runs, and from the bytes of the file.
extension RunJournal {
    /// Forgets a person: name, values, findings, reasons, calls and remembered forms are gone from every run.
    ///
    /// The runs keep their counts. A change keeps its state and the names of its fields, under a negative number that leads
    /// back to nobody. A message that was only about the person is replaced; in others their addresses, numbers and names
    /// are hidden. An id in another person's value, such as that of a supervisor, stays: it is part of that value.
    ///
    /// - Parameters:
    ///   - person: Whom to forget.
    ///   - isTrial: Whether to count only, and to leave everything as it is.
    /// - Returns: What there was.
    /// - Throws: ``JournalError``; `.busy` also if another process sends changes, or reads the file for too long.
    @discardableResult
    public func forget(_ person: RecordedPerson, isTrial: Bool = false) throws(JournalError) -> PersonalRecords {
        guard !isTrial else {
            return try read { database in
                var records = PersonalRecords()
                try database.inTransaction {
                    records = try Self.forget(person, database)
                    return .rollback
                }
                return records
            }
        }
        return try withNobodySending { () throws(JournalError) in
            let records = try write { database in
                try database.execute(sql: "PRAGMA secure_delete = ON")
                return try Self.forget(person, database)
            }
            try scrub()
            return records
        }
    }

    private static func forget(_ person: RecordedPerson, _ database: Database) throws -> PersonalRecords {
        let texts = try TellingTexts(of: person, in: database)
        var runs = Set(try Self.runs(about: person, database))
        var counts: [PersonalRecords.Kind: Int] = [:]
        // Findings are found by the lines of the changes, so they come first.
        let findings = try forgetFindings(of: person, texts, database)
        runs.formUnion(findings.runs)
        counts[.finding] = findings.count
        for (table, kind) in PersonalData.deletedRows {
            // User 0 is nobody: in the table of protections, a field.
            let sql = "DELETE FROM \(table) WHERE user = ? AND user > 0"
            try database.execute(sql: sql, arguments: [person.column])
            counts[kind] = database.changesCount
        }
        counts[.change] = try emptyChanges(of: person, database)
        try hide(texts, inReasonsOfOthers: database)
        try hide(texts, inScriptsOf: runs, database)
        try forgetOptions(of: person, texts, database)
        try forgetNames(of: person, database)
        counts[.run] = runs.count
        let files = try Self.files(of: runs.sorted(), database)
        return PersonalRecords(counts: counts, runs: runs.sorted(), files: files)
    }

    /// Leaves of a person's changes what is counted.
    private static func emptyChanges(of person: RecordedPerson, _ database: Database) throws -> Int {
        try database.execute(
            sql: "UPDATE run SET planSHA256 = NULL WHERE id IN (SELECT run FROM change WHERE user = ?)",
            arguments: [person.column]
        )
        try database.execute(
            sql: """
                UPDATE change SET
                    user = min(0, (SELECT min(other.user) FROM change AS other WHERE other.run = change.run)) - 1,
                    person = '', valuesBefore = '{}', unseen = '[]', line = NULL, places = '',
                    valuesAfter = (
                        SELECT json_group_object(key, CASE type WHEN 'null' THEN NULL ELSE '' END)
                        FROM json_each(valuesAfter)
                    ),
                    assumed = CASE assumed WHEN '' THEN '' ELSE
                        (SELECT json_group_object(key, '') FROM json_each(assumed))
                    END,
                    outcome = CASE state
                        WHEN 'applied' THEN (
                            SELECT json_group_object(
                                key, CASE type WHEN 'object' THEN json('{"rewritten":""}') ELSE value END
                            ) FROM json_each(outcome)
                        )
                        WHEN 'failed' THEN json_set(outcome, '$.portalMessage', '')
                        ELSE outcome
                    END
                WHERE user = ?
                """,
            arguments: [person.column]
        )
        return database.changesCount
    }
}

// MARK: What runs say about themselves

extension RunJournal {
    /// Hides the person in what was said of runs: options such as `--users 57`, who made one and what for.
    private static func forgetOptions(
        of person: RecordedPerson,
        _ texts: TellingTexts,
        _ database: Database
    ) throws {
        for row in try Row.fetchAll(database, sql: "SELECT id, options, person, purpose FROM run") {
            let (id, text): (Int, String) = (try row.decode(forColumn: "id"), try row.decode(forColumn: "options"))
            let (who, purpose): (String?, String?) = (
                try row.decode(forColumn: "person"), try row.decode(forColumn: "purpose")
            )
            let options = (try JSONReader.value(from: text).arrayValue ?? []).compactMap(RunHeader.Option.init(json:))
            let hidden = options.map { option in
                let value = texts.hidden(inOption: option.value.verbatim, id: "\(person.column)")
                return RunHeader.Option(option.name, ForeignText(value))
            }
            let json = JSONValue.array(hidden.map(\.json)).text
            try database.execute(
                sql: "UPDATE run SET options = ?, person = ?, purpose = ? WHERE id = ?",
                arguments: [json, who.map { texts.hidden(in: $0) }, purpose.map { texts.hidden(in: $0) }, id]
            )
        }
    }

    /// Hides the person in the reasons why others stay as they are.
    private static func hide(_ texts: TellingTexts, inReasonsOfOthers database: Database) throws {
        for row in try Row.fetchAll(database, sql: "SELECT run, number, detail FROM reason WHERE detail <> ''") {
            let (run, number, detail): (Int, Int, String) = (
                try row.decode(forColumn: "run"), try row.decode(forColumn: "number"),
                try row.decode(forColumn: "detail")
            )
            let hidden = texts.hidden(in: detail)
            guard hidden != detail else { continue }
            try database.execute(
                sql: "UPDATE reason SET detail = ? WHERE run = ? AND number = ?",
                arguments: [hidden, run, number]
            )
        }
    }

    /// Hides what scripts of the person's runs spell out; the other lines stay as they were.
    private static func hide(_ texts: TellingTexts, inScriptsOf runs: Set<RunID>, _ database: Database) throws {
        for run in runs {
            let rows = try Row.fetchAll(
                database,
                sql: "SELECT sha256, text FROM script WHERE sha256 IN (SELECT sha256 FROM runScript WHERE run = ?)",
                arguments: [run.rawValue]
            )
            for row in rows {
                let (sha256, text): (String, String) = (
                    try row.decode(forColumn: "sha256"), try row.decode(forColumn: "text")
                )
                let hidden = texts.hidden(inScript: text)
                guard hidden != text else { continue }
                try database.execute(sql: "UPDATE script SET text = ? WHERE sha256 = ?", arguments: [hidden, sha256])
            }
        }
    }

    /// Removes the person's name where others refer to them, and as the owner of credentials.
    private static func forgetNames(of person: RecordedPerson, _ database: Database) throws {
        try database.execute(
            sql: "UPDATE run SET people = json_remove(people, ?) WHERE json_extract(people, ?) IS NOT NULL",
            arguments: ["$.names.\"\(person.column)\"", "$.names.\"\(person.column)\""]
        )
        try database.execute(
            sql: "UPDATE run SET owner = NULL, ownerName = '' WHERE owner = ?",
            arguments: [person.column]
        )
    }
}

// MARK: Findings

extension RunJournal {
    /// What stands in place of a message that was about nobody else.
    private static let forgotten = "a message about a person who was forgotten"

    private static func forgetFindings(
        of person: RecordedPerson,
        _ texts: TellingTexts,
        _ database: Database
    ) throws -> (runs: Set<RunID>, count: Int) {
        var runs: Set<RunID> = []
        var count = 0
        for row in try Row.fetchAll(database, sql: "SELECT id, run, message, count FROM finding") {
            let (id, run, message, all): (Int, Int, String, Int) = (
                try row.decode(forColumn: "id"), try row.decode(forColumn: "run"), try row.decode(forColumn: "message"),
                try row.decode(forColumn: "count")
            )
            let own = try deleteRecords(of: person, texts, finding: id, run: run, database)
            let isQuoted = texts.areQuoted(in: message)
            guard own > 0 || isQuoted else { continue }
            count += max(own, 1)
            runs.insert(RunID(rawValue: run))
            if own == all {
                try replace(message: forgotten, of: id, database)
            } else if isQuoted {
                try replace(message: texts.hidden(in: message), of: id, database)
            }
        }
        return (runs, count)
    }

    /// Deletes the records of a finding that are about the person: by id, by the line of their change, or by what they quote.
    private static func deleteRecords(
        of person: RecordedPerson,
        _ texts: TellingTexts,
        finding: Int,
        run: Int,
        _ database: Database
    ) throws -> Int {
        let records = try Row.fetchAll(
            database,
            sql: """
                SELECT number, value, coalesce(user = ?1 OR (user IS NULL AND line IN (
                    SELECT line FROM change WHERE run = ?2 AND user = ?1
                )), FALSE) AS isOwn
                FROM findingRecord WHERE finding = ?3 AND (user IS NULL OR user = ?1)
                """,
            arguments: [person.column, run, finding]
        )
        let own = try records.filter { row in
            let value: String? = try row.decode(forColumn: "value")
            return try row.decode(forColumn: "isOwn") || value.map(texts.areQuoted) ?? false
        }
        for row in own {
            let number: Int = try row.decode(forColumn: "number")
            try database.execute(
                sql: "DELETE FROM findingRecord WHERE finding = ? AND number = ?",
                arguments: [finding, number]
            )
        }
        return own.count
    }

    /// Gives a finding another message; if another one of the run has it already, they become one.
    private static func replace(message: String, of finding: Int, _ database: Database) throws {
        let other = try Int.fetchOne(
            database,
            sql: """
                SELECT other.id FROM finding, finding AS other WHERE finding.id = ?1 AND other.id <> ?1
                    AND other.message = ?2 AND (other.run, other.severity, other.field, other.place)
                        = (finding.run, finding.severity, finding.field, finding.place)
                """,
            arguments: [finding, message]
        )
        guard let other else {
            return try database.execute(
                sql: "UPDATE finding SET message = ? WHERE id = ?",
                arguments: [message, finding]
            )
        }
        try database.execute(
            sql: "UPDATE finding SET count = count + (SELECT count FROM finding WHERE id = ?) WHERE id = ?",
            arguments: [finding, other]
        )
        try database.execute(sql: "DELETE FROM finding WHERE id = ?", arguments: [finding])
    }
}
