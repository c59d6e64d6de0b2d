/// Writes records as bytes, in the form in which a state takes and gives them.
///
/// A count of fields (four bytes), then for each its index in the layout (two bytes), its kind (one byte) and its content. Numbers are
/// little-endian. A record begins with ``begin()`` and ends with ``end(_:)``; in between, each field is set once.
public struct LuaRecordBytes: Sendable {
    /// What a field holds, and what follows its kind.
    public enum Kind: UInt8, Sendable {
        /// Nothing.
        case absent = 0
        /// The host's null.
        case null = 1
        /// False.
        case no = 2
        /// True.
        case yes = 3
        /// A whole number, eight bytes.
        case integer = 4
        /// A float, eight bytes.
        case number = 5
        /// A string: its length in four bytes, and its bytes.
        case string = 6
        /// A table without any field.
        case empty = 7
        /// A list: a count in four bytes, and as many kinds with their contents.
        case list = 10
    }

    /// What was written.
    public private(set) var bytes: [UInt8] = []
    private var count = 0

    /// Creates an empty writer.
    public init() {}

    /// Discards what was written.
    public mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

    /// Begins a record.
    ///
    /// - Returns: Where it begins, for ``end(_:)``.
    public mutating func begin() -> Int {
        count = 0
        put(count: 0)
        return bytes.count - 4
    }

    /// Ends the record that begins there.
    public mutating func end(_ start: Int) { put(count, at: start) }

    /// Sets a field to a text, given as its bytes.
    public mutating func set(_ index: Int, _ text: Span<UInt8>) {
        begin(index, .string)
        put(text)
    }

    /// Sets a field to a text.
    public mutating func set(_ index: Int, _ text: String) { set(index, text.utf8Span.span) }

    /// Sets a field to a whole number.
    public mutating func set(_ index: Int, _ number: Int) {
        begin(index, .integer)
        put(word: UInt64(bitPattern: Int64(number)))
    }

    /// Sets a field to a float.
    public mutating func set(_ index: Int, _ number: Double) {
        begin(index, .number)
        put(word: number.bitPattern)
    }

    /// Sets a field to a flag.
    public mutating func set(_ index: Int, _ flag: Bool) { begin(index, flag ? .yes : .no) }

    /// Sets a field to the host's null.
    public mutating func setNull(_ index: Int) { begin(index, .null) }

    /// Sets a field to a new table without any field.
    public mutating func setEmpty(_ index: Int) { begin(index, .empty) }

    /// Sets a field to a value; a table is a list, of which the named fields are left out.
    public mutating func set(_ index: Int, _ value: LuaValue) {
        put(index: index)
        put(value)
    }

    /// Appends bytes that are no record's.
    package mutating func append(_ other: [UInt8]) { bytes.append(contentsOf: other) }

    private mutating func put(_ value: LuaValue) {
        switch value {
        case .nil, .reference: bytes.append(Kind.absent.rawValue)
        case .null: bytes.append(Kind.null.rawValue)
        case .boolean(let flag): bytes.append(flag ? Kind.yes.rawValue : Kind.no.rawValue)
        case .integer(let number):
            bytes.append(Kind.integer.rawValue)
            put(word: UInt64(bitPattern: Int64(number)))
        case .number(let number):
            bytes.append(Kind.number.rawValue)
            put(word: number.bitPattern)
        case .string(let text):
            bytes.append(Kind.string.rawValue)
            put(text.utf8Span.span)
        case .bytes(let text):
            bytes.append(Kind.string.rawValue)
            put(text.span)
        case .table(let table):
            guard !table.items.isEmpty else { return bytes.append(Kind.empty.rawValue) }
            bytes.append(Kind.list.rawValue)
            put(count: table.items.count)
            for item in table.items { put(item) }
        }
    }

    private mutating func begin(_ index: Int, _ kind: Kind) {
        put(index: index)
        bytes.append(kind.rawValue)
    }

    private mutating func put(index: Int) {
        bytes.append(UInt8(truncatingIfNeeded: index))
        bytes.append(UInt8(truncatingIfNeeded: index >> 8))
        count += 1
    }

    private mutating func put(_ text: Span<UInt8>) {
        put(count: text.count)
        unsafe text.withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
    }

    private mutating func put(count: Int) {
        unsafe withUnsafeBytes(of: UInt32(clamping: count).littleEndian) { unsafe bytes.append(contentsOf: $0) }
    }

    private mutating func put(word: UInt64) {
        unsafe withUnsafeBytes(of: word.littleEndian) { unsafe bytes.append(contentsOf: $0) }
    }

    private mutating func put(_ count: Int, at offset: Int) {
        let count = UInt32(clamping: count)
        for byte in 0..<4 { bytes[offset + byte] = UInt8(truncatingIfNeeded: count >> (8 * UInt32(byte))) }
    }
}
