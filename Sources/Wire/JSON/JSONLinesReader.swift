/// One line of a JSON Lines file.
public struct JSONLine: Hashable, Sendable {
    /// The line of the file, counted from 1.
    public let line: Int

    /// The line as it is in the file (as UTF-8), without its line end.
    public let raw: [UInt8]

    /// The content of the line.
    public let object: JSONObject
}

/// Reads a file of JSON objects, one a line, in memory that doesn't grow with the file.
///
/// Blank lines are ignored.
public struct JSONLinesReader: Sendable {
    /// The line that was refused last, as it is in the file (as UTF-8), without its line end.
    public private(set) var refused: [UInt8] = []

    private var window: TextWindow
    /// How many bytes the next line may have.
    public var recordLimit: Int
    private let valueLimit: Int
    /// The number of the line that is read next.
    private var line = 1

    /// Begins to read.
    ///
    /// - Parameters:
    ///   - source: The file's bytes, which are UTF-8 or begin with a byte order mark.
    ///   - recordLimit: How many bytes one line may have.
    ///   - valueLimit: How many values one line may hold.
    public init(_ source: ByteSource, recordLimit: Int = 1 << 20, valueLimit: Int = .max) {
        window = TextWindow(TextSource(source, encoding: nil))
        self.recordLimit = recordLimit
        self.valueLimit = valueLimit
    }

    /// Reads the next line that isn't blank, or `nil` at the end.
    ///
    /// - Throws: ``JSONError``; if it ``JSONError/refusesOneRecord``, call again for the next line.
    public mutating func next() throws(JSONError) -> JSONLine? {
        while let raw = try nextLine() {
            defer { line += 1 }
            guard raw.contains(where: { !$0.isJSONSpace }) else { continue }
            do throws(JSONError) {
                return JSONLine(line: line, raw: raw, object: try object(raw))
            } catch {
                refused = raw
                throw error
            }
        }
        return nil
    }

    private func object(_ raw: [UInt8]) throws(JSONError) -> JSONObject {
        let value: JSONValue
        do throws(JSONError) {
            value = try JSONReader.value(from: raw, atMost: valueLimit)
        } catch {
            throw error.atLine(line)
        }
        guard case .object(let object) = value else {
            throw JSONError(.notAnObject, line: line, "expected an object, since each line is a row")
        }
        return object
    }

    /// The next line without its end, or `nil` at the end of the text.
    private mutating func nextLine() throws(JSONError) -> [UInt8]? {
        var searched = 0
        while true {
            let rest = window.bytes[window.position...]
            let lineFeed = rest.dropFirst(searched).firstIndex(of: ASCII.lineFeed)
            guard (lineFeed ?? rest.endIndex) - rest.startIndex <= recordLimit else { throw tooLong() }
            if let lineFeed { return take(until: lineFeed, next: lineFeed + 1) }
            if window.isAtEnd { return rest.isEmpty ? nil : take(until: rest.endIndex, next: rest.endIndex) }
            searched = rest.count
            try readOn()
        }
    }

    private mutating func take(until end: Int, next: Int) -> [UInt8] {
        let text = window.bytes[window.position..<end]
        window.position = next
        return Array(text.last == ASCII.carriageReturn ? text.dropLast() : text)
    }

    private mutating func readOn() throws(JSONError) {
        do throws(StreamError) {
            try window.fill()
        } catch {
            window.end()
            throw JSONError(error)
        }
    }

    private mutating func tooLong() -> JSONError {
        window.end()
        return JSONError(.recordTooLong, line: line, "the line is longer than \(recordLimit) bytes")
    }
}
