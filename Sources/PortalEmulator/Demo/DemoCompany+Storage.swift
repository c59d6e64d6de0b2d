import GRDB
import Wire

extension DemoCompany {
    /// Writes the whole company into a database that has only its tables.
    func move(into db: Database) throws {
        for field in DemoCustomField.all { try insert(field, db) }
        let writer = try DemoUserWriter(try StoreLayout.fields(db), db)
        var heads = DemoHeads()
        try forEachUser { user in
            try writer.insert(user, db)
            heads.add(user)
        }
        for department in departments { try insert(department, head: heads.ids[department.id], db) }
    }

    private func insert(_ department: DemoDepartment, head: Int?, _ db: Database) throws {
        try db.execute(
            sql: "INSERT INTO department (ID, NAME, SORT, PARENT, UF_HEAD) VALUES (?, ?, ?, ?, ?)",
            arguments: [department.id, department.name, department.id * 100, department.parent, head]
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
}

/// Writes users with one statement, prepared once.
private struct DemoUserWriter {
    private let fields: [StoredField]
    private let positions: [String: Int]
    private let statement: Statement

    init(_ fields: [StoredField], _ db: Database) throws {
        let columns = ["ID", "IS_ADMINISTRATOR"] + fields.map(\.name).filter { $0 != "ID" }
        let marks = columns.map { _ in "?" }.joined(separator: ", ")
        statement = try db.makeStatement(sql: "INSERT INTO user (\(columns.joined(separator: ", "))) VALUES (\(marks))")
        self.fields = fields.filter { $0.name != "ID" }
        positions = Dictionary(uniqueKeysWithValues: self.fields.enumerated().map { ($1.name, $0) })
    }

    func insert(_ user: DemoUser, _ db: Database) throws {
        var values = [user.id.databaseValue, user.isAdministrator.databaseValue]
        values += repeatElement(.null, count: fields.count)
        for (name, value) in user.fields {
            guard let position = positions[name] else { continue }
            values[position + 2] = try fields[position].stored(value).column(db) ?? .null
        }
        try statement.execute(arguments: StatementArguments(values))
    }
}
