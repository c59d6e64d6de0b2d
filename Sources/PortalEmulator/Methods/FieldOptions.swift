import GRDB
import Wire

/// The options of an enumeration.
struct FieldOptions {
    let field: Int
    let database: Database

    /// Writes the options of a `LIST`: one with an `ID` is changed, with `DEL` also taken away, any other one is made.
    func write(_ list: JSONValue?) throws {
        for (index, option) in (list?.phpElements ?? []).enumerated() {
            if let id = option["ID"]?.phpInteger {
                try option["DEL"]?.phpFlag == true ? delete(id) : update(id, option)
            } else if let value = option["VALUE"]?.phpText, !value.isEmpty {
                try insert(value, option, sort: (index + 1) * 100)
            }
        }
    }

    private func insert(_ value: String, _ option: JSONValue, sort: Int) throws {
        try database.execute(
            sql: "INSERT INTO field_option (FIELD_ID, SORT, VALUE, DEF, XML_ID) VALUES (?, ?, ?, ?, ?)",
            arguments: [
                field, option["SORT"]?.phpInteger ?? sort, value, option["DEF"]?.phpFlag == true ? "Y" : "N",
                option["XML_ID"]?.phpText,
            ]
        )
        guard option["XML_ID"] == nil else { return }
        let id = database.lastInsertedRowID
        try database.execute(sql: "UPDATE field_option SET XML_ID = ? WHERE ID = ?", arguments: ["option\(id)", id])
    }

    private func update(_ id: Int, _ option: JSONValue) throws {
        for column in ["SORT", "VALUE", "DEF", "XML_ID"] {
            guard let value = option[column]?.phpText, !value.isEmpty else { continue }
            try database.execute(
                sql: "UPDATE field_option SET \(column) = ? WHERE ID = ? AND FIELD_ID = ?",
                arguments: [value, id, field]
            )
        }
    }

    private func delete(_ id: Int) throws {
        try database.execute(sql: "DELETE FROM field_option WHERE ID = ? AND FIELD_ID = ?", arguments: [id, field])
    }
}
