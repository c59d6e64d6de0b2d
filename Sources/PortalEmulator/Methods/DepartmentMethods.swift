import GRDB
import Wire

/// The methods `department.*`.
enum DepartmentMethods {
    /// `department.get`: the company structure.
    ///
    /// The filters are among the parameters, or in `FILTER`. `SORT` is a filter and an order at once: one of the five names orders,
    /// anything else filters.
    ///
    /// Source: <https://apidocs.bitrix24.com/api-reference/departments/department-get.html>
    static func get(_ call: RESTCall) throws -> RESTAnswer {
        let names = columns.map(\.name)
        var filter = call.filter
        if let sort = filter["SORT"]?.phpText?.uppercased(), names.contains(sort) { filter["SORT"] = nil }
        let query = ListQuery(
            table: "department",
            columns: names,
            condition: .all(call.conditions(filter, on: columns)),
            order: call.order(among: names),
            start: call.start
        )
        return try query.answer(call.database, record)
    }

    /// `department.fields`: the fields and their titles.
    ///
    /// Source: <https://apidocs.bitrix24.com/api-reference/departments/department-fields.html>
    static func fields(_ call: RESTCall) -> RESTAnswer {
        RESTAnswer([
            "ID": "ID", "NAME": "Department name", "SORT": "Sorting", "PARENT": "Parent department",
            "UF_HEAD": "Supervisor",
        ])
    }

    private static let columns = [
        FilterColumn(name: "ID", kind: .identifier),
        FilterColumn(name: "NAME", kind: .text),
        FilterColumn(name: "SORT", kind: .integer),
        FilterColumn(name: "PARENT", kind: .identifier),
        FilterColumn(name: "UF_HEAD", kind: .identifier),
    ]

    private static func record(_ row: Row) -> JSONValue {
        var record = JSONObject()
        for (index, column) in columns.enumerated() {
            record[column.name] = (row[index] as DatabaseValue).phpText.map { .string($0) }
        }
        record["SORT"] = .integer(row["SORT"])
        return .object(record)
    }
}
