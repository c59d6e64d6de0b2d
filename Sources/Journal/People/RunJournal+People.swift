import GRDB
public import PortalModel

/// What a journal holds about one person.
extension RunJournal {
    /// The users who had that address, before or after a change; the journal may be the last to know them.
    ///
    /// - Parameter address: Compared without case.
    /// - Returns: Their ids in ascending order.
    /// - Throws: ``JournalError``.
    public func users(withAddress address: String) throws(JournalError) -> [UserID] {
        try read { database in
            let sql = """
                SELECT user FROM change WHERE user > 0 AND ?1 IN (
                    lower(person), lower(json_extract(valuesBefore, '$.EMAIL')),
                    lower(json_extract(valuesAfter, '$.EMAIL')), lower(json_extract(outcome, '$.EMAIL.rewritten'))
                )
                UNION SELECT user FROM rewriting WHERE field = 'EMAIL'
                    AND ?1 IN (lower(json_extract(sent, '$')), lower(json_extract(stored, '$')))
                UNION SELECT user FROM call WHERE \(CallTable.isOpen) AND ?1 IN (
                    lower(person), lower(json_extract(valuesBefore, '$.EMAIL')),
                    lower(json_extract(valuesAfter, '$.EMAIL'))
                )
                ORDER BY user
                """
            return try Int.fetchAll(database, sql: sql, arguments: [address.lowercased()])
                .compactMap(UserID.init(rawValue:))
        }
    }

    /// The name under which the latest run knows a user; `nil` if none does.
    ///
    /// - Throws: ``JournalError``.
    public func name(of user: UserID) throws(JournalError) -> String? {
        try read { database in
            let sql = """
                SELECT person, run FROM change WHERE user = ?1
                UNION SELECT person, run FROM reason WHERE user = ?1
                UNION SELECT person, run FROM call WHERE user = ?1 AND \(CallTable.isOpen) ORDER BY run DESC LIMIT 1
                """
            return try String.fetchOne(database, sql: sql, arguments: [user.rawValue])
        }
    }

    /// The runs that have still to send a user's change, or to read it back, the latest first.
    ///
    /// - Throws: ``JournalError``.
    public func openRuns(of user: UserID) throws(JournalError) -> [RunID] {
        try read { database in
            let sql = """
                SELECT id FROM run WHERE state IN (?, ?) AND EXISTS (
                    SELECT 1 FROM change WHERE change.run = run.id AND user = ? AND \(RecordedRun.isUnfinished)
                ) ORDER BY id DESC
                """
            let arguments: StatementArguments = [
                RunState.applying.rawValue, RunState.interrupted.rawValue, user.rawValue,
            ]
            return try Int.fetchAll(database, sql: sql, arguments: arguments).map(RunID.init)
        }
    }

    /// The runs that change a user, or say something about them, in ascending order.
    static func runs(about person: RecordedPerson, _ database: Database) throws -> [RunID] {
        let sql = """
            SELECT run FROM change WHERE user = ?1
            UNION SELECT run FROM reason WHERE user = ?1
            UNION SELECT run FROM call WHERE user = ?1
            UNION SELECT run FROM finding JOIN findingRecord ON finding = finding.id WHERE user = ?1
            ORDER BY run
            """
        return try Int.fetchAll(database, sql: sql, arguments: [person.column]).map(RunID.init)
    }

    /// The files that runs read and wrote.
    static func files(of runs: some Sequence<RunID>, _ database: Database) throws -> [RunFile] {
        try runs.flatMap { run in
            try Row.fetchAll(
                database,
                sql: "SELECT option, path FROM file WHERE run = ? ORDER BY option, path",
                arguments: [run.rawValue]
            ).map { RunFile(run: run, option: $0["option"], path: ForeignText($0["path"] as String)) }
        }
    }
}
