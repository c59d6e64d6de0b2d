/// A value outside Lua: a copy, so that it may travel between threads.
///
/// | Lua | here |
/// |---|---|
/// | `nil`, booleans | `.nil`, `.boolean` |
/// | an integer, a float | `.integer`, `.number`: `1` and `1.0` stay what they are |
/// | a string of valid UTF-8 | `.string` |
/// | any other string | `.bytes` |
/// | the host's `null`, a light userdata of address zero | `.null` |
/// | a table | `.table`, a deep copy without metatables; at most ``LuaTable/maximumDepth`` deep and ``LuaTable/maximumBytes`` large |
/// | a function, a thread, a userdata | `.reference`, alive as long as the state or until it is released |
public enum LuaValue: Hashable, Sendable {
    /// No value.
    case `nil`
    /// The host's null: a value that means "nothing".
    case null
    /// True or false.
    case boolean(Bool)
    /// A whole number.
    case integer(Int)
    /// A float.
    case number(Double)
    /// Text.
    case string(String)
    /// A string that is not UTF-8.
    case bytes([UInt8])
    /// A copy of a table.
    case table(LuaTable)
    /// A value that stays in its state.
    case reference(LuaReference)

    /// The type's name as Lua's `type` gives it, `null` for the host's null, and `function` for what can't be copied.
    public var typeName: String {
        switch self {
        case .nil: "nil"
        case .null: "null"
        case .boolean: "boolean"
        case .integer, .number: "number"
        case .string, .bytes: "string"
        case .table: "table"
        case .reference: "function"
        }
    }
}

/// A copy of a Lua table: its sequence, and its other fields by name.
public struct LuaTable: Hashable, Sendable {
    /// The deepest nesting that is copied; a deeper table, or one that holds itself, is an error.
    public static let maximumDepth = 32

    /// About the most memory that a copy takes; a larger table is an error.
    public static let maximumBytes = 64 << 20

    /// The values at 1, 2, 3 … up to the first gap.
    public var items: [LuaValue]
    /// The values under string keys.
    public var fields: [String: LuaValue]
    /// Whether it has a metatable, of which the copy holds nothing: what it is to its script may be something else.
    public internal(set) var hasMetatable = false

    /// Creates a table.
    public init(items: [LuaValue] = [], fields: [String: LuaValue] = [:]) {
        self.items = items
        self.fields = fields
    }
}

/// A value that stays in its ``LuaState``, by number.
///
/// It holds nothing alive by itself in Swift: a reference used after its state is closed or after
/// ``LuaState/release(_:)`` is a bug of the caller's.
public struct LuaReference: Hashable, Sendable {
    let number: Int32

    /// A value of a state in another process, which can't be used here.
    package static let elsewhere = LuaReference(number: -1)
}

extension UTF8 {
    /// Whether bytes are text that everybody can work with.
    package static func isText(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard let utf8 = try? UTF8Span(validating: bytes.span) else { return false }
        // A mark has two bytes or more.
        return utf8.count <= String.mostMarks * 2 || String(copying: utf8).isQuicklyCompared
    }

    /// What keeps bytes from being text, such as `byte 4 is not UTF-8`; counted from 1.
    package static func problem(of bytes: [UInt8]) -> String {
        do throws(UTF8.ValidationError) {
            _ = try UTF8Span(validating: bytes.span)
            return "more than \(String.mostMarks) combining marks on one character"
        } catch {
            return "byte \(error.byteOffsets.lowerBound + 1) is not UTF-8"
        }
    }
}

extension String {
    /// How many marks, such as accents, may follow one another.
    ///
    /// Swift compares texts in a normal form, and to bring marks into it takes time by the square of their number, in which nothing
    /// stops it. People need fewer than ten.
    ///
    /// Source: <https://www.unicode.org/reports/tr15/#Stream_Safe_Text_Format>, which asks for no more than 30
    static let mostMarks = 1_000

    /// Whether no more marks than that follow one another.
    package var isQuicklyCompared: Bool {
        // A mark has two bytes or more.
        guard utf8.count > Self.mostMarks * 2 else { return true }
        var marks = 0
        for scalar in unicodeScalars {
            let isMark = scalar.value >= 0x300 && scalar.properties.canonicalCombiningClass != .notReordered
            marks = isMark ? marks + 1 : 0
            guard marks <= Self.mostMarks else { return false }
        }
        return true
    }
}
