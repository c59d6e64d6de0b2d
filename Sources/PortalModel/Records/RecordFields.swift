/// The fields of records that need no look, as bytes: in the form in which a state takes them.
///
/// A count of fields (four bytes), then for each its index (two bytes), its kind (one byte) and its content, in the order of their
/// indices. Numbers are little-endian.
package struct RecordFields: Sendable {
    /// What a field holds, and what follows its kind; other kinds need a look.
    package enum Kind {
        /// Nothing.
        package static let absent: UInt8 = 0
        /// A whole number, eight bytes.
        package static let integer: UInt8 = 4
        /// A text: its length in four bytes, and its bytes.
        package static let string: UInt8 = 6
        /// A list without any value.
        package static let empty: UInt8 = 7
    }

    /// What was written.
    package private(set) var bytes: [UInt8] = []
    private var start = 0
    private var count = 0

    /// Creates an empty writer.
    package init() {}

    /// Begins a record.
    package mutating func begin() {
        (start, count) = (bytes.count, 0)
        bytes.append(contentsOf: [0, 0, 0, 0])
    }

    /// Ends the record.
    ///
    /// - Returns: Where its bytes are.
    package mutating func end() -> Range<Int> {
        for byte in 0..<2 { bytes[start + byte] = UInt8(truncatingIfNeeded: count >> (8 * byte)) }
        return start..<bytes.count
    }

    /// Discards the record that was begun.
    package mutating func giveUp() { bytes.removeSubrange(start...) }

    /// Sets a field to a text, given as its bytes.
    package mutating func set(_ index: Int, utf8 text: ArraySlice<UInt8>) {
        put(index, Kind.string, content: text.count, bytes: 4)
        bytes.append(contentsOf: text)
    }

    /// Sets a field to a whole number.
    package mutating func set(_ index: Int, _ number: Int) { put(index, Kind.integer, content: number, bytes: 8) }

    /// Sets a field to a list without any value.
    package mutating func setEmpty(_ index: Int) { put(index, Kind.empty, content: 0, bytes: 0) }

    /// Appends a field's index, its kind, and so many bytes of a number; at once, since each record has several.
    private mutating func put(_ index: Int, _ kind: UInt8, content: Int, bytes byteCount: Int) {
        bytes.append(addingCapacity: 3 + byteCount) { output in
            output.append(UInt8(truncatingIfNeeded: index))
            output.append(UInt8(truncatingIfNeeded: index >> 8))
            output.append(kind)
            for byte in 0..<byteCount { output.append(UInt8(truncatingIfNeeded: content >> (8 * byte))) }
        }
        count += 1
    }
}

/// Reads fields that ``RecordFields`` has written, or that a worker sends back, who isn't trusted.
package struct RecordFieldsReader {
    /// A field: its content is a number, or a range of the bytes.
    package struct Field {
        package let index: Int
        package let kind: UInt8
        package let number: Int
        package let text: Range<Int>
    }

    private let bytes: [UInt8]
    /// Where the next field is.
    package private(set) var offset: Int
    /// How many fields are left.
    package private(set) var left = 0

    /// Begins to read.
    ///
    /// - Parameters:
    ///   - bytes: The bytes.
    ///   - offset: Where the count of fields is.
    package init?(_ bytes: [UInt8], at offset: Int) {
        (self.bytes, self.offset) = (bytes, offset)
        guard let count = word() else { return nil }
        left = count
    }

    /// The next field; `nil` at the end, or if it is of a kind that needs a look: then some are left.
    package mutating func next() -> Field? {
        guard left > 0, offset + 3 <= bytes.count else { return nil }
        let index = Int(bytes[offset]) | Int(bytes[offset + 1]) << 8
        let kind = bytes[offset + 2]
        offset += 3
        var (number, text) = (0, 0..<0)
        switch kind {
        case RecordFields.Kind.absent, RecordFields.Kind.empty: break
        case RecordFields.Kind.integer:
            guard let low = word(), let high = word() else { return nil }
            number = low | high << 32
        case RecordFields.Kind.string:
            guard let count = word(), count <= bytes.count - offset else { return nil }
            text = offset..<offset + count
            offset += count
        default: return nil
        }
        left -= 1
        return Field(index: index, kind: kind, number: number, text: text)
    }

    /// The number in four bytes.
    private mutating func word() -> Int? {
        guard offset + 4 <= bytes.count else { return nil }
        defer { offset += 4 }
        return Int(bytes[offset]) | Int(bytes[offset + 1]) << 8 | Int(bytes[offset + 2]) << 16
            | Int(bytes[offset + 3]) << 24
    }
}

extension RecordBuffer {
    /// Becomes a record that ``RecordFields`` has written.
    func read(_ bytes: [UInt8], at offset: Int) {
        removeAll()
        guard var reader = RecordFieldsReader(bytes, at: offset) else { return }
        while let field = reader.next() {
            switch field.kind {
            case RecordFields.Kind.integer: set(field.index, .integer(field.number))
            case RecordFields.Kind.empty: setEmpty(field.index)
            default: set(field.index, string: bytes[field.text])
            }
        }
    }
}
