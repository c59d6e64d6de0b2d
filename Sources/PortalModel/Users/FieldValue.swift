/// A value of one user field, as people and scripts see it.
///
/// An empty value on the portal (`""`, `null`, `false` or `[]`, whichever PHP sends) has no `FieldValue`: the field is
/// absent from ``User/fields``. ``null`` is an order: it clears the field.
public enum FieldValue: Hashable, Sendable {
    /// Clears the field.
    case null
    /// A text, a date as `YYYY-MM-DD`, or what a script writes of an option: its label.
    case string(String)
    /// An id or another whole number.
    case integer(Int)
    /// A number with a fraction.
    case number(Double)
    /// A flag; the portal spells it `Y` and `N`.
    case boolean(Bool)
    /// Several values, such as the department ids of `UF_DEPARTMENT`.
    case list([FieldValue])
    /// A file to upload, such as a photo.
    case file(UploadedFile)
    /// An option of an enumeration, as a portal holds it: the id decides, and people and scripts read the label.
    case option(FieldOption)

    /// Whether this value leaves nothing in the field: ``null``, an empty text, or a list of nothing else than empty texts.
    public var isEmpty: Bool {
        switch self {
        case .null: true
        case .string(let text): text.isEmpty
        case .list(let items): items.allSatisfy(\.isEmptyText)
        case .integer, .number, .boolean, .file, .option: false
        }
    }

    /// The value without the items that are empty texts, which no portal keeps.
    package var withoutEmptyItems: FieldValue {
        guard case .list(let items) = self else { return self }
        return .list(items.filter { !$0.isEmptyText })
    }

    private var isEmptyText: Bool { if case .string(let text) = self { text.isEmpty } else { false } }

    /// The kind of this value in words for an error message, such as `a string`; never the value itself.
    public var kind: String {
        switch self {
        case .null: "null"
        case .string: "a string"
        case .integer: "a whole number"
        case .number: "a number"
        case .boolean: "a boolean"
        case .list: "a list"
        case .file: "a file"
        case .option: "an option"
        }
    }
}

/// A file on its way to the portal.
public struct UploadedFile: Hashable, Sendable {
    /// The name the portal stores, such as `anna.jpg`.
    public var name: String
    /// The file's bytes as Base64 (RFC 4648, with padding, without line breaks), the form that the portal reads.
    public var base64: String

    /// Creates a file of that name and content.
    public init(name: String, base64: String) {
        self.name = name
        self.base64 = base64
    }
}

extension FieldValue {
    /// The bytes of its texts; a file has none that count.
    package var textBytes: Int {
        switch self {
        case .string(let text): text.utf8.count
        case .list(let items): items.reduce(0) { $0 + $1.textBytes }
        case .null, .integer, .number, .boolean, .file, .option: 0
        }
    }
}
