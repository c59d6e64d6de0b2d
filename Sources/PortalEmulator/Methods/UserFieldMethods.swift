import GRDB
import Wire

/// The methods `user.userfield.*`.
enum UserFieldMethods {
    /// `user.userfield.list`: the custom fields, for administrators.
    ///
    /// Source: <https://apidocs.bitrix24.com/api-reference/user/userfields/user-userfield-list.html>
    static func list(_ call: RESTCall) throws -> RESTAnswer {
        guard try call.isAdministrator() else { throw RESTError.userFieldAccessDenied }
        let query = ListQuery(
            table: "user_field",
            columns: columns.map(\.name) + ["SETTINGS"],
            condition: .all(call.conditions(filter(call), on: columns)),
            order: call.order(among: columns.map(\.name)),
            start: call.start
        )
        return try query.answer(call.database) { row in try record(row, call.database) }
    }

    private static let columns =
        [FilterColumn(name: "ID", kind: .identifier)]
        + [
            "FIELD_NAME", "USER_TYPE_ID", "XML_ID", "SORT", "MULTIPLE", "MANDATORY", "SHOW_FILTER", "SHOW_IN_LIST",
            "EDIT_IN_LIST", "IS_SEARCHABLE",
        ].map { FilterColumn(name: $0, kind: .text) }

    /// The filter with its field names in capitals; clients send them small as well.
    private static func filter(_ call: RESTCall) -> JSONObject {
        guard case .object(let filter)? = call.parameter("filter") else { return JSONObject() }
        return JSONObject(filter.map { ($0.key.uppercased(), $0.value) })
    }

    private static func record(_ row: Row, _ database: Database) throws -> JSONValue {
        var record = JSONObject()
        for (index, column) in columns.enumerated() {
            record[column.name] = (row[index] as DatabaseValue).phpText.map { .string($0) } ?? .null
            if column.name == "ID" { record["ENTITY_ID"] = "USER" }
        }
        record["SETTINGS"] = try JSONReader.value(from: row["SETTINGS"] as String)
        if row["USER_TYPE_ID"] == "enumeration" { record["LIST"] = try options(of: row["ID"], database) }
        return .object(record)
    }

    private static func options(of field: Int, _ database: Database) throws -> JSONValue {
        let statement = try database.cachedStatement(
            sql: "SELECT ID, SORT, VALUE, DEF, XML_ID FROM field_option WHERE FIELD_ID = ? ORDER BY SORT, ID"
        )
        return .array(
            try Row.fetchAll(statement, arguments: [field]).map { row in
                .object(JSONObject(row.map { ($0, .string($1.phpText ?? "")) }))
            }
        )
    }
}
