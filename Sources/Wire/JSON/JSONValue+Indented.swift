extension JSONValue {
    /// The value as JSON text for people: a member a line, two spaces a level, empty brackets closed at once.
    public var indentedText: String { indented(at: "") }

    private func indented(at margin: String) -> String {
        let inner = margin + "  "
        switch self {
        case .array(let elements) where !elements.isEmpty:
            return Self.block("[", elements.map { inner + $0.indented(at: inner) }, "]", margin)
        case .object(let object) where !object.isEmpty:
            let members = object.map { "\(inner)\(JSONValue.string($0.key).text): \($0.value.indented(at: inner))" }
            return Self.block("{", members, "}", margin)
        default: return text
        }
    }

    private static func block(_ open: String, _ lines: [String], _ close: String, _ margin: String) -> String {
        "\(open)\n\(lines.joined(separator: ",\n"))\n\(margin)\(close)"
    }
}
