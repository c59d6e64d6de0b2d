import GRDB
import PortalModel
import Wire

/// What a value on the wire leaves in a column.
enum StoredValue {
    /// This value.
    case value(DatabaseValue)
    /// This file, whose id is to be stored once the file is.
    case file(PortalFile)
    /// These files; of those that the portal has already, the ids.
    case files([ListedFile])
    /// The current value stays: the field can't hold such a value, and the portal reports nothing.
    case unchanged

    /// A file of a list.
    enum ListedFile {
        case new(PortalFile)
        case kept(id: Int)
    }

    /// What goes into the column, once a file is stored; `nil` if the field stays.
    func column(_ database: Database) throws -> DatabaseValue? {
        switch self {
        case .value(let value): return value
        case .file(let file): return try file.insert(database).databaseValue
        case .files(let files):
            let ids = try files.map { file in
                switch file {
                case .new(let file): JSONValue.integer(Int(try file.insert(database)))
                case .kept(let id): JSONValue.integer(id)
                }
            }
            return JSONValue.array(ids).text.databaseValue
        case .unchanged: return nil
        }
    }
}

extension StoredField {
    /// What a value on the wire leaves in this field's column; empty values clear it, lists of nothing but such too.
    ///
    /// - Throws: ``RESTError`` if a photo has no content.
    func stored(_ value: JSONValue) throws(RESTError) -> StoredValue {
        if isMultiple { return try storedList(value) }
        if kind != .flag, value.isEmptied { return .value(cleared) }
        if kind == .file, value.removesFile { return .value(cleared) }
        if isFile, let file = try upload(value) { return .file(file) }
        return kind.stored(value).map { .value($0.databaseValue) } ?? .unchanged
    }

    private var isFile: Bool { kind == .photo || kind == .file }

    /// The file that a value uploads: `[name, content]`, and for a field of one's own also `{"fileData": [name, content]}`.
    ///
    /// Source of the list: <https://apidocs.bitrix24.com/api-reference/files/how-to-update-files.html>. That users' own fields
    /// take `fileData`, and that `{"id": 774, "remove": "Y"}` removes a file, is undocumented: both are documented for other
    /// methods, and observed in the module `rest`.
    private func upload(_ value: JSONValue) throws(RESTError) -> PortalFile? {
        try PortalFile(uploaded: kind == .file ? value["fileData"] ?? value : value)
    }

    private var cleared: DatabaseValue { kind == .binary ? 0.databaseValue : "".databaseValue }

    private func storedList(_ value: JSONValue) throws(RESTError) -> StoredValue {
        if isFile, !value.isEmptied { return .files(try files(value)) }
        let elements = value.phpElements.lazy.filter { kind == .binary || $0.phpText != "" }.compactMap(kind.stored)
        return .value(JSONValue.array(Array(elements)).text.databaseValue)
    }

    /// The files of a list; a single one, name and content, needs no list.
    private func files(_ value: JSONValue) throws(RESTError) -> [StoredValue.ListedFile] {
        if value.removesFile { return [] }
        if let file = try upload(value) { return [.new(file)] }
        var files: [StoredValue.ListedFile] = []
        for element in value.phpElements where !element.removesFile {
            if let id = (element["id"] ?? element).phpInteger {
                files.append(.kept(id: id))
            } else if let file = try upload(element) {
                files.append(.new(file))
            }
        }
        return files
    }
}

extension StoredField.Kind {
    /// A value on the wire in the column's own form, or `nil` if it has none.
    func stored(_ value: JSONValue) -> JSONValue? {
        if self == .flag { return .integer(value.phpTruth ? 1 : 0) }
        guard let text = value.phpText else { return nil }
        return switch self {
        case .text: .string(text)
        case .binary: value.phpFlag.map { .integer($0 ? 1 : 0) }
        case .day: Moment(text).map { .string($0.day) }
        case .moment: Moment(text).map { .integer($0.seconds) }
        case .number: Double(text).flatMap { $0.isFinite ? .number($0) : nil }
        case .identifier, .integer, .option: value.phpInteger.map { .integer($0) }
        case .flag, .photo, .file: nil
        }
    }
}

extension JSONValue {
    /// Whether this is `{"id": 774, "remove": "Y"}`.
    fileprivate var removesFile: Bool {
        self["remove"]?.phpText?.uppercased() == "Y" && (self["id"]?.phpInteger ?? 0) > 0
    }

    /// Whether this is one of the forms that clear a field: `""`, `null`, an empty list, a list of empty texts.
    var isEmptied: Bool { phpText.map(\.isEmpty) ?? phpElements.allSatisfy { $0.phpText == "" } }

    /// What SQLite keeps of a scalar.
    var databaseValue: DatabaseValue {
        switch self {
        case .integer(let integer): integer.databaseValue
        case .number(let number): number.databaseValue
        default: (phpText ?? "").databaseValue
        }
    }
}
