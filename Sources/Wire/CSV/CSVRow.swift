/// One record of a CSV file.
///
/// Cells stay bytes until a text is asked for.
public struct CSVRow: Hashable, Sendable {
    /// Where a cell's text is in the record, without the quotes around it.
    struct Cell: Hashable {
        let start: Int32
        let end: Int32
        let hasDoubledQuotes: Bool

        init(start: Int, end: Int, hasDoubledQuotes: Bool = false) {
            self.start = Int32(start)
            self.end = Int32(end)
            self.hasDoubledQuotes = hasDoubledQuotes
        }
    }

    /// The line of the file, counted from 1, at which the record begins.
    public let line: Int

    /// The record as it is in the file (as UTF-8), without its line end; the texts of replaced cells follow.
    public private(set) var raw: [UInt8]

    private var cells: [Cell]
    /// Where the texts of replaced cells were.
    private var replaced: [Int: Cell] = [:]

    init(line: Int, raw: [UInt8], cells: [Cell]) {
        self.line = line
        self.raw = raw
        self.cells = cells
    }

    /// Creates a record of bytes whose cells follow.
    package init(line: Int, raw: [UInt8], count: Int) {
        self.init(line: line, raw: raw, cells: [])
        cells.reserveCapacity(count)
    }

    /// Where a cell's text is in the record, without the quotes around it, and whether quotes in it are doubled.
    package func bounds(_ column: Int) -> (range: Range<Int>, hasDoubledQuotes: Bool) {
        let cell = cells[column]
        return (Int(cell.start)..<Int(cell.end), cell.hasDoubledQuotes)
    }

    /// Adds a cell; its text is in the record.
    package mutating func append(_ range: Range<Int>, hasDoubledQuotes: Bool) {
        precondition(range.upperBound <= raw.count, "a cell is a part of its record")
        cells.append(Cell(start: range.lowerBound, end: range.upperBound, hasDoubledQuotes: hasDoubledQuotes))
    }

    /// Gives a cell another text.
    package mutating func replace(_ column: Int, with text: String) {
        replaced[column] = replaced[column] ?? cells[column]
        let start = raw.count
        raw.append(contentsOf: text.utf8)
        cells[column] = Cell(start: start, end: raw.count)
    }

    /// The number of cells in the record, which may be fewer than there are columns.
    public var count: Int { cells.count }

    /// The text of a cell by its column, from 0; empty if the record has fewer cells.
    public func cell(_ column: Int) -> String {
        String(decoding: utf8(column), as: UTF8.self)
    }

    /// The UTF-8 bytes of a cell by its column, from 0; empty if the record has fewer cells.
    public func utf8(_ column: Int) -> ArraySlice<UInt8> { column < cells.count ? utf8(of: cells[column]) : [] }

    /// The text of a cell as it is in the file, even if it was replaced.
    package func original(_ column: Int) -> String {
        replaced[column].map { String(decoding: utf8(of: $0), as: UTF8.self) } ?? cell(column)
    }

    private func utf8(of cell: Cell) -> ArraySlice<UInt8> {
        let bytes = raw[Int(cell.start)..<Int(cell.end)]
        return cell.hasDoubledQuotes ? bytes.withSingleQuotes : bytes
    }

    /// Whether a cell holds nothing but blanks.
    func isBlank(_ column: Int) -> Bool { utf8(column).allSatisfy { $0 == ASCII.space || $0 == ASCII.tab } }

    /// All cells as texts.
    public var texts: [String] { (0..<count).map(cell) }
}

extension ArraySlice<UInt8> {
    /// The bytes with doubled quotes replaced by single ones.
    fileprivate var withSingleQuotes: ArraySlice<UInt8> {
        var result: [UInt8] = []
        result.reserveCapacity(count)
        var isSecond = false
        for byte in self {
            isSecond = byte == ASCII.quote && !isSecond
            if byte != ASCII.quote || isSecond { result.append(byte) }
        }
        return result[...]
    }
}
