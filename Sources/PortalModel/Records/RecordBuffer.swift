/// The fields of one record for scripts and back, as plain data.
///
/// The buffer is made once and filled again for each record: a string is a range of ``bytes``, so that a record costs no
/// allocation, and work is done only for the fields that hold something. Fields are identified by their index in the
/// schema.
///
/// A class, since a structure of so many parts would be copied on its way. It belongs to one thread.
package final class RecordBuffer {
    /// What one field holds.
    package enum Cell: Hashable, Sendable {
        /// Nothing.
        case absent
        /// An order to clear the field.
        case null
        /// True or false.
        case boolean(Bool)
        /// A whole number.
        case integer(Int)
        /// A number with a fraction.
        case number(Double)
        /// A string: its range in ``RecordBuffer/bytes``.
        case string(Range<Int>)
        /// A list without any value.
        case empty
        /// A list or a file: see ``RecordBuffer/value(at:)``.
        case compound
        /// What can't be a field's value.
        case refused
    }

    /// The most bytes of a record's texts, without photos.
    package static let mostBytes = 1 << 20

    /// The bytes of all strings.
    package private(set) var bytes: [UInt8] = []
    private var slots: [Slot]
    /// The indices of the fields that hold something; after them room for the others.
    private var filled: [Int32]
    private var filledCount = 0
    /// The lists and files, by the field's index.
    private var values: [Int: FieldValue] = [:]
    /// Why a field's content isn't a value, by the field's index.
    private var refusals: [Int: Schema.Refusal] = [:]

    /// A cell without the range that it may hold.
    private struct Slot {
        enum Kind: UInt8 { case absent, null, boolean, integer, number, string, empty, compound, refused }

        var kind = Kind.absent
        /// The number, the flag, the number's bits, or where the string begins.
        var payload = 0
        /// The length of the string.
        var count = 0
    }

    /// Creates an empty buffer for the fields of a schema.
    package init(count: Int) {
        slots = Array(repeating: Slot(), count: count)
        filled = Array(repeating: 0, count: count)
    }

    /// Becomes the same as another record.
    package func copy(_ other: RecordBuffer) {
        (bytes, slots, filled, filledCount) = (other.bytes, other.slots, other.filled, other.filledCount)
        (values, refusals) = (other.values, other.refusals)
    }

    /// Exchanges contents with another record.
    package func exchange(with other: RecordBuffer) {
        swap(&bytes, &other.bytes)
        swap(&slots, &other.slots)
        swap(&filled, &other.filled)
        swap(&filledCount, &other.filledCount)
        swap(&values, &other.values)
        swap(&refusals, &other.refusals)
    }

    /// The indices of the fields that hold something, in the order in which they were set.
    package var indices: LazyMapSequence<ArraySlice<Int32>, Int> { filled[..<filledCount].lazy.map { Int($0) } }

    /// Empties the buffer, ready for the next record.
    package func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        for index in 0..<filledCount { slots[Int(filled[index])].kind = .absent }
        filledCount = 0
        if !values.isEmpty { values.removeAll(keepingCapacity: true) }
        if !refusals.isEmpty { refusals.removeAll(keepingCapacity: true) }
    }

    /// What the field of that index holds.
    package subscript(index: Int) -> Cell {
        let slot = slots[index]
        return switch slot.kind {
        case .absent: .absent
        case .null: .null
        case .boolean: .boolean(slot.payload != 0)
        case .integer: .integer(slot.payload)
        case .number: .number(Double(bitPattern: UInt64(bitPattern: Int64(slot.payload))))
        case .string: .string(slot.payload..<slot.payload + slot.count)
        case .empty: .empty
        case .compound: .compound
        case .refused: .refused
        }
    }

    /// Whether a field holds nothing.
    package func isAbsent(at index: Int) -> Bool { slots[index].kind == .absent }

    /// Whether its texts are longer than a record may be; ``bytes`` may hold others, which were replaced.
    package var isTooLong: Bool {
        guard bytes.count > Self.mostBytes || !values.isEmpty else { return false }
        let texts = indices.reduce(0) { $0 + (slots[$1].kind == .string ? slots[$1].count : 0) }
        return values.values.reduce(texts) { $0 + $1.textBytes } > Self.mostBytes
    }

    /// The number of fields that a record may have.
    package var fieldCount: Int { slots.count }

    /// Whether only the value shows what the field holds: a list, a file, or what isn't a value.
    package func isOpaque(at index: Int) -> Bool {
        let kind = slots[index].kind
        return kind == .compound || kind == .refused
    }

    // MARK: Setting

    /// Sets an empty field to a text, given as its bytes.
    package func set(_ index: Int, utf8 text: some Collection<UInt8>) {
        let offset = bytes.count
        bytes.append(contentsOf: text)
        set(index, string: offset..<bytes.count)
    }

    /// Sets an empty field to a string of any bytes; those that aren't text refuse the field.
    package func set(_ index: Int, string: ArraySlice<UInt8>) {
        let offset = bytes.count
        bytes.append(contentsOf: string)
        set(index, string: offset..<bytes.count)
    }

    /// Notes why a string isn't text.
    package func refuse(_ index: Int, _ refusal: Schema.Refusal) { refusals[index] = refusal }

    /// Becomes a record with changes; what isn't among them is as it was.
    ///
    /// - Parameters:
    ///   - changes: The fields that hold something else.
    ///   - cleared: The fields that hold nothing now.
    ///   - record: The record before.
    ///   - isHidden: By index, whether a field can't have changed; `nil` for none.
    package func take(
        _ changes: RecordBuffer,
        without cleared: Set<Int>,
        over record: RecordBuffer,
        hiding isHidden: [Bool]?
    ) {
        removeAll()
        // All texts at once: ranges stay as they are.
        bytes.append(contentsOf: record.bytes)
        for offset in 0..<record.filledCount {
            let index = Int(record.filled[offset])
            guard isHidden?[index] == true || changes.slots[index].kind == .absent && !cleared.contains(index) else {
                continue
            }
            fill(index, record.slots[index])
            if record.slots[index].kind == .compound { values[index] = record.values[index] }
            if !record.refusals.isEmpty { refusals[index] = record.refusals[index] }
        }
        var isSorted = true
        for offset in 0..<changes.filledCount {
            let index = Int(changes.filled[offset])
            guard isHidden?[index] != true else { continue }
            isSorted = false
            copy(index, of: changes)
        }
        if !isSorted { sort() }
    }

    /// Sets an empty field to what it holds in another record.
    private func copy(_ index: Int, of other: RecordBuffer) {
        var slot = other.slots[index]
        if slot.kind == .string {
            let offset = bytes.count
            bytes.append(contentsOf: other.bytes[slot.payload..<slot.payload + slot.count])
            slot.payload = offset
        }
        fill(index, slot)
        if slot.kind == .compound { values[index] = other.values[index] }
        if !other.refusals.isEmpty { refusals[index] = other.refusals[index] }
    }

    /// Sets an empty field to a text whose bytes were already added.
    private func set(_ index: Int, string range: Range<Int>) {
        fill(index, Slot(kind: .string, payload: range.lowerBound, count: range.count))
    }

    /// Sets an empty field to what isn't a value.
    package func set(_ index: Int, refusal: Schema.Refusal) {
        fill(index, Slot(kind: .refused))
        refusals[index] = refusal
    }

    /// Sets an empty field to a list without any value.
    package func setEmpty(_ index: Int) { fill(index, Slot(kind: .empty)) }

    /// Sets an empty field; an option is its label.
    package func set(_ index: Int, _ value: FieldValue) {
        switch value {
        case .null: fill(index, Slot(kind: .null))
        case .boolean(let flag): fill(index, Slot(kind: .boolean, payload: flag ? 1 : 0))
        case .integer(let number): fill(index, Slot(kind: .integer, payload: number))
        case .number(let number):
            fill(index, Slot(kind: .number, payload: Int(truncatingIfNeeded: number.bitPattern)))
        case .string(let text): set(index, utf8: text.utf8)
        case .option(let option): set(index, utf8: option.label.utf8)
        case .list(let items) where items.isEmpty: setEmpty(index)
        case .list, .file:
            fill(index, Slot(kind: .compound))
            values[index] = value.labelled
        }
    }

    /// Empties a field.
    package func remove(_ index: Int) {
        guard slots[index].kind != .absent else { return }
        slots[index].kind = .absent
        values[index] = nil
        refusals[index] = nil
        let rest = filled[..<filledCount].filter { $0 != Int32(index) }
        filledCount = rest.count
        filled.replaceSubrange(..<filledCount, with: rest)
    }

    /// Brings the fields that hold something into the order of their indices.
    package func sort() { filled[..<filledCount].sort() }

    private func fill(_ index: Int, _ slot: Slot) {
        precondition(slots[index].kind == .absent, "a field of a record is set once")
        slots[index] = slot
        filled[filledCount] = Int32(index)
        filledCount += 1
    }

    // MARK: Reading

    /// The value of a field; `nil` if it is empty.
    ///
    /// - Throws: ``Schema/Refusal`` if a script has left what isn't a value.
    package func value(at index: Int) throws(Schema.Refusal) -> FieldValue? {
        if !refusals.isEmpty, let refusal = refusals[index] { throw refusal }
        switch self[index] {
        case .absent, .refused: return nil
        case .null: return .null
        case .boolean(let flag): return .boolean(flag)
        case .integer(let number): return .integer(number)
        case .number(let number): return .number(number)
        case .string(let range): return text(range).map { .string($0) }
        case .empty: return .list([])
        case .compound: return values[index]
        }
    }

    /// Why a field doesn't hold a value; `nil` if it does.
    package func refusal(at index: Int) -> Schema.Refusal? { refusals.isEmpty ? nil : refusals[index] }

    /// The value of a field as it was before: `nil` for what is cleared or isn't a value.
    package func valueBefore(at index: Int) -> FieldValue? {
        guard slots[index].kind != .null else { return nil }
        return (try? value(at: index)) ?? nil
    }

    /// The text in that range; `nil` if its bytes are not UTF-8.
    private func text(_ range: Range<Int>) -> String? {
        let bytes = bytes
        guard let utf8 = try? UTF8Span(validating: bytes.span.extracting(range)) else { return nil }
        return String(copying: utf8)
    }

    /// Whether a field holds the same in another buffer; lists and files never do; they are compared by meaning.
    package func isSame(at index: Int, as other: RecordBuffer) -> Bool {
        let (slot, another) = (slots[index], other.slots[index])
        guard slot.kind == another.kind else { return false }
        switch slot.kind {
        case .absent, .null, .empty: return true
        // Of a number, the payload is its bits: what isn't a number is the same, too.
        case .boolean, .integer, .number: return slot.payload == another.payload
        case .compound, .refused: return false
        case .string:
            guard slot.count == another.count else { return false }
            let (bytes, others) = (bytes, other.bytes)
            let (one, two) = (bytes.span, others.span)
            for offset in 0..<slot.count where one[slot.payload + offset] != two[another.payload + offset] {
                return false
            }
            return true
        }
    }

    /// Whether a field holds exactly the same in another buffer, including lists, files and what isn't a value.
    package func isIdentical(at index: Int, to other: RecordBuffer) -> Bool {
        guard isOpaque(at: index), other[index] == self[index] else { return isSame(at: index, as: other) }
        return values[index] == other.values[index] && refusals[index] == other.refusals[index]
    }
}

@available(*, unavailable)
extension RecordBuffer: Sendable {}
