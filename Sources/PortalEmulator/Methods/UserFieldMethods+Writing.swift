import GRDB
import Wire

extension UserFieldMethods {
    /// How many custom fields a portal can have.
    private static let limit = 1_016

    /// `user.userfield.add`: creates a field; from then on every user has it.
    ///
    /// Labels are accepted and not stored, since no answer shows them.
    ///
    /// Source: <https://apidocs.bitrix24.com/api-reference/user/userfields/user-userfield-add.html>
    static func add(_ call: RESTCall) throws -> RESTAnswer {
        try checkRights(call)
        let fields = call.parameter("fields")?.objectValue ?? JSONObject()
        let name = try normalized(try required("FIELD_NAME", fields))
        let code = try required("USER_TYPE_ID", fields)
        guard let type = CustomFieldType.named(code) else { throw RESTError.failedToCreate }
        try checkRoom(for: name, call.database)
        let isMultiple = fields["MULTIPLE"]?.phpFlag == true
        try call.database.execute(
            sql: """
                INSERT INTO user_field (FIELD_NAME, USER_TYPE_ID, XML_ID, SORT, MULTIPLE, MANDATORY, SHOW_FILTER,
                    SHOW_IN_LIST, EDIT_IN_LIST, IS_SEARCHABLE, SETTINGS)
                VALUES (?, ?, NULL, 100, ?, 'N', 'N', 'Y', 'Y', 'N', ?)
                """,
            arguments: [name, code, isMultiple ? "Y" : "N", type.settings(fields["SETTINGS"]).text]
        )
        let id = Int(call.database.lastInsertedRowID)
        try write(fields, to: id, call.database)
        if code == "enumeration" { try FieldOptions(field: id, database: call.database).write(fields["LIST"]) }
        try StoreLayout.addColumn(StoredField(custom: name, type: code, isMultiple: isMultiple), call.database)
        return RESTAnswer(.integer(id))
    }

    /// `user.userfield.update`: writes what was sent; name, type and multiplicity never change.
    ///
    /// Source: <https://apidocs.bitrix24.com/api-reference/user/userfields/user-userfield-update.html>
    static func update(_ call: RESTCall) throws -> RESTAnswer {
        let (id, _, code) = try existing(call)
        let fields = call.parameter("fields")?.objectValue ?? JSONObject()
        try write(fields, to: id, call.database)
        if let settings = fields["SETTINGS"], let type = CustomFieldType.named(code) {
            try set("SETTINGS", type.settings(settings).text, of: id, call.database)
        }
        if code == "enumeration" { try FieldOptions(field: id, database: call.database).write(fields["LIST"]) }
        return RESTAnswer(true)
    }

    /// Writes what a new field and an old one can both be given.
    private static func write(_ fields: JSONObject, to id: Int, _ database: Database) throws {
        if let code = fields["XML_ID"]?.phpText { try set("XML_ID", code, of: id, database) }
        if let sort = fields["SORT"]?.phpInteger { try set("SORT", sort, of: id, database) }
        for name in ["MANDATORY", "SHOW_FILTER", "SHOW_IN_LIST", "EDIT_IN_LIST", "IS_SEARCHABLE"] {
            guard let value = fields[name] else { continue }
            // `SHOW_FILTER` knows more letters than these two.
            let letter = value.phpFlag.map { $0 ? "Y" : "N" } ?? value.phpText?.uppercased() ?? ""
            if letter.count == 1 { try set(name, letter, of: id, database) }
        }
    }

    private static func set(
        _ column: String,
        _ value: any DatabaseValueConvertible,
        of id: Int,
        _ database: Database
    ) throws {
        try database.execute(sql: "UPDATE user_field SET \(column) = ? WHERE ID = ?", arguments: [value, id])
    }

    private static func required(_ name: String, _ fields: JSONObject) throws(RESTError) -> String {
        guard let value = fields[name] else {
            throw RESTError(status: 400, code: "", text: "The '\(name)' field is not found.")
        }
        guard let text = value.phpText, !text.isEmpty else { throw .argument("Argument '\(name)' is null or empty") }
        return text
    }

    /// The name as the portal keeps it: `deals` and `UF_DEALS` are `UF_USR_DEALS`.
    private static func normalized(_ name: String) throws(RESTError) -> String {
        let name = name.uppercased()
        let isSafe = name.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || $0 == 0x5F }
        guard isSafe, name.utf8.count <= 50 else { throw .failedToCreate }
        return name.hasPrefix("UF_USR_") ? name : "UF_USR_\(name.hasPrefix("UF_") ? String(name.dropFirst(3)) : name)"
    }

    private static func checkRoom(for name: String, _ database: Database) throws {
        let names = try String.fetchAll(database, sql: "SELECT FIELD_NAME FROM user_field")
        guard !names.contains(name) else { throw RESTError.core("Поле \(name) для объекта USER уже существует") }
        guard names.count < limit else { throw RESTError.internalFailure }
    }
}

extension RESTError {
    fileprivate static let failedToCreate = core("Fail to create new user field")
}
