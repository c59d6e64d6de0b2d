/// Writes compact JSON as bytes, setting the commas itself.
///
/// The writer trusts its caller with the grammar: every `begin…` needs its `end…`, and in an object every value its
/// ``key(_:)``. Values at the top belong on lines of their own, with ``newline()`` after each.
public struct JSONWriter: Sendable {
    /// What was written so far.
    public private(set) var bytes: [UInt8] = []

    /// Whether the next key or element follows another.
    private var needsComma = false

    /// Creates an empty writer.
    public init() {}

    /// Discards what was written, so that the writer can be reused.
    public mutating func removeAll(keepingCapacity: Bool = false) {
        bytes.removeAll(keepingCapacity: keepingCapacity)
        needsComma = false
    }

    /// Ends a line of JSON Lines.
    public mutating func newline() {
        bytes.append(ASCII.lineFeed)
        needsComma = false
    }

    /// Begins an object.
    public mutating func beginObject() {
        begin(UInt8(ascii: "{"))
    }

    /// Ends an object.
    public mutating func endObject() {
        end(UInt8(ascii: "}"))
    }

    /// Begins an array.
    public mutating func beginArray() {
        begin(UInt8(ascii: "["))
    }

    /// Ends an array.
    public mutating func endArray() {
        end(UInt8(ascii: "]"))
    }

    /// Writes the key of the value that is written next.
    public mutating func key(_ key: String) {
        string(key)
        bytes.append(ASCII.colon)
        needsComma = false
    }

    /// Writes a key that was prepared before.
    package mutating func key(prepared key: [UInt8]) {
        if needsComma { bytes.append(ASCII.comma) }
        bytes.append(contentsOf: key)
        needsComma = false
    }

    /// A key as it is written, with its colon.
    package static func prepared(_ key: String) -> [UInt8] {
        var writer = JSONWriter()
        writer.key(key)
        return writer.bytes
    }

    /// Discards what was written after the first bytes, which end with a line.
    package mutating func cut(to count: Int) {
        bytes.removeSubrange(count...)
        needsComma = false
    }

    /// Writes a string.
    public mutating func string(_ text: String) {
        string(utf8: text.utf8Span.span)
    }

    /// Writes a string from its UTF-8 bytes, which aren't checked.
    public mutating func string(utf8: Span<UInt8>) {
        separate()
        bytes.appendJSONString(utf8)
    }

    /// Writes a string from its UTF-8 bytes, which aren't checked.
    public mutating func string(utf8: ArraySlice<UInt8>) {
        string(utf8: utf8.span)
    }

    /// Writes an integer.
    public mutating func integer(_ integer: Int) {
        separate()
        bytes.append(contentsOf: String(integer).utf8)
    }

    /// Writes a number so that reading it returns the same `Double`; whole numbers are written as `1.0`.
    ///
    /// JSON has no infinity and no NaN. Writing one is an error of the caller and results in `null`.
    public mutating func number(_ number: Double) {
        separate()
        bytes.append(contentsOf: (number.isFinite ? number.description : "null").utf8)
    }

    /// Writes `true` or `false`.
    public mutating func boolean(_ boolean: Bool) {
        separate()
        bytes.append(contentsOf: (boolean ? "true" : "false").utf8)
    }

    /// Writes `null`.
    public mutating func null() {
        separate()
        bytes.append(contentsOf: "null".utf8)
    }

    /// Writes a complete value.
    public mutating func value(_ value: JSONValue) {
        switch value {
        case .null: null()
        case .boolean(let boolean): self.boolean(boolean)
        case .integer(let integer): self.integer(integer)
        case .number(let number): self.number(number)
        case .string(let text): string(text)
        case .array(let elements): array(elements)
        case .object(let object): self.object(object)
        }
    }

    private mutating func array(_ elements: [JSONValue]) {
        beginArray()
        for element in elements {
            value(element)
        }
        endArray()
    }

    private mutating func object(_ object: JSONObject) {
        beginObject()
        for (key, element) in object {
            self.key(key)
            value(element)
        }
        endObject()
    }

    private mutating func begin(_ bracket: UInt8) {
        if needsComma { bytes.append(ASCII.comma) }
        bytes.append(bracket)
        needsComma = false
    }

    private mutating func end(_ bracket: UInt8) {
        bytes.append(bracket)
        needsComma = true
    }

    private mutating func separate() {
        if needsComma { bytes.append(ASCII.comma) }
        needsComma = true
    }
}
