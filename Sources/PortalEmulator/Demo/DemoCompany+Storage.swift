import GRDB
import Wire

extension DemoCompany {
    /// Writes the whole company into a database that has only its tables.
    func move(into db: Database) throws {
        for department in departments { try insert(department, db) }
        for field in DemoCustomField.all { try insert(field, db) }
        let fields = Dictionary(uniqueKeysWithValues: try StoreLayout.fields(db).map { ($0.name, $0) })
        for user in users { try insert(user, fields, db) }
    }

    private func insert(_ department: DemoDepartment, _ db: Database) throws {
        try db.execute(
            sql: "INSERT INTO department (ID, NAME, SORT, PARENT, UF_HEAD) VALUES (?, ?, ?, ?, ?)",
            arguments: [department.id, department.name, department.id * 100, department.parent, heads[department.id]]
        )
    }

    private func insert(_ field: DemoCustomField, _ db: Database) throws {
        try db.execute(
            sql: """
                INSERT INTO user_field (ID, FIELD_NAME, USER_TYPE_ID, SORT, MULTIPLE, MANDATORY, SHOW_FILTER, SHOW_IN_LIST,
                    EDIT_IN_LIST, IS_SEARCHABLE, SETTINGS) VALUES (?, ?, ?, 100, ?, 'N', 'N', 'Y', 'Y', 'N', ?)
                """,
            arguments: [field.id, field.name, field.type, field.isMultiple ? "Y" : "N", field.settings]
        )
        for (index, option) in field.options.enumerated() {
            try db.execute(
                sql: "INSERT INTO field_option (ID, FIELD_ID, SORT, VALUE, DEF, XML_ID) VALUES (?, ?, ?, ?, 'N', ?)",
                arguments: [option.id, field.id, (index + 1) * 100, option.label, "option\(option.id)"]
            )
        }
        try StoreLayout.addColumn(StoredField(custom: field.name, type: field.type, isMultiple: field.isMultiple), db)
    }

    private func insert(_ user: DemoUser, _ fields: [String: StoredField], _ db: Database) throws {
        var columns = ["ID", "IS_ADMINISTRATOR"]
        var values = [user.id.databaseValue, user.isAdministrator.databaseValue]
        for (name, value) in user.fields {
            guard let column = try fields[name]?.stored(value).column(db) else { continue }
            columns.append(name)
            values.append(column)
        }
        let marks = values.map { _ in "?" }.joined(separator: ", ")
        let sql = "INSERT INTO user (\(columns.joined(separator: ", "))) VALUES (\(marks))"
        try db.execute(sql: sql, arguments: StatementArguments(values))
    }
}
