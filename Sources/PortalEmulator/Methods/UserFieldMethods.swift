import GRDB
import Wire

/// The methods `user.userfield.*`, all of them for administrators.
enum UserFieldMethods {
    /// `user.userfield.list`: the custom fields.
    ///
    /// Source: <https://apidocs.bitrix24.com/api-reference/user/userfields/user-userfield-list.html>
    static func list(_ call: RESTCall) throws -> RESTAnswer {
        try checkRights(call)
        let filter = call.parameter("filter")?.objectValue?.inCapitals ?? JSONObject()
        let query = ListQuery(
            table: "user_field",
            columns: columns.map(\.name) + ["SETTINGS"],
            condition: .all(call.conditions(filter, on: columns)),
            order: call.order(among: columns.map(\.name)),
            start: call.start
        )
        return try query.answer(call.database) { row in try record(row, call.database) }
    }

    /// `user.userfield.delete`: takes a field away, and with it what everybody has in it.
    ///
    /// Source: <https://apidocs.bitrix24.com/api-reference/user/userfields/user-userfield-delete.html>
    static func delete(_ call: RESTCall) throws -> RESTAnswer {
        let (id, name, _) = try existing(call)
        try call.database.execute(sql: "DELETE FROM field_option WHERE FIELD_ID = ?", arguments: [id])
        try call.database.execute(sql: "DELETE FROM user_field WHERE ID = ?", arguments: [id])
        try StoreLayout.dropColumn(name, call.database)
        return RESTAnswer(true)
    }

    static func checkRights(_ call: RESTCall) throws {
        guard try call.isAdministrator() else { throw RESTError.userFieldAccessDenied }
    }

    /// The field that the parameter `id` names.
    static func existing(_ call: RESTCall) throws -> (id: Int, name: String, type: String) {
        try checkRights(call)
        guard let id = call.parameter("id")?.phpInteger, id > 0 else {
            throw RESTError(status: 400, code: "", text: "ID is not defined or invalid")
        }
        let sql = "SELECT FIELD_NAME, USER_TYPE_ID FROM user_field WHERE ID = ?"
        guard let row = try Row.fetchOne(call.database, sql: sql, arguments: [id]) else {
            throw RESTError.userFieldAccessDenied
        }
        return (id, row[0], row[1])
    }

    private static let columns =
        [FilterColumn(name: "ID", kind: .identifier)]
        + ["FIELD_NAME", "USER_TYPE_ID", "XML_ID"].map { FilterColumn(name: $0, kind: .text) }
        + [FilterColumn(name: "SORT", kind: .integer)]
        + ["MULTIPLE", "MANDATORY", "SHOW_FILTER", "SHOW_IN_LIST", "EDIT_IN_LIST", "IS_SEARCHABLE"]
        .map { FilterColumn(name: $0, kind: .text) }

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
