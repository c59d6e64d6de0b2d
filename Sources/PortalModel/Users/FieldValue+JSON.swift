public import Wire

/// Values as JSON, with their exact types: `1` is an integer, `1.0` a number, and an object is a file or an option.
///
/// The form that a portal takes depends on the field, too; the client has it.
extension FieldValue {
    /// The value as the journal, plans and reports write it.
    public var json: JSONValue { json(file: \.json) }

    /// The value as JSON.
    ///
    /// - Parameter file: Gives the form of a file.
    /// - Returns: The JSON.
    public func json(file: (UploadedFile) -> JSONValue) -> JSONValue {
        switch self {
        case .null: .null
        case .string(let text): .string(text)
        case .integer(let integer): .integer(integer)
        case .number(let number): .number(number)
        case .boolean(let flag): .boolean(flag)
        case .list(let items): .array(items.map { $0.json(file: file) })
        case .file(let upload): file(upload)
        case .option(let option): ["id": .integer(option.id), "label": .string(option.label)]
        }
    }

    /// Reads what ``json`` wrote; `nil` for anything else.
    public init?(json: JSONValue) {
        self.init(json: json) { UploadedFile(json: $0).map { .file($0) } ?? FieldOption(json: $0).map { .option($0) } }
    }

    /// Reads a value.
    ///
    /// - Parameters:
    ///   - json: The value as JSON.
    ///   - read: Reads an object; `nil` if it is no value.
    public init?(json: JSONValue, object read: (JSONObject) -> FieldValue?) {
        switch json {
        case .null: self = .null
        case .string(let text): self = .string(text)
        case .integer(let integer): self = .integer(integer)
        case .number(let number): self = .number(number)
        case .boolean(let flag): self = .boolean(flag)
        case .array(let elements):
            let items = elements.compactMap { FieldValue(json: $0, object: read) }
            guard items.count == elements.count else { return nil }
            self = .list(items)
        case .object(let object):
            guard let value = read(object) else { return nil }
            self = value
        }
    }
}

extension UploadedFile {
    /// The file as an object of its name and its content.
    fileprivate var json: JSONValue { ["name": .string(name), "base64": .string(base64)] }

    /// The file as a portal takes it: a list of its name and its content.
    public var portalJSON: JSONValue { [.string(name), .string(base64)] }

    fileprivate init?(json object: JSONObject) {
        guard let name = object["name"]?.stringValue, let base64 = object["base64"]?.stringValue else { return nil }
        self.init(name: name, base64: base64)
    }
}

extension FieldOption {
    fileprivate init?(json object: JSONObject) {
        guard object.count == 2, let id = object["id"]?.integerValue, let label = object["label"]?.stringValue else {
            return nil
        }
        self.init(id: id, label: label)
    }
}

extension [String: FieldValue] {
    /// The fields as one JSON object, names in order, so that equal fields are equal text.
    public var json: JSONValue {
        .object(JSONObject(sorted { $0.key < $1.key }.map { ($0.key, $0.value.json) }))
    }

    /// Reads what ``json`` wrote; `nil` for anything else.
    public init?(json: JSONValue) {
        guard let object = json.objectValue else { return nil }
        self = [:]
        for (name, value) in object {
            guard let value = FieldValue(json: value) else { return nil }
            self[name] = value
        }
    }
}
