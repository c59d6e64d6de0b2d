/// Writes CSV as bytes, a quote only if one is needed.
///
/// Lines end with a line feed only, as the other tools of a pipeline expect; Excel accepts it too.
public struct CSVWriter: Sendable {
    /// What was written so far.
    public private(set) var bytes: [UInt8] = []

    private let delimiter: UInt8

    /// Creates an empty writer.
    public init(delimiter: UInt8 = UInt8(ascii: ",")) {
        self.delimiter = delimiter
    }

    /// Forgets what was written.
    public mutating func removeAll(keepingCapacity: Bool = false) {
        bytes.removeAll(keepingCapacity: keepingCapacity)
    }

    /// Writes one record.
    public mutating func row(_ cells: some Sequence<String>) {
        let start = bytes.count
        var isFirst = true
        for text in cells {
            if !isFirst { bytes.append(delimiter) }
            isFirst = false
            cell(text)
        }
        // A line with nothing in it would pass for blank.
        if bytes[start...].allSatisfy({ $0 == delimiter }) {
            bytes.insert(contentsOf: [ASCII.quote, ASCII.quote], at: start)
        }
        bytes.append(ASCII.lineFeed)
    }

    private mutating func cell(_ text: String) {
        let start = bytes.count
        bytes.append(contentsOf: text.utf8)
        guard needsQuotes(from: start) else { return }
        bytes.removeSubrange(start...)
        bytes.append(ASCII.quote)
        for byte in text.utf8 {
            if byte == ASCII.quote { bytes.append(byte) }
            bytes.append(byte)
        }
        bytes.append(ASCII.quote)
    }

    /// Whether the text at the end of ``bytes`` needs quotes.
    private func needsQuotes(from start: Int) -> Bool {
        for index in start..<bytes.count {
            let byte = bytes[index]
            if byte == delimiter || byte == ASCII.quote || byte == ASCII.lineFeed || byte == ASCII.carriageReturn {
                return true
            }
        }
        return start < bytes.count && (bytes[start] == ASCII.space || bytes[bytes.count - 1] == ASCII.space)
    }
}
