internal import CLuaShim

/// The fields of one record, to go into Lua or out of it.
///
/// The buffer is made once and filled again for each record: a string is a range of ``bytes``, so that a record costs no
/// allocation in Swift, and work is done only for the fields that hold something.
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
        /// A string: its range in ``LuaRecordBuffer/bytes``.
        case string(Range<Int>)
        /// A table without any field.
        case empty
        /// A table, function or other value that stays in the state; see ``LuaState/field(_:of:)``.
        case other
    }

    /// The bytes of all strings.
    public private(set) var bytes: [UInt8] = []
    private var cells: [luashim_cell]
    /// The indices of the fields that hold something; after them room for the others.
    private var filled: [Int32]
    private var filledCount = 0

    /// Creates an empty buffer for a layout of `count` keys.
    public init(count: Int) {
        cells = Array(repeating: luashim_cell(), count: count)
        filled = Array(repeating: 0, count: count)
    }

    /// The number of fields.
    public var count: Int { cells.count }

    /// The indices of the fields that hold something, in the order in which they were set.
    public var indices: LazyMapSequence<ArraySlice<Int32>, Int> { filled[..<filledCount].lazy.map { Int($0) } }

    /// Empties the buffer, ready for the next record.
    public mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        for index in 0..<filledCount { cells[Int(filled[index])].kind = LUASHIM_ABSENT }
        filledCount = 0
    }

    /// The field at an index of the layout, from 0.
    public subscript(index: Int) -> Cell {
        let cell = cells[index]
        return switch cell.kind {
        case LUASHIM_NULL: .null
        case LUASHIM_BOOLEAN: .boolean(cell.integer != 0)
        case LUASHIM_INTEGER: .integer(Int(cell.integer))
        case LUASHIM_NUMBER: .number(cell.number)
        case LUASHIM_STRING: .string(Int(cell.offset)..<Int(cell.offset) + cell.count)
        case LUASHIM_EMPTY: .empty
        case LUASHIM_OTHER: .other
        default: .absent
        }
    }

    /// The text in that range; `nil` if its bytes are not UTF-8, or have so many marks on one character that none can work with it.
    public func text(_ range: Range<Int>) -> String? {
        guard let utf8 = try? UTF8Span(validating: bytes.span.extracting(range)) else { return nil }
        let text = String(copying: utf8)
        return text.isQuicklyCompared ? text : nil
    }

    /// Whether the string in that range is a text; see ``text(_:)``.
    package func isText(_ range: Range<Int>) -> Bool {
        guard let utf8 = try? UTF8Span(validating: bytes.span.extracting(range)) else { return false }
        return utf8.count <= String.mostMarks * 2 || text(range) != nil
    }

    /// Sets an empty field to a text.
    public mutating func set(_ index: Int, _ text: String) {
        let offset = bytes.count
        bytes.append(contentsOf: text.utf8)
        setString(index, from: offset)
    }

    /// Sets an empty field to a text, given as its bytes.
    public mutating func set(_ index: Int, utf8: ArraySlice<UInt8>) {
        let offset = bytes.count
        bytes.append(contentsOf: utf8)
        setString(index, from: offset)
    }

    private mutating func setString(_ index: Int, from offset: Int) {
        cells[index].offset = UInt(offset)
        cells[index].count = bytes.count - offset
        fill(index, LUASHIM_STRING)
    }

    /// Sets an empty field to a whole number.
    public mutating func set(_ index: Int, _ number: Int) {
        cells[index].integer = Int64(number)
        fill(index, LUASHIM_INTEGER)
    }

    /// Sets an empty field to a float.
    public mutating func set(_ index: Int, _ number: Double) {
        cells[index].number = number
        fill(index, LUASHIM_NUMBER)
    }

    /// Sets an empty field to a flag.
    public mutating func set(_ index: Int, _ flag: Bool) {
        cells[index].integer = flag ? 1 : 0
        fill(index, LUASHIM_BOOLEAN)
    }

    /// Sets an empty field to the host's null.
    public mutating func setNull(_ index: Int) { fill(index, LUASHIM_NULL) }

    /// Sets an empty field to a new table without any field.
    public mutating func setEmpty(_ index: Int) { fill(index, LUASHIM_EMPTY) }

    /// Sets an empty field to a value that is in the state already, such as a list.
    public mutating func set(_ index: Int, _ reference: LuaReference) {
        cells[index].integer = Int64(reference.number)
        fill(index, LUASHIM_OTHER)
    }

    private mutating func fill(_ index: Int, _ kind: luashim_kind) {
        precondition(cells[index].kind == LUASHIM_ABSENT, "a field of a record is set once")
        cells[index].kind = kind
        filled[filledCount] = Int32(index)
        filledCount += 1
    }

    /// Whether the fields at two indices hold the same; what stays in a state never does.
    public func isSame(at index: Int, as other: LuaRecordBuffer) -> Bool {
        switch (self[index], other[index]) {
        case (.string(let one), .string(let another)): bytes[one] == other.bytes[another]
        case (.other, _), (_, .other): false
        case (let one, let another): one == another
        }
    }

    // MARK: Crossing

    /// Hands the fields to C, with the base of their strings.
    mutating func withFields(
        _ body: (UnsafeMutablePointer<luashim_fields>, UnsafePointer<CChar>?) -> Int32
    ) -> Int32 {
        let (count, filledCount) = (Int32(cells.count), Int32(filledCount))
        var filledNow = filledCount
        let status = unsafe cells.withUnsafeMutableBufferPointer { cells -> Int32 in
            unsafe filled.withUnsafeMutableBufferPointer { filled -> Int32 in
                unsafe bytes.withUnsafeBytes { bytes -> Int32 in
                    guard let cells = cells.baseAddress, let filled = filled.baseAddress else { return 0 }
                    var fields = unsafe luashim_fields(
                        cells: cells,
                        filled: filled,
                        filled_count: filledCount,
                        count: count
                    )
                    let status = unsafe body(&fields, bytes.baseAddress?.assumingMemoryBound(to: CChar.self))
                    filledNow = unsafe fields.filled_count
                    return status
                }
            }
        }
        self.filledCount = Int(filledNow)
        return status
    }

    /// Copies the strings of a record that was read, whose cells hold their addresses.
    mutating func takeStrings() {
        filled[..<filledCount].sort()
        for index in 0..<filledCount {
            let index = Int(filled[index])
            guard cells[index].kind == LUASHIM_STRING else { continue }
            let offset = bytes.count
            if let start = unsafe UnsafeRawPointer(bitPattern: cells[index].offset) {
                unsafe bytes.append(contentsOf: UnsafeRawBufferPointer(start: start, count: cells[index].count))
            }
            cells[index].offset = UInt(offset)
        }
    }
}
