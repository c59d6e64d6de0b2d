import PortalModel
import Scripting

/// The types of fields, in the annotations of the Lua Language Server.
extension UserField {
    /// The field as a line of a class, of a type for reading or for writing.
    func parameter(_ type: KeyPath<UserField, String>) -> HostFunction.Parameter {
        // A portal's own field may be described on several lines.
        let about = about.split(whereSeparator: \.isWhitespace).joined(separator: " ").harmless
        let isPlain = isWritable || kind == .identifier
        return HostFunction.Parameter(name, self[keyPath: type], isPlain ? about : "\(about) Read-only.")
    }

    /// The type of what scripts read; an empty field is `nil`, and an empty list a list.
    var readType: String {
        switch kind {
        case .identifier: "integer"
        case .departments: "integer[]"
        case .photo where !isMultiple: "string|moonhook.File?"
        default: isMultiple ? "\(itemType)[]" : "\(itemType)?"
        }
    }

    /// The type of what scripts may give where they name fields.
    var givenType: String {
        switch kind {
        case .identifier, .text: "string|integer?"
        case .departments: "integer[]|integer?"
        case .flag where !isMultiple: "boolean|\"Y\"|\"N\"?"
        default: isMultiple ? "\(itemType)[]?" : readType
        }
    }

    private var itemType: String {
        switch kind {
        case .identifier, .integer: "integer"
        case .number: "number"
        case .flag: "boolean"
        case .choice(let choices): choices.map { "\"\($0)\"" }.joined(separator: "|")
        case .enumeration(let options):
            options.isEmpty ? "string" : "(\(options.map { $0.label.quoted }.joined(separator: "|")))"
        case .departments: "integer"
        case .other: "any"
        case .text, .email, .webAddress, .date, .moment, .photo: "string"
        }
    }
}

extension String {
    /// The text as a Lua string on one line.
    fileprivate var quoted: String {
        let escaped = replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        return "\"\(escaped.split(whereSeparator: \.isNewline).joined(separator: " ").harmless)\""
    }
}
