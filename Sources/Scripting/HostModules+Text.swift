import Lua
import PortalModel

/// `text` and `email`: Unicode text. `nil` in is `nil` out, so that recipes stay free of guards.
extension ScriptHost {
    static var textFunctions: [String: Function] {
        [
            "fold": fold, "latin": latin, "lower": lower, "squeeze": squeeze, "title": title, "trim": trim,
            "upper": upper,
        ]
    }

    static var emailFunctions: [String: Function] { ["normalize": normalize, "valid": isValid] }

    /// `text.trim(" Anna\n")` is `Anna`.
    private static func trim(_ call: borrowing LuaCall) throws -> LuaResults { try mapped(call) { $0.trimmed } }

    /// `text.squeeze(" Anna   Maria ")` is `Anna Maria`.
    private static func squeeze(_ call: borrowing LuaCall) throws -> LuaResults {
        try mapped(call) { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
    }

    /// `text.lower("ÄRGER")` is `ärger`.
    private static func lower(_ call: borrowing LuaCall) throws -> LuaResults { try mapped(call) { $0.lowercased() } }

    /// `text.upper("Straße")` is `STRASSE`.
    private static func upper(_ call: borrowing LuaCall) throws -> LuaResults { try mapped(call) { $0.uppercased() } }

    /// `text.title("VINCENT VAN DER BERG-O'NEILL")` is `Vincent van der Berg-O'Neill`.
    ///
    /// Words in mixed case stay as they are: `text.title("Leonardo DiCaprio")` is `Leonardo DiCaprio`.
    private static func title(_ call: borrowing LuaCall) throws -> LuaResults { try named(call, NameCase.title) }

    /// `text.fold("Zoë Strauß-Sørensen")` is `Zoe Strauss-Sorensen`.
    private static func fold(_ call: borrowing LuaCall) throws -> LuaResults { try mapped(call, FoldedText.folded) }

    /// `text.latin("Юлия Щукина")` is `Iuliia Shchukina`, and `text.latin("Γιώργος")` is `Giorgos`.
    ///
    /// Cyrillic goes by ICAO Doc 9303, as in passports, and Greek by ELOT 743 (ISO 843); see ``LatinText``.
    private static func latin(_ call: borrowing LuaCall) throws -> LuaResults { try named(call, LatinText.latin) }

    /// `email.normalize(" Anna@Example.COM ")` is `anna@example.com`; `nil` and the reason where it is no address.
    private static func normalize(_ call: borrowing LuaCall) throws -> LuaResults {
        guard let text = try call.optionalString(1) else { return .value(.nil) }
        let address = text.trimmed.lowercased()
        return TextRules.isEmail(address) ? .value(.string(address)) : .failure("not an e-mail address")
    }

    /// `email.valid("anna@example.com")` is `true`; `email.valid(nil)` is `false`.
    private static func isValid(_ call: borrowing LuaCall) throws -> LuaResults {
        .value(.boolean(try call.optionalString(1).map(TextRules.isEmail) ?? false))
    }

    private static func mapped(_ call: borrowing LuaCall, _ body: (String) -> String) throws -> LuaResults {
        try call.optionalString(1).map { .value(.string(body($0))) } ?? .value(.nil)
    }

    /// The longest text that is looked at letter by letter: no name is longer, and nothing stops it half-way.
    private static let longestName = 16 << 10

    private static func named(_ call: borrowing LuaCall, _ body: (String) -> String) throws -> LuaResults {
        guard call.byteCount(1) <= longestName else {
            throw call.wrongArgument(1, "a name of at most 16 KiB expected")
        }
        return try mapped(call, body)
    }
}
