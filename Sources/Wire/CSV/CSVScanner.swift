/// Finds the cells of a CSV record.
struct CSVScanner: Sendable {
    /// The result of a scan; offsets count from its start.
    enum Outcome {
        /// A record that ends before `end`; the next one begins at `next`.
        case record(end: Int, next: Int)
        /// The text ends before the record does.
        case incomplete
        /// A quote that closes at `offset` is followed by text.
        case textAfterQuote(offset: Int)
    }

    let delimiter: UInt8

    /// The cells of the record that was scanned last.
    private(set) var cells: [CSVRow.Cell] = []
    /// Where the last scan met a quote without its closing one.
    private(set) var openQuote: Int?
    /// Whether the last record has a quoted cell, and so perhaps a line break in it.
    private(set) var hasQuotes = false

    init(delimiter: UInt8) {
        self.delimiter = delimiter
    }

    /// Scans one record from the start of `text`; `isAtEnd` means that nothing follows it.
    mutating func scan(_ text: Span<UInt8>, isAtEnd: Bool) -> Outcome {
        cells.removeAll(keepingCapacity: true)
        hasQuotes = false
        openQuote = nil
        var index = 0
        while true {
            if index < text.count, text[index] == ASCII.quote {
                guard let closing = scanQuoted(text, from: index + 1, isAtEnd: isAtEnd) else { return .incomplete }
                index = closing + 1
            } else {
                let start = index
                index = endOfPlainCell(text, from: start)
                cells.append(CSVRow.Cell(start: start, end: index))
            }
            guard index < text.count else { return isAtEnd ? .record(end: index, next: index) : .incomplete }
            guard text[index] == delimiter else { return endRecord(text, at: index, isAtEnd: isAtEnd) }
            index += 1
        }
    }

    private func endOfPlainCell(_ text: Span<UInt8>, from start: Int) -> Int {
        var index = start
        while index < text.count {
            let byte = text[index]
            if byte == delimiter || byte == ASCII.lineFeed || byte == ASCII.carriageReturn { break }
            index += 1
        }
        return index
    }

    /// Scans a cell from after its opening quote; returns the position of its closing one.
    private mutating func scanQuoted(_ text: Span<UInt8>, from start: Int, isAtEnd: Bool) -> Int? {
        hasQuotes = true
        openQuote = start - 1
        var hasDoubledQuotes = false
        var index = start
        while index < text.count {
            guard text[index] == ASCII.quote else {
                index += 1
                continue
            }
            // Only the next byte distinguishes a closing quote from a doubled one.
            guard index + 1 < text.count || isAtEnd else { return nil }
            guard index + 1 < text.count, text[index + 1] == ASCII.quote else {
                openQuote = nil
                cells.append(CSVRow.Cell(start: start, end: index, hasDoubledQuotes: hasDoubledQuotes))
                return index
            }
            hasDoubledQuotes = true
            index += 2
        }
        return nil
    }

    private func endRecord(_ text: Span<UInt8>, at index: Int, isAtEnd: Bool) -> Outcome {
        switch text[index] {
        case ASCII.lineFeed:
            return .record(end: index, next: index + 1)
        case ASCII.carriageReturn:
            guard index + 1 < text.count else { return isAtEnd ? .record(end: index, next: index + 1) : .incomplete }
            return .record(end: index, next: text[index + 1] == ASCII.lineFeed ? index + 2 : index + 1)
        default:
            return .textAfterQuote(offset: index)
        }
    }
}
