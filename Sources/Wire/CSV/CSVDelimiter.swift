/// Finds out what separates the cells of a CSV file.
enum CSVDelimiter {
    /// How many bytes, and records, are examined.
    static let sampleSize = 64 * 1024
    private static let sampleRecords = 16

    /// In the order in which they win a tie: a comma is the likeliest to be part of a text.
    private static let candidates: [UInt8] = [ASCII.tab, UInt8(ascii: ";"), UInt8(ascii: "|"), ASCII.comma]

    /// The candidate that gives the header several cells, and the most records as many as the header.
    ///
    /// - Parameters:
    ///   - sample: The start of the file, from its header on.
    ///   - isComplete: Whether the sample is the whole file.
    /// - Returns: A comma if the file has a single column.
    static func detect(in sample: Span<UInt8>, isComplete: Bool) -> UInt8 {
        var best = (delimiter: ASCII.comma, fitting: 0, columns: 0)
        for delimiter in candidates {
            let counts = cellCounts(in: sample, delimiter: delimiter, isComplete: isComplete)
            guard let columns = counts.first, columns > 1 else { continue }
            let fitting = counts.count { $0 == columns }
            if (fitting, columns) > (best.fitting, best.columns) {
                best = (delimiter, fitting, columns)
            }
        }
        return best.delimiter
    }

    /// The number of cells in each of the first records, up to one that isn't CSV with this delimiter.
    private static func cellCounts(in sample: Span<UInt8>, delimiter: UInt8, isComplete: Bool) -> [Int] {
        var scanner = CSVScanner(delimiter: delimiter)
        var counts: [Int] = []
        var position = 0
        while position < sample.count, counts.count < sampleRecords {
            switch scanner.scan(sample.extracting(position...), isAtEnd: isComplete) {
            case .record(let end, let next):
                if end > 0 { counts.append(scanner.cells.count) }
                position += next
            case .incomplete, .textAfterQuote:
                // The reader reports a wrong quote, at its line.
                return counts
            }
        }
        return counts
    }
}
