import GRDB
import Wire

extension UserMethods {
    /// `user.search`: `user.get`, with texts that need to match at their beginning only.
    ///
    /// Each word of `FIND` begins a word of a name, the position or a department; if it is given, nothing else filters.
    ///
    /// Source: <https://apidocs.bitrix24.com/api-reference/user/user-search.html>
    static func search(_ call: RESTCall) throws -> RESTAnswer {
        let visible = call.visibleFields
        let filter = call.filter
        let conditions =
            if let sought = filter["FIND"]?.phpText, !sought.isEmpty {
                sought.split(separator: " ").map { found(String($0)) }
            } else {
                call.conditions(JSONObject(filter.map { widened($0.key, $0.value) }), on: columns(visible))
                    + departments(filter["UF_DEPARTMENT_NAME"])
            }
        return try page(call, of: visible, where: conditions)
    }

    private static let prefixed: Set = ["NAME", "LAST_NAME", "SECOND_NAME", "WORK_POSITION"]

    /// A condition on a text without a prefix asks for its beginning.
    private static func widened(_ key: String, _ value: JSONValue) -> (String, JSONValue) {
        let texts = value.phpElements.compactMap(\.phpText)
        guard prefixed.contains(key), !texts.isEmpty, !texts.contains("") else { return (key, value) }
        return ("%=\(key)", .array(texts.map { .string($0.hasSuffix("%") ? $0 : "\($0)%") }))
    }

    private static func found(_ word: String) -> Condition {
        let beginning = FilterColumn.escaped(word) + "%"
        let columns = prefixed.sorted().map { column in
            Condition(
                sql: #"(\#(column) LIKE ? ESCAPE '\' OR \#(column) LIKE ? ESCAPE '\')"#,
                arguments: [beginning.databaseValue, "% \(beginning)".databaseValue]
            )
        }
        return .any(columns + departments(.string(word)))
    }

    private static func departments(_ name: JSONValue?) -> [Condition] {
        guard let name = name?.phpText, !name.isEmpty else { return [] }
        let sql = #"""
            EXISTS (SELECT 1 FROM json_each(ifnull(UF_DEPARTMENT, '[]')) AS own JOIN department ON department.ID = own.value
                WHERE department.NAME LIKE ? ESCAPE '\')
            """#
        return [Condition(sql: sql, arguments: ["\(FilterColumn.escaped(name))%".databaseValue])]
    }
}
