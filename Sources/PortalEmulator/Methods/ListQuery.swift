import GRDB
import Wire

/// One page of a list method.
struct ListQuery {
    /// Pages can't be made longer or shorter.
    static let pageSize = 50

    let table: String
    let columns: [String]
    let condition: Condition
    /// Column and direction; equal rows come in the order of their ids.
    let order: (column: String, isDescending: Bool)
    /// The first row of the page, counted from 0; negative for the first page without counting.
    let start: Int

    /// Fetches the page, and counts what matches unless `start` says not to.
    func answer(_ database: Database, _ record: (Row) throws -> JSONValue) throws -> RESTAnswer {
        let direction = order.isDescending ? "DESC" : "ASC"
        let sql = """
            SELECT \(columns.joined(separator: ", ")) FROM \(table) WHERE \(condition.sql)
            ORDER BY \(order.column) \(direction), ID LIMIT \(Self.pageSize) OFFSET ?
            """
        let offset = max(start, 0)
        let arguments = StatementArguments(condition.arguments + [offset.databaseValue])
        let rows = try Row.fetchCursor(database.cachedStatement(sql: sql), arguments: arguments)
        var records: [JSONValue] = []
        while let row = try rows.next() {
            records.append(try record(row))
        }
        guard start >= 0 else { return RESTAnswer(.array(records), total: 0) }
        let total = try count(database)
        let next = offset + Self.pageSize
        return RESTAnswer(.array(records), total: total, next: next < total ? next : nil)
    }

    private func count(_ database: Database) throws -> Int {
        let statement = try database.cachedStatement(sql: "SELECT count(*) FROM \(table) WHERE \(condition.sql)")
        return try Int.fetchOne(statement, arguments: StatementArguments(condition.arguments)) ?? 0
    }
}

extension DatabaseValue {
    /// The column as PHP's database layer hands it out: numbers as texts, `NULL` as `nil`.
    var phpText: String? { String.fromDatabaseValue(self) ?? Int.fromDatabaseValue(self).map { String($0) } }
}

extension RESTCall {
    /// Where the page starts; anything that is no number means the beginning.
    var start: Int { parameter("start")?.phpInteger ?? 0 }

    /// The order asked for: a `sort` with an `order` of `ASC` or `DESC`, or an `order` such as `{"ID": "ASC"}`.
    ///
    /// A column that doesn't exist orders by id.
    func order(among columns: [String]) -> (column: String, isDescending: Bool) {
        var sort = parameter("sort")?.phpText
        var order = parameter("order")?.phpText
        if case .object(let pairs)? = parameter("order"), let (column, direction) = pairs.first(where: { _ in true }) {
            sort = column
            order = direction.phpText
        }
        let column = sort?.uppercased() ?? "ID"
        return (columns.contains(column) ? column : "ID", order?.uppercased() == "DESC")
    }

    /// The conditions of those entries that are about one of the columns; the portal ignores the others.
    func conditions(_ entries: JSONObject, on columns: [FilterColumn]) -> [Condition] {
        entries.compactMap { key, value in
            let (prefix, name) = FilterPrefix.split(key)
            return columns.first { $0.name == name }?.condition(prefix, value)
        }
    }
}
