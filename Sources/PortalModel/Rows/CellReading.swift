package import Wire

/// How the texts of an input's cells are read.
///
/// Around a value stands at times what belongs to a spreadsheet: `="04109"` is a formula that keeps digits as a text, and a no-break
/// space at an end is what a page was copied with. Such a cell is unwrapped, and one in which nobody sees anything is empty. What
/// stands in the place of a value is refused.
public struct CellReading: Hashable, Sendable {
    /// The texts that are read as empty cells, each in exactly this spelling.
    package let nulls: Set<String>
    /// The columns whose cells are taken as they stand.
    package let literal: Set<String>

    /// Creates a reading.
    ///
    /// - Parameters:
    ///   - nulls: The texts that are read as empty cells.
    ///   - literal: The columns whose cells are taken as they stand.
    public init(nulls: Set<String> = [], literal: Set<String> = []) {
        self.nulls = nulls
        self.literal = literal
    }

    /// The bytes with which a cell begins that may hold something else than its text.
    private static let suspects: [Bool] = {
        var suspects = [Bool](repeating: false, count: 256)
        for byte in "\u{1F}\t\n\r\u{B}\u{C}=#'<[\\".utf8 { suspects[Int(byte)] = true }
        for byte in UInt8(0x80)...0xFF { suspects[Int(byte)] = !byte.leadsLetter }
        return suspects
    }()

    /// Whether a cell may hold something else than its text; most cells don't, as their ends show.
    package static func mayDiffer(_ cell: ArraySlice<UInt8>) -> Bool { mayDiffer(cell.span) }

    /// The same of a cell's bytes.
    package static func mayDiffer(_ cell: Span<UInt8>) -> Bool {
        var (start, end) = (0, cell.count)
        guard end > 0 else { return false }
        while start < end, cell[start] == 0x20 { start += 1 }
        while start < end, cell[end - 1] == 0x20 { end -= 1 }
        guard start < end else { return true }
        let (first, last, count) = (cell[start], cell[end - 1], end - start)
        if suspects[Int(first)] || last < 0x20 || last == 0x7F { return true }
        if last >= 0x80, count < 2 || !cell[end - 2].leadsLetter { return true }
        // So long a text may have too many marks on a letter.
        if first >= 0x80 || last >= 0x80, count > 2 * String.mostMarks { return true }
        switch first {
        case UInt8(ascii: "N"), UInt8(ascii: "n"), UInt8(ascii: "u"), UInt8(ascii: "E"):
            return CellFault.mayBegin(with: cell.extracting(start..<end))
        // Before a digit it begins a telephone number, and before a letter a formula or a word for no value.
        case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), UInt8(ascii: "("):
            return count > 1 && (cell[start + 1].isASCIILetter || cell[start + 1] >= 0x80)
        default: return false
        }
    }

    /// Whether each cell of a row holds its text as it stands, so that none has to be looked at.
    package func isPlain(_ row: CSVRow) -> Bool {
        guard nulls.isEmpty else { return false }
        let record = row.utf8
        let bytes = record.span
        for column in 0..<row.count where Self.mayDiffer(bytes.extracting(row.bounds(column).range)) { return false }
        return true
    }

    /// What a cell holds, if that isn't its text as it stands; `nil` if it is.
    ///
    /// - Parameters:
    ///   - cell: The cell's text.
    ///   - isLiteral: Whether its column is taken as it stands; then only what nobody sees is read as empty.
    /// - Returns: The text.
    package func unwrapped(_ cell: ArraySlice<UInt8>, isLiteral: Bool = false) -> String? {
        guard !nulls.isEmpty || Self.mayDiffer(cell) else { return nil }
        let text = String(decoding: cell, as: UTF8.self)
        guard !text.isUnseen else { return text.isEmpty ? nil : "" }
        guard !isLiteral, !text.hasTooManyMarks else { return nil }
        let value = text.withoutFormula.withoutNoBreakEnds
        if nulls.contains(value.withoutShapelessEnds.trimmed) { return "" }
        return value.utf8.elementsEqual(text.utf8) ? nil : value
    }

    /// Whether a text is read as an empty cell, though it holds something that people see.
    func isNull(_ text: String) -> Bool {
        !text.isUnseen && unwrapped(Array(text.utf8)[...])?.isEmpty ?? false
    }

    /// Reads every text of a JSON value.
    ///
    /// - Returns: The value; `nil` if it is read as it stands.
    package func unwrapped(_ value: JSONValue, isLiteral: Bool = false) -> JSONValue? {
        switch value {
        case .string(let text): return unwrapped(Array(text.utf8)[...], isLiteral: isLiteral).map { .string($0) }
        case .array(let items):
            let read = items.map { unwrapped($0, isLiteral: isLiteral) }
            guard read.contains(where: { $0 != nil }) else { return nil }
            return .array(zip(items, read).map { $1 ?? $0 })
        case .object(let object): return unwrapped(object) { _ in isLiteral }.map { .object($0) }
        case .null, .boolean, .integer, .number: return nil
        }
    }

    /// Reads every text of a JSON object; `nil` if it is read as it stands.
    package func unwrapped(_ object: JSONObject, isLiteral: (String) -> Bool) -> JSONObject? {
        var isChanged = false
        let read = object.map { key, value in
            guard let read = unwrapped(value, isLiteral: isLiteral(key)) else { return (key, value) }
            isChanged = true
            return (key, read)
        }
        return isChanged ? JSONObject(read) : nil
    }

    /// Reads a cell's text.
    func read(_ text: String, of column: String) -> String {
        unwrapped(Array(text.utf8)[...], isLiteral: literal.contains(column)) ?? text
    }
}

extension String {
    /// The text in a formula `="…"`, in which quotes are doubled.
    fileprivate var withoutFormula: String {
        let formula = trimmed
        guard formula.hasPrefix("=\""), formula.hasSuffix("\""), formula.utf8.count >= 3 else { return self }
        let parts = formula.dropFirst(2).dropLast().split(separator: "\"\"", omittingEmptySubsequences: false)
        return parts.contains { $0.contains("\"") } ? self : parts.joined(separator: "\"")
    }

    /// The text without white space at its ends, if a no-break space is part of that.
    fileprivate var withoutNoBreakEnds: String {
        let noBreaks: Set<Character> = ["\u{A0}", "\u{202F}", "\u{FEFF}"]
        let isBlank = { (character: Character) in character.isWhitespace || character == "\u{FEFF}" }
        let ends = prefix(while: isBlank) + reversed().prefix(while: isBlank)
        guard ends.contains(where: noBreaks.contains) else { return self }
        let start = drop(while: isBlank)
        return start.lastIndex { !isBlank($0) }.map { String(start[...$0]) } ?? ""
    }
}
