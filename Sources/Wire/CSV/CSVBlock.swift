/// The bytes and cells of records that were read together, so that one of many allocates nothing of its own.
final class CSVBlock: Sendable {
    /// The records, one after the other, without their line ends; of a single one, the texts of replaced cells follow.
    let bytes: [UInt8]
    /// The cells of all records.
    let cells: [CSVRow.Cell]
    /// Of a single record, where the texts of replaced cells were, by column.
    let replaced: [Int: CSVRow.Cell]

    init(_ bytes: [UInt8], _ cells: [CSVRow.Cell], replaced: [Int: CSVRow.Cell] = [:]) {
        (self.bytes, self.cells, self.replaced) = (bytes, cells, replaced)
    }
}

/// Records on their way into a block.
struct CSVRecordGathering {
    private struct Record {
        let line: Int
        let bytes: Int
        let cells: Int
    }

    private var bytes: [UInt8] = []
    private var cells: [CSVRow.Cell] = []
    /// The records' lines, and where each begins.
    private var records: [Record] = []

    /// The number of records.
    var count: Int { records.count }

    /// The bytes that the records take.
    var byteCount: Int { bytes.count + cells.count * MemoryLayout<CSVRow.Cell>.stride }

    /// Adds a record.
    ///
    /// - Parameters:
    ///   - line: The line of the file at which it begins.
    ///   - raw: Its bytes, without its line end.
    ///   - recordCells: Its cells, which count from its start.
    mutating func append(line: Int, _ raw: ArraySlice<UInt8>, _ recordCells: [CSVRow.Cell]) {
        records.append(Record(line: line, bytes: bytes.count, cells: cells.count))
        bytes += raw
        cells += recordCells
    }

    /// The line of the last record.
    var lastLine: Int? { records.last?.line }

    /// The bytes of the last record.
    var lastRaw: ArraySlice<UInt8> { bytes[(records.last?.bytes ?? 0)...] }

    /// The last cell of the last record, from a column on, that holds something else than blanks.
    func lastFilled(from first: Int) -> Int? {
        guard let last = records.last else { return nil }
        let cells = cells[last.cells...]
        return cells.indices.dropFirst(first).last { index in
            let text = last.bytes + Int(cells[index].start)..<last.bytes + Int(cells[index].end)
            return !bytes[text].allSatisfy { $0 == ASCII.space || $0 == ASCII.tab }
        }.map { $0 - last.cells }
    }

    /// Takes the last record back.
    mutating func removeLast() {
        let last = records.removeLast()
        bytes.removeSubrange(last.bytes...)
        cells.removeSubrange(last.cells...)
    }

    /// The records, which share one block.
    func rows() -> [CSVRow] {
        let block = CSVBlock(bytes, cells)
        return records.indices.map { index in
            let (record, isLast) = (records[index], index == records.count - 1)
            return CSVRow(
                line: record.line,
                block,
                bytes: record.bytes..<(isLast ? bytes.count : records[index + 1].bytes),
                cells: record.cells..<(isLast ? cells.count : records[index + 1].cells)
            )
        }
    }
}
