import Lua

/// A value that crosses between a host and its workers, as bytes.
///
/// Integers are little-endian. What is read was written by somebody who isn't trusted: lengths are checked before anything is
/// copied, and no count makes room for more than the message can hold.
protocol MessageCoded {
    /// Appends the value.
    func write(to message: inout MessageWriter)

    /// Reads a value.
    ///
    /// - Throws: ``MessageError``.
    init(from message: inout MessageReader) throws(MessageError)
}

/// Bytes that aren't a message.
struct MessageError: Error, CustomStringConvertible {
    /// What is wrong, never with a value.
    let description: String

    init(_ description: String) { self.description = description }

    static let tooShort = MessageError("a message ends too early")
    static func unknown(_ what: String) -> MessageError { MessageError("a message has an unknown \(what)") }
}

/// A message that is being written.
struct MessageWriter {
    private(set) var bytes: [UInt8] = []
    /// Room for the fields of a record.
    var fields = LuaRecordBytes()

    /// Empties the message.
    mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

    mutating func put(_ byte: UInt8) { bytes.append(byte) }

    mutating func put(_ value: some MessageCoded) { value.write(to: &self) }

    /// Appends a count or a length, of at most 32 bits.
    mutating func put(count: Int) {
        unsafe withUnsafeBytes(of: UInt32(clamping: count).littleEndian) { unsafe bytes.append(contentsOf: $0) }
    }

    /// Appends a length and as many bytes.
    mutating func put(bytes other: some Collection<UInt8>) {
        put(count: other.count)
        bytes.append(contentsOf: other)
    }

    /// Appends a length and as many bytes.
    mutating func put(bytes other: ArraySlice<UInt8>) {
        put(count: other.count)
        bytes.append(contentsOf: other)
    }

    /// Appends a length and as many bytes.
    mutating func put(bytes other: [UInt8]) {
        put(count: other.count)
        bytes.append(contentsOf: other)
    }

    /// Appends bytes without their length.
    mutating func put(unmeasured other: ArraySlice<UInt8>) { bytes.append(contentsOf: other) }

    /// Appends what `body` appends.
    mutating func put(_ body: (inout [UInt8]) -> Void) { body(&bytes) }

    mutating func put(word: UInt64) {
        unsafe withUnsafeBytes(of: word.littleEndian) { unsafe bytes.append(contentsOf: $0) }
    }

    /// Overwrites a count that was put before.
    mutating func set(count: Int, at offset: Int) {
        let count = UInt32(clamping: count)
        for byte in 0..<4 { bytes[offset + byte] = UInt8(truncatingIfNeeded: count >> (8 * UInt32(byte))) }
    }
}

/// A message that is being read, from a copy that nobody else can change.
struct MessageReader {
    private let bytes: [UInt8]
    private var offset = 0
    /// How many more things it may hold: each takes much more memory than bytes in the message.
    private var leftThings: Int

    /// Reads a message from its beginning.
    ///
    /// - Parameters:
    ///   - bytes: The message.
    ///   - mostThings: How many things it may hold in lists and tables.
    init(_ bytes: [UInt8], mostThings: Int = .max) { (self.bytes, leftThings) = (bytes, mostThings) }

    /// How many bytes are left.
    var left: Int { bytes.count - offset }

    /// Ends the reading.
    ///
    /// - Throws: ``MessageError`` if bytes are left.
    func finish() throws(MessageError) {
        guard left == 0 else { throw MessageError("a message is too long") }
    }

    mutating func byte() throws(MessageError) -> UInt8 {
        guard offset < bytes.count else { throw .tooShort }
        defer { offset += 1 }
        return bytes[offset]
    }

    /// A count of things of which each takes at least so many bytes.
    mutating func count(each least: Int = 1) throws(MessageError) -> Int {
        let count = try length()
        guard count <= left / max(least, 1) else { throw .tooShort }
        guard count <= leftThings else { throw MessageError("a message holds too much") }
        leftThings -= count
        return count
    }

    /// A number of bytes that may follow.
    mutating func length() throws(MessageError) -> Int {
        guard left >= 4 else { throw .tooShort }
        let at = offset
        offset += 4
        return Int(
            unsafe bytes.withUnsafeBytes {
                unsafe UInt32(littleEndian: $0.loadUnaligned(fromByteOffset: at, as: UInt32.self))
            }
        )
    }

    /// The bytes behind their count.
    mutating func slice() throws(MessageError) -> ArraySlice<UInt8> {
        let count = try length()
        guard count <= left else { throw .tooShort }
        defer { offset += count }
        return bytes[offset..<offset + count]
    }

    /// Reads what is next, which stays there.
    func read<Result>(_ body: ([UInt8], Int) -> Result) -> Result { body(bytes, offset) }

    /// Goes on at an offset that ``read(_:)`` has given.
    mutating func skip(to next: Int) { offset = min(max(next, offset), bytes.count) }

    /// Goes on before the last bytes.
    ///
    /// - Parameters:
    ///   - rest: How many bytes are left then.
    ///   - body: Is given all bytes, and the offset of what is passed.
    /// - Returns: What `body` returns.
    mutating func skip<Result>(to rest: Int, _ body: ([UInt8], Int) throws -> Result) rethrows -> Result {
        let start = offset
        offset = bytes.count - rest
        return try body(bytes, start)
    }

    mutating func word() throws(MessageError) -> UInt64 {
        guard left >= 8 else { throw .tooShort }
        let at = offset
        offset += 8
        return unsafe bytes.withUnsafeBytes {
            unsafe UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: at, as: UInt64.self))
        }
    }

    mutating func value<Value: MessageCoded>(_ type: Value.Type = Value.self) throws(MessageError) -> Value {
        try Value(from: &self)
    }
}

extension Bool: MessageCoded {
    func write(to message: inout MessageWriter) { message.put(self ? 1 as UInt8 : 0) }

    init(from message: inout MessageReader) throws(MessageError) {
        switch try message.byte() {
        case 0: self = false
        case 1: self = true
        default: throw .unknown("flag")
        }
    }
}

extension Int: MessageCoded {
    func write(to message: inout MessageWriter) { message.put(word: UInt64(bitPattern: Int64(self))) }

    init(from message: inout MessageReader) throws(MessageError) { self = Int(Int64(bitPattern: try message.word())) }
}

extension Double: MessageCoded {
    func write(to message: inout MessageWriter) { message.put(word: bitPattern) }

    init(from message: inout MessageReader) throws(MessageError) { self = Double(bitPattern: try message.word()) }
}

extension String: MessageCoded {
    func write(to message: inout MessageWriter) { message.put(bytes: utf8) }

    init(from message: inout MessageReader) throws(MessageError) {
        guard let text = String(validating: try message.slice(), as: UTF8.self), text.isQuicklyCompared else {
            throw MessageError("a message has a text that is none")
        }
        self = text
    }
}

extension Optional: MessageCoded where Wrapped: MessageCoded {
    func write(to message: inout MessageWriter) {
        message.put(self != nil ? 1 as UInt8 : 0)
        if let self { message.put(self) }
    }

    init(from message: inout MessageReader) throws(MessageError) {
        self = try message.value(Bool.self) ? try message.value(Wrapped.self) : nil
    }
}

extension Array: MessageCoded where Element: MessageCoded {
    func write(to message: inout MessageWriter) {
        message.put(count: count)
        for element in self { message.put(element) }
    }

    init(from message: inout MessageReader) throws(MessageError) {
        let count = try message.count()
        self = []
        for _ in 0..<count { append(try message.value(Element.self)) }
    }
}

extension Dictionary: MessageCoded where Key == String, Value: MessageCoded {
    func write(to message: inout MessageWriter) {
        message.put(count: count)
        for (key, value) in self {
            message.put(key)
            message.put(value)
        }
    }

    init(from message: inout MessageReader) throws(MessageError) {
        let count = try message.count(each: 5)
        self = [:]
        for _ in 0..<count {
            let key = try message.value(String.self)
            guard updateValue(try message.value(Value.self), forKey: key) == nil else {
                throw MessageError("a message has a key twice")
            }
        }
    }
}
