import GRDB
import PortalModel

/// The tables of the portal's database.
enum StoreLayout {
    /// Marks a file as an emulator's, in SQLite's header: `Moon`.
    private static let applicationID = 0x4D6F_6F6E
    /// Goes up with every change after which older files can't be read.
    private static let version = 1

    /// Whether the database has nothing in it yet.
    ///
    /// - Throws: ``EmulatorError`` if it holds something other than a portal of this layout.
    static func isNew(_ db: Database) throws -> Bool {
        let tables = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_master") ?? 0
        if tables == 0 { return true }
        let owner = try Int.fetchOne(db, sql: "PRAGMA application_id")
        guard owner == applicationID else { throw EmulatorError(.foreignFile) }
        let columns = Set(try db.columns(in: "user").map(\.name))
        guard try Int.fetchOne(db, sql: "PRAGMA user_version") == version,
            columns.isSuperset(of: StoredField.standard.map(\.name))
        else { throw EmulatorError(.outdatedFile) }
        return false
    }

    /// Makes the tables.
    static func create(_ db: Database) throws {
        let columns = StoredField.standard.dropFirst().map { columnDefinition($0) }.joined(separator: ", ")
        try db.execute(
            sql: """
                PRAGMA application_id = \(applicationID);
                PRAGMA user_version = \(version);
                CREATE TABLE user (ID INTEGER PRIMARY KEY, IS_ADMINISTRATOR INTEGER NOT NULL, \(columns));
                CREATE TABLE department (
                    ID INTEGER PRIMARY KEY, NAME TEXT NOT NULL COLLATE NOCASE, SORT INTEGER NOT NULL,
                    PARENT INTEGER, UF_HEAD INTEGER
                );
                CREATE TABLE user_field (
                    ID INTEGER PRIMARY KEY, FIELD_NAME TEXT NOT NULL UNIQUE, USER_TYPE_ID TEXT NOT NULL, XML_ID TEXT,
                    SORT INTEGER NOT NULL, MULTIPLE TEXT NOT NULL, MANDATORY TEXT NOT NULL, SHOW_FILTER TEXT NOT NULL,
                    SHOW_IN_LIST TEXT NOT NULL, EDIT_IN_LIST TEXT NOT NULL, IS_SEARCHABLE TEXT NOT NULL,
                    SETTINGS TEXT NOT NULL
                );
                CREATE TABLE field_option (
                    ID INTEGER PRIMARY KEY, FIELD_ID INTEGER NOT NULL REFERENCES user_field, SORT INTEGER NOT NULL,
                    VALUE TEXT NOT NULL, DEF TEXT NOT NULL, XML_ID TEXT
                );
                CREATE TABLE file (ID INTEGER PRIMARY KEY, NAME TEXT NOT NULL, CONTENT BLOB NOT NULL);
                """
        )
    }

    /// Adds what files of earlier versions lack.
    static func complete(_ db: Database) throws {
        try db.execute(
            sql: """
                CREATE TABLE IF NOT EXISTS app_option (
                    CLIENT TEXT NOT NULL, USER_ID INTEGER NOT NULL, NAME TEXT NOT NULL, VALUE TEXT NOT NULL,
                    UNIQUE (CLIENT, USER_ID, NAME)
                );
                CREATE INDEX IF NOT EXISTS user_email ON user (EMAIL);
                """
        )
    }

    /// Adds the column of a custom field to the users.
    static func addColumn(_ field: StoredField, _ db: Database) throws {
        try db.execute(sql: "ALTER TABLE user ADD COLUMN \(columnDefinition(field))")
    }

    /// Takes the column of a custom field from the users.
    static func dropColumn(_ name: String, _ db: Database) throws {
        try db.execute(sql: "ALTER TABLE user DROP COLUMN \(name)")
    }

    /// The fields of a user record: the standard ones, then the custom ones in the order of their ids.
    static func fields(_ db: Database) throws -> [StoredField] {
        let rows = try Row.fetchAll(db, sql: "SELECT FIELD_NAME, USER_TYPE_ID, MULTIPLE FROM user_field ORDER BY ID")
        return StoredField.standard
            + rows.map { row in
                StoredField(custom: row["FIELD_NAME"], type: row["USER_TYPE_ID"], isMultiple: row["MULTIPLE"] == "Y")
            }
    }

    /// Text columns compare without case, as the portal's database does, here for the letters of ASCII.
    private static func columnDefinition(_ field: StoredField) -> String {
        let isText = field.isMultiple || field.kind == .text || field.kind == .day
        return "\(field.name) \(isText ? "TEXT COLLATE NOCASE" : field.kind == .number ? "REAL" : "INTEGER")"
    }
}
