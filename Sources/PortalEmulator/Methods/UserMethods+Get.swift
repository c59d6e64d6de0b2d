import GRDB
import Wire

/// The methods `user.*`.
enum UserMethods {
    /// `user.get`: a page of users.
    ///
    /// Source: <https://apidocs.bitrix24.com/api-reference/user/user-get.html>
    static func get(_ call: RESTCall) throws -> RESTAnswer {
        let visible = call.visibleFields
        return try page(call, of: visible, where: filter(call, on: columns(visible)))
    }

    /// `user.current`: the user behind the credentials.
    ///
    /// Source: <https://apidocs.bitrix24.com/api-reference/user/user-current.html>
    static func current(_ call: RESTCall) throws -> RESTAnswer {
        let fields = call.visibleFields
        let columns = fields.map(\.name).joined(separator: ", ")
        let statement = try call.database.cachedStatement(sql: "SELECT \(columns) FROM user WHERE ID = ?")
        let row = try Row.fetchOne(statement, arguments: [call.credential.ownerID])
        let style = AnswerStyle(isListed: false, filesAddress: call.filesAddress)
        return RESTAnswer(row.map { record($0, fields, style) } ?? .array([]))
    }

    /// `user.fields`: the standard fields and their titles.
    ///
    /// Source: <https://apidocs.bitrix24.com/api-reference/user/user-fields.html>
    static func fields(_ call: RESTCall) throws -> RESTAnswer {
        let titles = call.visibleFields.lazy.filter { !$0.isCustom }.map { ($0.name, JSONValue.string($0.title)) }
        return RESTAnswer(.object(JSONObject(titles)))
    }

    /// The page of users that a call asks for, among those who meet the conditions.
    static func page(
        _ call: RESTCall,
        of visible: [StoredField],
        where conditions: [Condition]
    ) throws -> RESTAnswer {
        let selected = selection(call.parameter("select"), among: visible)
        let query = ListQuery(
            table: "user",
            columns: selected.map(\.name),
            condition: .all(try audience(call) + conditions),
            order: call.order(among: visible.map(\.name)),
            start: call.start,
            countsNothing: false
        )
        let style = AnswerStyle(isListed: true, filesAddress: call.filesAddress)
        return try query.answer(call.database) { row in record(row, selected, style) }
    }

    static func columns(_ fields: [StoredField]) -> [FilterColumn] {
        fields.map { FilterColumn(name: $0.name, kind: $0.kind, isMultiple: $0.isMultiple) }
    }

    /// The record of a user; what was never set is left out, as PHP leaves it out.
    private static func record(_ row: Row, _ fields: [StoredField], _ style: AnswerStyle) -> JSONValue {
        var style = style
        style.user = row[0]
        var record = JSONObject()
        // A page has thousands of columns; most of them were never set.
        for (index, field) in fields.enumerated() {
            let isUnset = row.hasNull(atIndex: index)
            guard let value = isUnset ? field.answeredUnset(style) : field.answered(row[index], style) else { continue }
            record[field.name] = value
        }
        return .object(record)
    }

    /// The fields that `select` names; `ID` is always included, and unknown names are skipped.
    private static func selection(_ select: JSONValue?, among visible: [StoredField]) -> [StoredField] {
        let names = Set((select ?? .null).phpElements.compactMap(\.phpText)).subtracting([""])
        guard !names.isEmpty, !names.contains("*") else { return visible }
        let allCustom = names.contains("UF_*")
        return visible.filter { field in
            field.name == "ID" || names.contains(field.name) || (allCustom && field.name.hasPrefix("UF_"))
        }
    }

    /// E-mail users are seen by an administrator in `ADMIN_MODE` only.
    private static func audience(_ call: RESTCall) throws -> [Condition] {
        if call.parameter("admin_mode")?.phpFlag == true, try call.isAdministrator() { return [] }
        return [Condition(sql: "ifnull(USER_TYPE, '') <> 'email'")]
    }

    private static func filter(_ call: RESTCall, on columns: [FilterColumn]) -> [Condition] {
        call.conditions(call.filter, on: columns) + nameSearch(call.filter["NAME_SEARCH"])
    }

    /// Every word must occur in one of the names, the position or the address.
    private static func nameSearch(_ value: JSONValue?) -> [Condition] {
        let columns = ["NAME", "LAST_NAME", "SECOND_NAME", "EMAIL", "WORK_POSITION"]
            .map { FilterColumn(name: $0, kind: .text) }
        let contains = FilterPrefix(comparison: .contains, isNegated: false)
        return (value?.phpText ?? "").split(separator: " ").map { word in
            .any(columns.map { $0.condition(contains, .string(String(word))) })
        }
    }
}

extension RESTCall {
    /// The conditions of a list of users or departments: `FILTER` or, if there is none, the parameters themselves.
    ///
    /// The second place is documented for departments only, and that `FILTER` counts alone nowhere: both are observed in the
    /// modules `rest` and `intranet`.
    var filter: JSONObject {
        switch parameter("filter") {
        case .object(let filter)?: filter.inCapitals
        case .array?: JSONObject()
        default: parameters
        }
    }
}
