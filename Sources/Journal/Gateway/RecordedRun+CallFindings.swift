import GRDB
import PortalModel
import Wire

extension RecordedRun {
    /// Why calls of a program failed at the portal, the most frequent reason first; each counts the users whom it is about.
    func failures(limit: Int, examples: Int, in database: Database) throws -> [GroupedDiagnostic] {
        let sql = """
            SELECT failure, COUNT(DISTINCT user) AS count FROM call WHERE run = ? AND state = 'failed'
            GROUP BY failure ORDER BY count DESC, MIN(id) LIMIT ?
            """
        return try Row.fetchAll(try database.cachedStatement(sql: sql), arguments: [id.rawValue, limit]).map { row in
            var group = try failure(row)
            group.count = try row.decode(forColumn: "count")
            let users = try database.cachedStatement(
                sql: """
                    SELECT user FROM call WHERE run = ? AND state = 'failed' AND failure = ?
                    GROUP BY user ORDER BY MIN(id) LIMIT ?
                    """
            )
            let failure: String = try row.decode(forColumn: "failure")
            group.examples = try Int.fetchAll(users, arguments: [id.rawValue, failure, examples])
                .map { GroupedDiagnostic.Example(user: UserID(rawValue: $0)) }
            return group
        }
    }

    /// Why calls of a program that change one user failed at the portal.
    func failures(of user: UserID, in database: Database) throws -> [GroupedDiagnostic] {
        let sql = "SELECT failure FROM call WHERE run = ? AND user = ? AND state = 'failed' ORDER BY id"
        let statement = try database.cachedStatement(sql: sql)
        return try Row.fetchAll(statement, arguments: [id.rawValue, user.rawValue]).map { row in
            var group = try failure(row)
            group.examples = [GroupedDiagnostic.Example(user: user)]
            return group
        }
    }

    /// The users whom a program has added.
    ///
    /// - Parameters:
    ///   - user: The only one to look for; `nil` for all.
    ///   - examples: How many are named.
    ///   - database: The journal.
    /// - Returns: One finding for all, if there are any.
    /// - Throws: What the journal throws.
    func additions(_ user: UserID? = nil, examples: Int, in database: Database) throws -> [GroupedDiagnostic] {
        let sql = "SELECT user FROM call WHERE run = ?1 AND state = 'added' AND (?2 IS NULL OR user = ?2) ORDER BY id"
        let statement = try database.cachedStatement(sql: sql)
        let users = try Int.fetchAll(statement, arguments: [id.rawValue, user?.rawValue])
        guard !users.isEmpty else { return [] }
        var group = GroupedDiagnostic(.notice, nil, "added by user.add, which no undo takes back", count: users.count)
        group.examples = users.prefix(examples).map { GroupedDiagnostic.Example(user: UserID(rawValue: $0)) }
        return [group]
    }

    private func failure(_ row: Row) throws -> GroupedDiagnostic {
        let json = try JSONReader.value(from: try row.decode(forColumn: "failure") as String)
        guard case .failed(let error)? = Outcome(json: json, state: .failed) else { throw journal.damage("a call") }
        // A finding is a sentence without its full stop.
        let words = error.description
        return GroupedDiagnostic(.error, nil, words.hasSuffix(".") ? String(words.dropLast()) : words, count: 1)
    }
}
