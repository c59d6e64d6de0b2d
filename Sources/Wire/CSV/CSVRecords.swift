/// The records of a CSV text, header or not, with their lines.
struct CSVRecords: Sendable {
    /// Whether the record that was read last ends with the file rather than with a line end.
    private(set) var lastHasNoLineEnd = false

    private var window: TextWindow
    private var scanner: CSVScanner
    private let recordLimit: Int
    /// The number of the line at which the next record begins.
    private var line = 1

    init(_ window: TextWindow, delimiter: UInt8?, recordLimit: Int) throws(CSVError) {
        self.window = window
        self.recordLimit = recordLimit
        scanner = CSVScanner(delimiter: delimiter ?? ASCII.comma)
        do throws(StreamError) {
            try prepare(delimiter)
        } catch {
            throw CSVError(error)
        }
    }

    var delimiter: UInt8 { scanner.delimiter }

    /// Finds the delimiter out, from Excel's `sep=` or from the first records.
    private mutating func prepare(_ delimiter: UInt8?) throws(StreamError) {
        while window.count < CSVDelimiter.sampleSize, !window.isAtEnd {
            try window.fill()
        }
        let named = takeDelimiterLine()
        guard delimiter == nil else { return }
        let bytes = window.bytes
        let sample = bytes.span.extracting(window.position...)
        scanner = CSVScanner(delimiter: named ?? CSVDelimiter.detect(in: sample, isComplete: window.isAtEnd))
    }

    /// Passes a first line `sep=;`, which Excel writes and no other program means as a header.
    private mutating func takeDelimiterLine() -> UInt8? {
        let start = window.bytes.prefix(7)
        let word = String(decoding: start.prefix(4), as: UTF8.self).lowercased()
        guard word == "sep=", start.count > 5 else { return nil }
        let lineEnd = start[5...].prefix { $0 == ASCII.lineFeed || $0 == ASCII.carriageReturn }
        guard !lineEnd.isEmpty else { return nil }
        let isPair = lineEnd.elementsEqual([ASCII.carriageReturn, ASCII.lineFeed])
        window.position = isPair ? 7 : 6
        line = 2
        return start[4]
    }

    /// Reads the next record that is not blank, by itself, or `nil` at the end.
    mutating func next() throws(CSVError) -> CSVRow? {
        var records = CSVRecordGathering()
        return try next(into: &records) == nil ? nil : records.rows()[0]
    }

    /// Reads the next record that is not blank.
    ///
    /// - Returns: The number of its cells, or `nil` at the end.
    mutating func next(into records: inout CSVRecordGathering) throws(CSVError) -> Int? {
        while window.count > 0 || !window.isAtEnd {
            switch scan() {
            case .record(let end, let next):
                if try take(end: end, next: next, into: &records) { return scanner.cells.count }
            case .incomplete:
                try readOn()
            case .textAfterQuote(let offset):
                throw textAfterQuote(at: offset)
            }
        }
        return nil
    }

    private mutating func scan() -> CSVScanner.Outcome {
        let bytes = window.bytes
        return scanner.scan(bytes.span.extracting(window.position...), isAtEnd: window.isAtEnd)
    }

    /// Takes a record out of the window, unless it is blank; returns whether it isn't.
    private mutating func take(end: Int, next: Int, into records: inout CSVRecordGathering) throws(CSVError) -> Bool {
        guard end <= recordLimit else { throw tooLong() }
        let range = window.position..<(window.position + end)
        let isBlank = isBlank(range)
        if !isBlank { records.append(line: line, window.bytes[range], scanner.cells) }
        line += scanner.hasQuotes ? window.bytes[range].lineBreaks : 0
        line += next > end ? 1 : 0
        lastHasNoLineEnd = next == end
        window.position += next
        return !isBlank
    }

    private func isBlank(_ range: Range<Int>) -> Bool {
        window.bytes[range].allSatisfy { $0 == delimiter || $0 == ASCII.space || $0 == ASCII.tab }
    }

    /// Gets the rest of a record into the window.
    private mutating func readOn() throws(CSVError) {
        guard window.count <= recordLimit else { throw tooLong() }
        guard !window.isAtEnd else { throw unterminatedQuote("and never closed") }
        do throws(StreamError) {
            try window.fill()
        } catch {
            window.end()
            throw CSVError(error)
        }
    }

    private mutating func tooLong() -> CSVError {
        guard scanner.openQuote == nil else { return unterminatedQuote("and not closed within \(recordLimit) bytes") }
        defer { window.end() }
        return CSVError(.recordTooLong, line: line, "the record is longer than \(recordLimit) bytes")
    }

    private mutating func unterminatedQuote(_ reason: String) -> CSVError {
        defer { window.end() }
        let line = line(at: scanner.openQuote ?? 0)
        return CSVError(.unterminatedQuote, line: line, "a quote is opened here \(reason)")
    }

    private mutating func textAfterQuote(at offset: Int) -> CSVError {
        defer { window.end() }
        let reason = "text follows a closing quote; write a quote inside a quoted cell twice"
        return CSVError(.textAfterQuote, line: line(at: offset), reason)
    }

    /// The line of a location in the record that begins at the window's position.
    private func line(at offset: Int) -> Int {
        line + window.bytes[window.position..<(window.position + offset)].lineBreaks
    }
}

extension ArraySlice<UInt8> {
    /// The number of line breaks, of which CRLF is one.
    fileprivate var lineBreaks: Int {
        indices.count { index in
            let isFollowedByLineFeed = index + 1 < endIndex && self[index + 1] == ASCII.lineFeed
            return self[index] == ASCII.lineFeed || self[index] == ASCII.carriageReturn && !isFollowedByLineFeed
        }
    }
}
