import GRDB
import PortalModel
import Wire

/// What a value on the wire leaves in a column.
enum StoredValue {
    /// This value.
    case value(DatabaseValue)
    /// This file, whose id is to be stored once the file is.
    case file(PortalFile)
    /// What stands there now: the field can't hold such a value, and the portal says nothing.
    case unchanged

    /// What goes into the column, once a file is stored; `nil` where the field stays.
    func column(_ database: Database) throws -> DatabaseValue? {
        switch self {
        case .value(let value): value
        case .file(let file): try file.insert(database).databaseValue
        case .unchanged: nil
        }
    }
}

extension StoredField {
    /// What a value on the wire leaves in this field's column; empty values clear it.
    ///
    /// - Throws: ``RESTError`` where a photo has no content.
    func stored(_ value: JSONValue) throws(RESTError) -> StoredValue {
        switch kind {
        case .identifiers:
            return .value(Self.list(value.elements.compactMap(\.phpInteger).map { .integer($0) }))
        case .texts:
            let texts = value.elements.compactMap(\.phpText).filter { !$0.isEmpty }
            return .value(Self.list(texts.map { .string($0) }))
        case .file:
            if let file = try PortalFile(uploaded: value) { return .file(file) }
        default: break
        }
        guard let text = value.phpText else { return .unchanged }
        return kind != .flag && text.isEmpty ? .value("".databaseValue) : scalar(value, text)
    }

    private func scalar(_ value: JSONValue, _ text: String) -> StoredValue {
        let column: DatabaseValue? =
            switch kind {
            case .text: text.databaseValue
            case .flag: value.phpFlag.map { $0 ? 1.databaseValue : 0.databaseValue }
            case .day: Moment(text)?.day.databaseValue
            case .moment: Moment(text)?.seconds.databaseValue
            case .option: value.phpInteger?.databaseValue
            case .identifier, .file, .identifiers, .texts: nil
            }
        return column.map { .value($0) } ?? .unchanged
    }

    private static func list(_ elements: [JSONValue]) -> DatabaseValue {
        JSONValue.array(elements).text.databaseValue
    }
}
