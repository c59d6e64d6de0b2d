import PortalModel
import Scripting
import Wire

/// Values in Lua's syntax, without invisible characters.
package enum LuaLiteral {
    /// A text in quotes; invisible characters are written as numbers.
    package static func text(_ text: String) -> String {
        // If one character is repeated dozens of times, the count matters.
        if text.count > 40, let first = text.first, text.allSatisfy({ $0 == first }) {
            return "(\(self.text(String(first)))):rep(\(text.count))"
        }
        return "\"" + text.unicodeScalars.map(escaped).joined() + "\""
    }

    private static func escaped(_ scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "\"": return "\\\""
        case "\\": return "\\\\"
        case "\n": return "\\n"
        case "\r": return "\\r"
        case "\t": return "\\t"
        case " ": return " "
        default: break
        }
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator, .nonspacingMark, .enclosingMark,
            .privateUse, .unassigned:
            return "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
        default: return String(scalar)
        }
    }

    /// A key in a table's constructor: bare if possible, else in brackets.
    static func key(_ name: String) -> String {
        var lexer = LuaLexer(name)
        let token = lexer.token()
        return token.kind == .name && token.text == name ? name : "[\(text(name))]"
    }

    /// A field's value.
    static func value(_ value: FieldValue) -> String { json(value.json { .string($0.name) }) }

    /// A parameter's value.
    static func json(_ value: JSONValue) -> String {
        switch value {
        case .null: "null"
        case .boolean(let flag): String(flag)
        case .integer(let number): String(number)
        case .number(let number): String(number)
        case .string(let text): self.text(text)
        case .array(let items): items.isEmpty ? "{}" : "{ \(items.map(json).joined(separator: ", ")) }"
        case .object(let object): table(object.map { ($0.key, json($0.value)) })
        }
    }

    /// A table of names and values that are written already, in one line.
    static func table(_ entries: [(String, String)]) -> String {
        entries.isEmpty ? "{}" : "{ \(entries.map { "\(key($0.0)) = \($0.1)" }.joined(separator: ", ")) }"
    }
}
