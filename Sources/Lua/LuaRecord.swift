internal import CLua
internal import CLuaShim

/// The keys that records of one kind may have, put into a state once.
public struct LuaRecordLayout: Sendable {
    let keys: LuaReference
    let places: LuaReference
    /// The metatable of every such record.
    public var metatable: LuaReference?
    /// The number of keys.
    public let count: Int
}

/// The fields of one record on their way into Lua or out of it.
///
/// The buffer is made once and filled again for each record: a string is a range of ``bytes``, so that a record costs no
/// allocation in Swift.
public struct LuaRecordBuffer: Sendable {
    /// What one field holds.
    public enum Cell: Hashable, Sendable {
        /// Nothing.
        case absent
        /// The host's null.
        case null
        /// True or false.
        case boolean(Bool)
        /// A whole number.
        case integer(Int)
        /// A float.
        case number(Double)
        /// A string: its place in ``LuaRecordBuffer/bytes``.
        case string(Range<Int>)
        /// A table without any field.
        case empty
        /// A table, function or other value that stays in the state; see ``LuaState/field(_:of:)``.
        case other
    }

    /// The bytes of all strings.
    public private(set) var bytes: [UInt8] = []
    fileprivate var raw: [luashim_cell] = []

    /// Creates an empty buffer.
    public init() {}

    /// The number of fields.
    public var count: Int { raw.count }

    /// Empties the buffer, ready for the next record.
    public mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        raw.removeAll(keepingCapacity: true)
    }

    /// The field at a place of the layout, counted from 0.
    public subscript(place: Int) -> Cell {
        let cell = raw[place]
        return switch cell.kind {
        case LUASHIM_NULL: .null
        case LUASHIM_BOOLEAN: .boolean(cell.integer != 0)
        case LUASHIM_INTEGER: .integer(Int(cell.integer))
        case LUASHIM_NUMBER: .number(cell.number)
        case LUASHIM_STRING: .string(cell.offset..<cell.offset + cell.count)
        case LUASHIM_EMPTY: .empty
        case LUASHIM_OTHER: .other
        default: .absent
        }
    }

    /// The text in that range, or `nil` where its bytes are not UTF-8.
    public func text(_ range: Range<Int>) -> String? { String(validating: bytes[range], as: UTF8.self) }

    /// Adds an empty field.
    public mutating func appendAbsent() { raw.append(luashim_cell()) }

    /// Adds a text.
    public mutating func append(_ text: String) { append(utf8: text.utf8) }

    /// Adds a text, given as its bytes.
    public mutating func append(utf8: some Collection<UInt8>) {
        var cell = luashim_cell()
        cell.kind = LUASHIM_STRING
        cell.offset = bytes.count
        bytes.append(contentsOf: utf8)
        cell.count = bytes.count - cell.offset
        raw.append(cell)
    }

    /// Adds a whole number.
    public mutating func append(_ number: Int) {
        var cell = luashim_cell()
        cell.kind = LUASHIM_INTEGER
        cell.integer = Int64(number)
        raw.append(cell)
    }

    /// Adds a float.
    public mutating func append(_ number: Double) {
        var cell = luashim_cell()
        cell.kind = LUASHIM_NUMBER
        cell.number = number
        raw.append(cell)
    }

    /// Adds a flag.
    public mutating func append(_ flag: Bool) {
        var cell = luashim_cell()
        cell.kind = LUASHIM_BOOLEAN
        cell.integer = flag ? 1 : 0
        raw.append(cell)
    }

    /// Adds a new empty table.
    public mutating func appendEmpty() {
        var cell = luashim_cell()
        cell.kind = LUASHIM_EMPTY
        raw.append(cell)
    }

    /// Adds a value that is in the state already, such as a list.
    public mutating func append(_ reference: LuaReference) {
        var cell = luashim_cell()
        cell.kind = LUASHIM_OTHER
        cell.integer = Int64(reference.number)
        raw.append(cell)
    }

    /// Whether the fields at two places hold the same; what stays in a state never does.
    public func isSame(at place: Int, as other: LuaRecordBuffer) -> Bool {
        switch (self[place], other[place]) {
        case (.string(let one), .string(let another)): bytes[one] == other.bytes[another]
        case (.other, _), (_, .other): false
        case (let one, let another): one == another
        }
    }

    fileprivate mutating func fill(_ cells: [luashim_cell], _ pointers: [UnsafePointer<CChar>?]) {
        removeAll()
        for unsafe(var cell, start) in unsafe zip(cells, pointers) {
            if cell.kind == LUASHIM_STRING, let start = unsafe start {
                cell.offset = bytes.count
                unsafe bytes.append(contentsOf: UnsafeRawBufferPointer(start: start, count: cell.count))
            }
            raw.append(cell)
        }
    }
}

extension LuaState {
    /// Puts the keys of a kind of record into the state.
    ///
    /// - Parameters:
    ///   - keys: The names of the fields, in the order of the buffers' places.
    ///   - metatable: The metatable of every such record.
    /// - Returns: The layout, for this state alone.
    /// - Throws: ``LuaError`` of code `.memory`.
    public borrowing func makeRecordLayout(
        _ keys: [String],
        metatable: LuaReference? = nil
    ) throws(LuaError) -> LuaRecordLayout {
        var places: [String: LuaValue] = [:]
        for (offset, key) in keys.enumerated() { places[key] = .integer(offset + 1) }
        return LuaRecordLayout(
            keys: try makeReference(.table(LuaTable(items: keys.map { .string($0) }))),
            places: try makeReference(.table(LuaTable(fields: places))),
            metatable: metatable,
            count: keys.count
        )
    }

    /// Makes a table of a buffer's fields.
    ///
    /// - Parameters:
    ///   - layout: The keys; the buffer has as many fields.
    ///   - buffer: The fields.
    /// - Returns: The table, to be passed to functions and released at the end.
    /// - Throws: ``LuaError`` of code `.memory`.
    public borrowing func makeRecord(
        _ layout: LuaRecordLayout,
        _ buffer: borrowing LuaRecordBuffer
    ) throws(LuaError) -> LuaReference {
        precondition(buffer.count == layout.count, "a record has a field for each key of its layout")
        var reference: Int32 = 0
        let status = unsafe buffer.bytes.withUnsafeBufferPointer { bytes in
            unsafe bytes.withMemoryRebound(to: CChar.self) { base in
                unsafe luashim_make_record(
                    stack.lua,
                    layout.keys.number,
                    layout.metatable?.number ?? LUA_NOREF,
                    buffer.raw,
                    Int32(buffer.raw.count),
                    base.baseAddress,
                    &reference
                )
            }
        }
        try stack.check(status)
        return LuaReference(number: reference)
    }

    /// Reads a record back.
    ///
    /// - Parameters:
    ///   - record: A table made by ``makeRecord(_:_:)``.
    ///   - layout: The layout it was made by.
    ///   - buffer: Filled with the fields.
    /// - Throws: ``LuaError`` of code `.conversion` where the table has a key that is not in the layout.
    public borrowing func read(
        _ record: LuaReference,
        _ layout: LuaRecordLayout,
        into buffer: inout LuaRecordBuffer
    ) throws(LuaError) {
        var cells = [luashim_cell](repeating: luashim_cell(), count: layout.count)
        var strings = unsafe [UnsafePointer<CChar>?](repeating: nil, count: layout.count)
        let status = unsafe luashim_read_record(
            stack.lua,
            record.number,
            layout.places.number,
            &cells,
            &strings,
            Int32(layout.count)
        )
        do throws(LuaError) {
            try stack.check(status)
        } catch {
            throw error.code == .memory ? error : LuaError(.conversion, "unknown key \(error.message)")
        }
        unsafe buffer.fill(cells, strings)
    }

    /// A copy of one field of a record.
    public borrowing func field(_ name: String, of record: LuaReference) throws(LuaError) -> LuaValue {
        stack.push(record)
        defer { stack.pop() }
        try stack.push(name)
        unsafe lua_rawget(stack.lua, -2)
        defer { stack.pop() }
        return try stack.value(at: -1, path: name)
    }
}
