import GRDB
import Wire

/// One page of a list method.
struct ListQuery {
    /// Pages can't be made longer or shorter.
    static let pageSize = 50

    let table: String
    let columns: [String]
    let condition: Condition
    /// Columns and directions; equal rows are ordered by id.
    let order: [(column: String, isDescending: Bool)]
    /// The first row of the page, counted from 0; negative for the first page without counting.
    let start: Int
    /// Whether an empty page says how many records match; else it has no `total`.
    ///
    /// Undocumented: observed in the modules `rest`, where lists of users lack it, and `intranet`, where departments have it.
    var countsNothing = true

    /// Fetches the page, and counts what matches unless `start` forbids it.
    func answer(_ database: Database, _ record: (Row) throws -> JSONValue) throws -> RESTAnswer {
        let sql = """
            SELECT \(columns.joined(separator: ", ")) FROM \(table) WHERE \(condition.sql)
            ORDER BY \(orderBy) LIMIT \(Self.pageSize) OFFSET ?
            """
        let offset = max(start, 0)
        let arguments = StatementArguments(condition.arguments + [offset.databaseValue])
        let rows = try Row.fetchCursor(database.cachedStatement(sql: sql), arguments: arguments)
        var records: [JSONValue] = []
        while let row = try rows.next() {
            records.append(try record(row))
        }
        guard countsNothing || !records.isEmpty else { return RESTAnswer(.array([])) }
        guard start >= 0 else { return RESTAnswer(.array(records), total: 0) }
        let total = try count(database)
        let next = offset + Self.pageSize
        return RESTAnswer(.array(records), total: total, next: next < total ? next : nil)
    }

    private var orderBy: String {
        let ending = order.contains { $0.column == "ID" } ? [] : ["ID"]
        return (order.map { $0.isDescending ? "\($0.column) DESC" : $0.column } + ending).joined(separator: ", ")
    }

    private func count(_ database: Database) throws -> Int {
        let statement = try database.cachedStatement(sql: "SELECT count(*) FROM \(table) WHERE \(condition.sql)")
        return try Int.fetchOne(statement, arguments: StatementArguments(condition.arguments)) ?? 0
    }
}

extension DatabaseValue {
    /// The column as PHP's database layer hands it out: numbers as texts, `NULL` as `nil`.
    var phpText: String? {
        switch storage {
        case .string(let text): text
        case .int64(let integer): String(integer)
        case .double(let number): number.plainText
        case .null, .blob: nil
        }
    }
}

extension RESTCall {
    /// Where the page starts; anything that is not a number means the beginning.
    var start: Int { parameter("start")?.phpInteger ?? 0 }

    /// The order asked for: a `sort` with an `order` of `ASC` or `DESC`, or an `order` such as `{"ID": "ASC"}`.
    ///
    /// Columns that don't exist are ignored.
    func order(among columns: [String]) -> [(column: String, isDescending: Bool)] {
        let direction = parameter("order")
        let pairs: [(String, JSONValue)] =
            if case .object(let order)? = direction {
                order.map { ($0.key, $0.value) }
            } else {
                [(parameter("sort")?.phpText ?? "ID", direction ?? "ASC")]
            }
        return pairs.compactMap { name, direction in
            let column = name.uppercased()
            guard columns.contains(column) else { return nil }
            return (column, direction.phpText?.uppercased() == "DESC")
        }
    }

    /// The conditions of those entries that are about one of the columns; the portal ignores the others.
    func conditions(_ entries: JSONObject, on columns: [FilterColumn]) -> [Condition] {
        entries.compactMap { key, value in
            let (prefix, name) = FilterPrefix.split(key)
            return columns.first { $0.name == name }?.condition(prefix, value)
        }
    }
}
