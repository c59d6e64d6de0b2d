import PortalModel
import Wire

/// Values as JSON, with their exact types: `1` is an integer, `1.0` a number, and an object is a file.
extension FieldValue {
    /// The value as the journal writes it.
    var json: JSONValue {
        switch self {
        case .null: .null
        case .string(let text): .string(text)
        case .integer(let integer): .integer(integer)
        case .number(let number): .number(number)
        case .boolean(let flag): .boolean(flag)
        case .list(let items): .array(items.map(\.json))
        case .file(let file): ["name": .string(file.name), "base64": .string(file.base64)]
        }
    }

    /// Reads what ``json`` wrote; `nil` for anything else.
    init?(json: JSONValue) {
        switch json {
        case .null: self = .null
        case .string(let text): self = .string(text)
        case .integer(let integer): self = .integer(integer)
        case .number(let number): self = .number(number)
        case .boolean(let flag): self = .boolean(flag)
        case .array(let elements):
            let items = elements.compactMap(FieldValue.init(json:))
            guard items.count == elements.count else { return nil }
            self = .list(items)
        case .object(let object):
            guard let name = object["name"]?.stringValue, let base64 = object["base64"]?.stringValue else { return nil }
            self = .file(UploadedFile(name: name, base64: base64))
        }
    }
}

extension [String: FieldValue] {
    /// The fields as one JSON object, names in order, so that equal fields are equal text.
    var json: JSONValue {
        .object(JSONObject(sorted { $0.key < $1.key }.map { ($0.key, $0.value.json) }))
    }

    /// Reads what ``json`` wrote; `nil` for anything else.
    init?(json: JSONValue) {
        guard let object = json.objectValue else { return nil }
        self = [:]
        for (name, value) in object {
            guard let value = FieldValue(json: value) else { return nil }
            self[name] = value
        }
    }
}
