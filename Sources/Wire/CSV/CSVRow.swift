/// One record of a CSV file.
///
/// Cells stay bytes until a text is asked for.
public struct CSVRow: Sendable {
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
    /// Holds the record, and perhaps others that were read with it.
    private var block: CSVBlock
    private var bytes: Range<Int>
    private var cells: Range<Int>

    init(line: Int, _ block: CSVBlock, bytes: Range<Int>, cells: Range<Int>) {
        (self.line, self.block, self.bytes, self.cells) = (line, block, bytes, cells)
    }

    /// Creates a record of its bytes.
    ///
    /// - Parameters:
    ///   - line: Its line.
    ///   - raw: Its bytes.
    ///   - bounds: Of each cell, where its text is in them, and whether quotes in it are doubled.
    package init(line: Int, raw: [UInt8], bounds: [(range: Range<Int>, hasDoubledQuotes: Bool)]) {
        precondition(bounds.allSatisfy { $0.range.upperBound <= raw.count }, "a cell is a part of its record")
        let cells = bounds.map { range, hasDoubledQuotes in
            Cell(start: range.lowerBound, end: range.upperBound, hasDoubledQuotes: hasDoubledQuotes)
        }
        self.init(line: line, CSVBlock(raw, cells), bytes: raw.indices, cells: cells.indices)
    }

    /// The record as it is in the file (as UTF-8), without its line end; the texts of replaced cells follow.
    public var raw: [UInt8] { Array(utf8) }

    /// The bytes of ``raw``, not copied.
    package var utf8: ArraySlice<UInt8> { block.bytes[bytes] }

    /// Where a cell's text is in the record, without the quotes around it, and whether quotes in it are doubled.
    package func bounds(_ column: Int) -> (range: Range<Int>, hasDoubledQuotes: Bool) {
        let cell = cell(at: column)
        return (Int(cell.start)..<Int(cell.end), cell.hasDoubledQuotes)
    }

    /// Gives cells other texts.
    package mutating func replace(_ texts: [(column: Int, text: String)]) {
        guard !texts.isEmpty else { return }
        var (raw, cells, replaced) = (raw, Array(block.cells[cells]), block.replaced)
        for (column, text) in texts {
            replaced[column] = replaced[column] ?? cells[column]
            let start = raw.count
            raw.append(contentsOf: text.utf8)
            cells[column] = Cell(start: start, end: raw.count)
        }
        block = CSVBlock(raw, cells, replaced: replaced)
        (self.bytes, self.cells) = (raw.indices, cells.indices)
    }

    /// The bytes that the record takes.
    package var byteCount: Int { bytes.count + cells.count * MemoryLayout<Cell>.stride }

    /// The number of cells in the record, which may be fewer than there are columns.
    public var count: Int { cells.count }

    /// The text of a cell by its column, from 0; empty if the record has fewer cells.
    public func cell(_ column: Int) -> String {
        String(decoding: utf8(column), as: UTF8.self)
    }

    /// The UTF-8 bytes of a cell by its column, from 0; empty if the record has fewer cells.
    public func utf8(_ column: Int) -> ArraySlice<UInt8> { column < cells.count ? utf8(of: cell(at: column)) : [] }

    /// The text of a cell as it is in the file, even if it was replaced.
    package func original(_ column: Int) -> String {
        block.replaced[column].map { String(decoding: utf8(of: $0), as: UTF8.self) } ?? cell(column)
    }

    private func cell(at column: Int) -> Cell {
        precondition(column >= 0 && column < cells.count, "a cell of another record")
        return block.cells[cells.lowerBound + column]
    }

    private func utf8(of cell: Cell) -> ArraySlice<UInt8> {
        let start = bytes.lowerBound
        let bytes = block.bytes[start + Int(cell.start)..<start + Int(cell.end)]
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
