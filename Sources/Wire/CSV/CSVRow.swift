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

    /// The record as it is in the file (as UTF-8), without its line end.
    public private(set) var raw: [UInt8]

    private var cells: [Cell]

    init(line: Int, raw: [UInt8], cells: [Cell]) {
        self.line = line
        self.raw = raw
        self.cells = cells
    }

    /// Creates a record without cells.
    package init(line: Int) { self.init(line: line, raw: [], cells: []) }

    /// Makes room for cells.
    package mutating func reserve(count: Int, bytes: Int) {
        cells.reserveCapacity(count)
        raw.reserveCapacity(bytes)
    }

    /// Adds a cell.
    package mutating func append(_ text: ArraySlice<UInt8>) {
        cells.append(Cell(start: raw.count, end: raw.count + text.count))
        raw += text
    }

    /// The number of cells in the record, which may be fewer than there are columns.
    public var count: Int { cells.count }

    /// The text of a cell by its column, from 0; empty if the record has fewer cells.
    public func cell(_ column: Int) -> String {
        String(decoding: utf8(column), as: UTF8.self)
    }

    /// The UTF-8 bytes of a cell by its column, from 0; empty if the record has fewer cells.
    public func utf8(_ column: Int) -> ArraySlice<UInt8> {
        guard column < cells.count else { return [] }
        let cell = cells[column]
        let bytes = raw[Int(cell.start)..<Int(cell.end)]
        return cell.hasDoubledQuotes ? bytes.withSingleQuotes : bytes
    }

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
