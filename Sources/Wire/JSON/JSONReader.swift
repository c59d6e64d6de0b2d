/// Reads JSON strictly as RFC 8259 has it: UTF-8, one value, nothing around it but white space.
///
/// Source: <https://www.rfc-editor.org/rfc/rfc8259>
public struct JSONReader: Sendable {
    /// How deep arrays and objects may be nested.
    public static let depthLimit = 512

    let bytes: [UInt8]
    var position = 0
    private var depth = 0
    /// How many more values the text may hold.
    private var room: Int

    private init(_ bytes: [UInt8], room: Int) {
        self.bytes = bytes
        self.room = room
    }

    /// Parses a text of one value.
    ///
    /// If a key occurs twice in an object, the last value counts. An unpaired surrogate is an error, since no
    /// Swift string can hold one.
    ///
    /// - Parameters:
    ///   - bytes: The text.
    ///   - bound: How many values it may hold, including those in arrays and objects: each takes some hundred bytes of memory.
    /// - Returns: The value.
    /// - Throws: ``JSONError`` with line, column and reason.
    public static func value(from bytes: [UInt8], atMost bound: Int = .max) throws(JSONError) -> JSONValue {
        try requireUTF8(bytes)
        var reader = JSONReader(bytes, room: bound)
        let value = try reader.value()
        reader.skipSpace()
        guard reader.peek == nil else { throw reader.failure("expected the end of the text after the value") }
        return value
    }

    /// Parses a text of one value.
    ///
    /// - Throws: ``JSONError`` with line, column and reason.
    public static func value(from text: String) throws(JSONError) -> JSONValue {
        try value(from: Array(text.utf8))
    }

    private static func requireUTF8(_ bytes: [UInt8]) throws(JSONError) {
        guard let offset = bytes.firstInvalidUTF8 else { return }
        throw JSONError(.undecodable, at: offset, of: bytes, "the text is not UTF-8 (byte \(offset))")
    }

    private mutating func value() throws(JSONError) -> JSONValue {
        skipSpace()
        guard let byte = peek else { throw failure("expected a value") }
        guard room > 0 else { throw failure("too many values", code: .tooMany) }
        room -= 1
        switch byte {
        case ASCII.quote: return .string(try string())
        case UInt8(ascii: "{"): return .object(try nested { reader throws(JSONError) in try reader.object() })
        case UInt8(ascii: "["): return .array(try nested { reader throws(JSONError) in try reader.array() })
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
        case UInt8(ascii: "t"): return try literal("true", .boolean(true))
        case UInt8(ascii: "f"): return try literal("false", .boolean(false))
        case UInt8(ascii: "n"): return try literal("null", .null)
        default: throw failure("expected a value")
        }
    }

    private mutating func nested<Value>(
        _ parse: (inout JSONReader) throws(JSONError) -> Value
    ) throws(JSONError) -> Value {
        guard depth < Self.depthLimit else {
            throw failure("more than \(Self.depthLimit) nested arrays and objects", code: .tooDeep)
        }
        depth += 1
        defer { depth -= 1 }
        position += 1
        skipSpace()
        return try parse(&self)
    }

    private mutating func object() throws(JSONError) -> JSONObject {
        var entries: [(key: String, value: JSONValue)] = []
        if take(UInt8(ascii: "}")) { return JSONObject() }
        repeat {
            skipSpace()
            guard peek == ASCII.quote else { throw failure("expected a key in quotes") }
            let key = try string()
            guard !key.hasTooManyMarks else {
                throw failure("a letter of a key has more than \(String.mostMarks) marks, which no language writes")
            }
            skipSpace()
            guard take(ASCII.colon) else { throw failure("expected \":\" after the key") }
            entries.append((key, try value()))
            skipSpace()
        } while take(ASCII.comma)
        guard take(UInt8(ascii: "}")) else { throw failure("expected \",\" or \"}\"") }
        return JSONObject(entries: entries)
    }

    private mutating func array() throws(JSONError) -> [JSONValue] {
        var elements: [JSONValue] = []
        if take(UInt8(ascii: "]")) { return elements }
        repeat {
            elements.append(try value())
            skipSpace()
        } while take(ASCII.comma)
        guard take(UInt8(ascii: "]")) else { throw failure("expected \",\" or \"]\"") }
        return elements
    }

    private mutating func literal(_ word: StaticString, _ value: JSONValue) throws(JSONError) -> JSONValue {
        guard bytes[position...].starts(with: word.description.utf8) else { throw failure("expected a value") }
        position += word.utf8CodeUnitCount
        return value
    }
}

extension JSONReader {
    /// The next byte, or `nil` at the end.
    var peek: UInt8? {
        position < bytes.count ? bytes[position] : nil
    }

    /// Skips `byte` if it is the next one.
    mutating func take(_ byte: UInt8) -> Bool {
        guard peek == byte else { return false }
        position += 1
        return true
    }

    mutating func skipSpace() {
        while let byte = peek, byte <= ASCII.space, byte.isJSONSpace {
            position += 1
        }
    }

    /// An error at the next byte.
    func failure(_ reason: String, code: JSONError.Code = .malformed) -> JSONError {
        let reason = position == bytes.count && code == .malformed ? "the text ends here; \(reason)" : reason
        return JSONError(code, at: position, of: bytes, reason)
    }
}

extension UInt8 {
    /// Whether the byte is white space to JSON.
    var isJSONSpace: Bool {
        self == ASCII.space || self == ASCII.lineFeed || self == ASCII.carriageReturn || self == ASCII.tab
    }
}
