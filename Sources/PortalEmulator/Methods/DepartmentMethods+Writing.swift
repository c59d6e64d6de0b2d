import GRDB
import Wire

extension DepartmentMethods {
    /// `department.add`: creates a department below another one.
    ///
    /// Source: <https://apidocs.bitrix24.com/api-reference/departments/department-add.html>
    static func add(_ call: RESTCall) throws -> RESTAnswer {
        try checkRights(call)
        let name = try checkedName(call.parameters["NAME"])
        let parent = try checkedParent(call.parameters["PARENT"], of: nil, call.database)
        let sort = call.parameters["SORT"]?.phpInteger ?? 500
        try call.database.execute(
            sql: "INSERT INTO department (NAME, SORT, PARENT, UF_HEAD) VALUES (?, ?, ?, ?)",
            arguments: [name, sort, parent, head(call.parameters["UF_HEAD"])]
        )
        return RESTAnswer(.integer(Int(call.database.lastInsertedRowID)))
    }

    /// `department.update`: writes the fields that were sent.
    ///
    /// Source: <https://apidocs.bitrix24.com/api-reference/departments/department-update.html>
    static func update(_ call: RESTCall) throws -> RESTAnswer {
        try checkRights(call)
        let id = try existing(call)
        if let name = call.parameters["NAME"] { try set("NAME", try checkedName(name), of: id, call.database) }
        if let sort = call.parameters["SORT"]?.phpInteger { try set("SORT", sort, of: id, call.database) }
        if let head = call.parameters["UF_HEAD"] { try set("UF_HEAD", self.head(head), of: id, call.database) }
        if let parent = call.parameters["PARENT"], try self.parent(of: id, call.database) != parent.phpInteger {
            try set("PARENT", try checkedParent(parent, of: id, call.database), of: id, call.database)
        }
        return RESTAnswer(true)
    }

    /// `department.delete`: deletes a department; its subdepartments and users move to the one above.
    ///
    /// Source: <https://apidocs.bitrix24.com/api-reference/departments/department-delete.html>
    static func delete(_ call: RESTCall) throws -> RESTAnswer {
        try checkRights(call)
        let id = try existing(call)
        guard let parent = try parent(of: id, call.database) else { throw RESTError.accessToStructureDenied }
        try call.database.execute(sql: "UPDATE department SET PARENT = ? WHERE PARENT = ?", arguments: [parent, id])
        try call.database.execute(
            sql: """
                UPDATE user SET UF_DEPARTMENT = (
                    SELECT json_group_array(DISTINCT iif(value = ?1, ?2, value)) FROM json_each(UF_DEPARTMENT)
                ) WHERE UF_DEPARTMENT LIKE '%' || ?1 || '%' AND EXISTS (
                    SELECT 1 FROM json_each(UF_DEPARTMENT) WHERE value = ?1
                )
                """,
            arguments: [id, parent]
        )
        try call.database.execute(sql: "DELETE FROM department WHERE ID = ?", arguments: [id])
        return RESTAnswer(true)
    }

    private static func checkRights(_ call: RESTCall) throws {
        guard try call.isAdministrator() else { throw RESTError.accessToStructureDenied }
    }

    private static func existing(_ call: RESTCall) throws -> Int {
        guard let id = call.parameters["ID"]?.phpInteger, try exists(id, call.database) else {
            throw RESTError.core("Department not found")
        }
        return id
    }

    private static func exists(_ id: Int, _ database: Database) throws -> Bool {
        try Bool.fetchOne(database, sql: "SELECT EXISTS (SELECT 1 FROM department WHERE ID = ?)", arguments: [id])
            ?? false
    }

    private static func parent(of id: Int, _ database: Database) throws -> Int? {
        try Int.fetchOne(database, sql: "SELECT PARENT FROM department WHERE ID = ?", arguments: [id])
    }

    private static func checkedName(_ value: JSONValue?) throws(RESTError) -> String {
        guard let name = value?.phpText, !name.isEmpty else { throw .core("Не введено название раздела.<br>") }
        return name
    }

    /// The id of a parent that exists and isn't below the department itself; there is one root only.
    private static func checkedParent(_ value: JSONValue?, of id: Int?, _ database: Database) throws -> Int {
        guard let parent = value?.phpInteger, try exists(parent, database) else { throw RESTError.secondRoot }
        var ancestor: Int? = parent
        while let next = ancestor {
            guard next != id else { throw RESTError.secondRoot }
            ancestor = try self.parent(of: next, database)
        }
        return parent
    }

    private static func head(_ value: JSONValue?) -> Int? { value?.phpInteger.flatMap { $0 > 0 ? $0 : nil } }

    private static func set(
        _ column: String,
        _ value: (any DatabaseValueConvertible)?,
        of id: Int,
        _ database: Database
    ) throws {
        try database.execute(sql: "UPDATE department SET \(column) = ? WHERE ID = ?", arguments: [value, id])
    }
}

extension RESTError {
    fileprivate static let accessToStructureDenied = core("Access denied")
    fileprivate static let secondRoot = core("В структуре компании должен быть только один раздел верхнего уровня")
}
