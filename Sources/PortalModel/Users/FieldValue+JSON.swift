public import Wire

/// Values as JSON, with their exact types: `1` is an integer, `1.0` a number, and an object is a file.
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
        }
    }

    /// Reads what ``json`` wrote; `nil` for anything else.
    public init?(json: JSONValue) { self.init(json: json, file: UploadedFile.init(json:)) }

    /// Reads a value.
    ///
    /// - Parameters:
    ///   - json: The value as JSON.
    ///   - read: Reads an object as a file; `nil` if it is none.
    public init?(json: JSONValue, file read: (JSONObject) -> UploadedFile?) {
        switch json {
        case .null: self = .null
        case .string(let text): self = .string(text)
        case .integer(let integer): self = .integer(integer)
        case .number(let number): self = .number(number)
        case .boolean(let flag): self = .boolean(flag)
        case .array(let elements):
            let items = elements.compactMap { FieldValue(json: $0, file: read) }
            guard items.count == elements.count else { return nil }
            self = .list(items)
        case .object(let object):
            guard let file = read(object) else { return nil }
            self = .file(file)
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
