/// The bytes and cells of records that were read together, so that a record allocates nothing of its own.
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

    /// The bytes of the records.
    var byteCount: Int { bytes.count }

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

    /// The last record, by itself.
    var last: CSVRow? {
        guard let last = records.last else { return nil }
        let (bytes, cells) = (Array(bytes[last.bytes...]), Array(cells[last.cells...]))
        return CSVRow(line: last.line, CSVBlock(bytes, cells), bytes: bytes.indices, cells: cells.indices)
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
