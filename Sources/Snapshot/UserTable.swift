import Foundation
import GRDB
import PortalModel
import Synchronization

/// The users of a portal in a temporary SQLite file.
///
/// One column per field, named by its position, since SQLite doesn't distinguish `Uf_A` from `UF_A`. The file belongs to the
/// connection: SQLite unlinks it as soon as it is open.
final class UserTable: Sendable {
    /// The fields that users show.
    let shown: [String]
    /// The fields that only filters use.
    let filtered: [String]

    /// A field's index among the columns.
    struct Column {
        var field: UserField?
        var name: String
        /// The column that holds the text without case.
        var folded: String?
    }

    private let columns: [String: Column]
    private let selection: String
    private let insertion: String
    private let folded: [String]
    private let database: DatabaseQueue
    private let indexed = Mutex<Set<String>>([])

    init(shown: [String], filtered: [String], schema: Schema) throws {
        self.shown = shown
        self.filtered = filtered
        var columns: [String: Column] = [:]
        for (index, name) in (shown + filtered).enumerated() {
            let folded = schema[name]?.kind == .email ? "e\(index)" : nil
            columns[name] = Column(field: schema[name], name: "c\(index)", folded: folded)
        }
        self.columns = columns
        folded = (shown + filtered).filter { columns[$0]?.folded != nil }
        selection = "SELECT \((["id"] + shown.compactMap { columns[$0]?.name }).joined(separator: ", ")) FROM user"
        let names =
            ["id"] + (shown + filtered).compactMap { columns[$0]?.name } + folded.compactMap { columns[$0]?.folded }
        let marks = names.map { _ in "?" }.joined(separator: ", ")
        insertion = "INSERT OR REPLACE INTO user (\(names.joined(separator: ", "))) VALUES (\(marks))"
        var configuration = Configuration()
        // A partial table is discarded, so nothing needs to be rolled back or to reach the disk.
        configuration.prepareDatabase { try $0.execute(sql: "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF") }
        do {
            database = try DatabaseQueue(path: "", configuration: configuration)
            // Without a type of their own, columns keep the type of every value.
            let list = (["id INTEGER PRIMARY KEY"] + names.dropFirst()).joined(separator: ", ")
            try database.write { try $0.execute(sql: "CREATE TABLE user (\(list))") }
        } catch {
            throw SnapshotError(error)
        }
    }

    /// Whether filters may name these fields.
    func holds(_ names: some Sequence<String>) -> Bool {
        names.allSatisfy { $0 == "ID" || columns[$0] != nil }
    }

    /// Enters a page of users.
    func insert(_ page: [User]) async throws {
        do {
            try await database.write { [self] database in
                let statement = try database.cachedStatement(sql: insertion)
                for user in page {
                    try statement.execute(arguments: StatementArguments(values(of: user)))
                }
            }
        } catch {
            throw SnapshotError(error)
        }
    }

    /// The user of that id, or `nil`.
    func user(_ id: UserID) throws -> User? {
        try read { database in
            let statement = try database.cachedStatement(sql: "\(selection) WHERE id = ?")
            return try Row.fetchOne(statement, arguments: [id.rawValue]).flatMap(user)
        }
    }

    /// About how many bytes of texts a page of more users holds.
    private static let bytesOfPage = 4 << 20

    /// The next users that match.
    func users(matching filter: UserFilter, after last: UserID?, limit: Int) throws -> [User] {
        try read { database in
            let filter = try condition(filter, in: database)
            let statement = try database.cachedStatement(
                sql: "\(selection) WHERE \(filter.sql) AND id > ? ORDER BY id LIMIT ?"
            )
            let arguments = StatementArguments(filter.values) + [last?.rawValue ?? 0, limit]
            let bound = limit > UserPaging.mostExact ? Self.bytesOfPage : .max
            let rows = try Row.fetchCursor(statement, arguments: arguments)
            var (users, bytes) = ([User](), 0)
            while bytes < bound, let row = try rows.next() {
                guard let user = user(row) else { continue }
                bytes += user.fields.values.reduce(0) { $0 + $1.textBytes }
                users.append(user)
            }
            return users
        }
    }

    /// The number of users that match.
    func count(matching filter: UserFilter) throws -> Int {
        try read { database in
            let filter = try condition(filter, in: database)
            let sql = "SELECT COUNT(*) FROM user WHERE \(filter.sql)"
            return try Int.fetchOne(database, sql: sql, arguments: StatementArguments(filter.values)) ?? 0
        }
    }

    private func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
        do {
            return try database.writeWithoutTransaction(body)
        } catch {
            throw SnapshotError(error)
        }
    }

    /// The filter for SQLite, and the indexes that it profits from.
    ///
    /// Scripts look users up by one field again and again, such as `EMAIL` for each row of a file. The fields that tell
    /// employees have no index: every other query names them too, and SQLite might prefer them.
    private func condition(_ filter: UserFilter, in database: Database) throws -> FilterCondition {
        let condition = FilterCondition(filter, columns: columns)
        for column in condition.lookups where indexed.withLock({ $0.insert(column).inserted }) {
            try database.execute(sql: "CREATE INDEX by_\(column) ON user (\(column)); ANALYZE by_\(column)")
        }
        return condition
    }
}

extension UserTable {
    private func values(of user: User) -> [DatabaseValue] {
        [user.id.rawValue.databaseValue]
            + (shown + filtered).map { user.fields[$0]?.column ?? .null }
            + folded.map { user.fields[$0]?.folded.column ?? .null }
    }

    private func user(_ row: Row) -> User? {
        guard let id = UserID(rawValue: row[0]) else { return nil }
        var fields: [String: FieldValue] = [:]
        for (index, name) in shown.enumerated() {
            fields[name] = FieldValue(column: row[index + 1])
        }
        return User(id: id, fields: fields)
    }
}

extension SnapshotError {
    /// Takes over what GRDB throws.
    fileprivate init(_ error: any Error) {
        self =
            error as? SnapshotError
            ?? SnapshotError(code: .storage, reason: (error as? DatabaseError)?.message ?? "\(error)")
    }
}
