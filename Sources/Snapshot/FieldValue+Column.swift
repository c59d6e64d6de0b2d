import Foundation
import GRDB
import PortalModel

/// Values in columns without a type of their own.
///
/// Texts, whole numbers and numbers are SQLite's own. Everything else is a blob of JSON: a list is an array of strings, anything
/// else one string, whose first letter gives the type of the rest.
extension FieldValue {
    /// The value as SQLite stores it, the same for equal values.
    var column: DatabaseValue {
        switch self {
        // GRDB hands texts over up to the first NUL.
        case .string(let text) where !text.utf8.contains(0): text.databaseValue
        case .integer(let integer): integer.databaseValue
        case .number(let number): number.databaseValue
        case .list(let items): Self.json(items.map(\.tagged)).databaseValue
        case .null, .string, .boolean, .file, .option: Self.json(tagged).databaseValue
        }
    }

    /// Reads what ``column`` gave; `nil` for SQLite's NULL.
    init?(column: DatabaseValue) {
        switch column.storage {
        case .null: return nil
        case .string(let text): self = .string(text)
        case .int64(let integer): self = .integer(Int(integer))
        case .double(let number): self = .number(number)
        case .blob(let data):
            if let texts = try? JSONDecoder().decode([String].self, from: data) {
                self = .list(texts.compactMap(FieldValue.init(tagged:)))
            } else if let text = try? JSONDecoder().decode(String.self, from: data) {
                self.init(tagged: text)
            } else {
                return nil
            }
        }
    }

    /// The value without case, if it is a string.
    ///
    /// A final sigma is the one letter whose small form depends on its position.
    var folded: FieldValue {
        guard case .string(let text) = self else { return self }
        return .string(text.lowercased().replacing("ς", with: "σ"))
    }

    /// The value as a text that begins with the letter of its type.
    var tagged: String {
        switch self {
        case .null: "n"
        case .string(let text): "s\(text)"
        case .integer(let integer): "i\(integer)"
        case .number(let number): "d\(number)"
        case .boolean(let flag): flag ? "b1" : "b0"
        case .list(let items): "l" + String(decoding: Self.json(items.map(\.tagged)), as: UTF8.self)
        case .option(let option): "o\(option.id) \(option.label)"
        case .file(let file): "f" + String(decoding: Self.json([file.name, file.base64]), as: UTF8.self)
        }
    }

    private init?(tagged: String) {
        // By scalars: a letter of ours and an accent that begins the text would be one character.
        let rest = String(tagged.unicodeScalars.dropFirst())
        let type = tagged.unicodeScalars.first
        switch type {
        case "n": self = .null
        case "s": self = .string(rest)
        case "b": self = .boolean(rest == "1")
        case "i":
            guard let integer = Int(rest) else { return nil }
            self = .integer(integer)
        case "d":
            guard let number = Double(rest) else { return nil }
            self = .number(number)
        case "o":
            let parts = rest.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, let id = Int(parts[0]) else { return nil }
            self = .option(FieldOption(id: id, label: String(parts[1])))
        case "l", "f":
            guard let texts = try? JSONDecoder().decode([String].self, from: Data(rest.utf8)) else { return nil }
            self =
                type == "f" && texts.count == 2
                ? .file(UploadedFile(name: texts[0], base64: texts[1]))
                : .list(texts.compactMap(FieldValue.init(tagged:)))
        default: return nil
        }
    }

    private static func json(_ value: some Encodable) -> Data {
        (try? JSONEncoder().encode(value)) ?? Data()  // texts always have a form in JSON
    }
}
