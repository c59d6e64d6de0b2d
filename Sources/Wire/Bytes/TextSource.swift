/// The text of a source as valid UTF-8, chunk by chunk, without its byte order mark.
struct TextSource: Sendable {
    let name: String

    private var source: ByteSource
    private var encoding: TextEncoding
    private let isNamed: Bool
    private var table: SingleByteTable?
    private var hasBegun = false
    /// The number of the line in which the next chunk begins.
    private var line = 1
    /// Bytes at the end of the last chunk that are a character only together with the next.
    private var rest: [UInt8] = []

    /// Creates the text of `source`.
    ///
    /// A byte order mark decides the encoding.
    init(_ source: ByteSource, encoding: TextEncoding?) {
        name = source.name
        self.source = source
        self.encoding = encoding ?? .utf8
        isNamed = encoding != nil
    }

    /// The next piece of text, or `nil` at the end.
    mutating func next() throws(StreamError) -> [UInt8]? {
        var isLast = false
        while !isLast {
            let chunk = hasBegun ? try source.next() : try begin()
            isLast = chunk == nil
            let bytes = rest.isEmpty ? chunk ?? [] : rest + (chunk ?? [])
            rest = []
            let text = try decode(bytes, isLast: isLast)
            line += text.count { $0 == ASCII.lineFeed }
            if !text.isEmpty { return text }
        }
        return nil
    }

    /// Reads the first chunk without its byte order mark, and sets up the encoding.
    private mutating func begin() throws(StreamError) -> [UInt8] {
        hasBegun = true
        var bytes: [UInt8] = []
        while bytes.count < 3, let chunk = try source.next() {
            bytes += chunk
        }
        for (mark, encoding) in TextEncoding.byteOrderMarks where bytes.starts(with: mark) {
            self.encoding = encoding
            bytes.removeFirst(mark.count)
            break
        }
        if case .singleByte(let form) = encoding.form {
            table = SingleByteTable(form)
        }
        return bytes
    }

    private mutating func decode(_ bytes: [UInt8], isLast: Bool) throws(StreamError) -> [UInt8] {
        switch encoding.form {
        case .utf8:
            try checkedUTF8(bytes, isLast: isLast)
        case .utf16(let isBigEndian):
            try decodeUTF16(bytes, isBigEndian: isBigEndian, isLast: isLast)
        case .singleByte:
            try decodeSingleBytes(bytes)
        }
    }

    private mutating func checkedUTF8(_ bytes: [UInt8], isLast: Bool) throws(StreamError) -> [UInt8] {
        guard let offset = bytes.firstInvalidUTF8 else { return bytes }
        // A character has at most four bytes: a character in the last three may continue in the next chunk.
        if !isLast, bytes.count - offset < 4, bytes[offset...].isBeginningOfUTF8 {
            rest = Array(bytes[offset...])
            return Array(bytes[..<offset])
        }
        throw undecodable(lineFeeds: bytes[..<offset].count { $0 == ASCII.lineFeed })
    }

    private mutating func decodeUTF16(
        _ bytes: [UInt8],
        isBigEndian: Bool,
        isLast: Bool
    ) throws(StreamError) -> [UInt8] {
        let high = isBigEndian ? 0 : 1
        var units = stride(from: 0, to: bytes.count & ~1, by: 2).map { offset in
            UInt16(bytes[offset + high]) << 8 | UInt16(bytes[offset + 1 - high])
        }
        if !isLast {
            if let last = units.last, UTF16.isLeadSurrogate(last) { units.removeLast() }
            rest = Array(bytes[(units.count * 2)...])
        }
        guard let text = String(validating: units, as: UTF16.self), units.count * 2 + rest.count == bytes.count else {
            throw undecodable(lineFeeds: units.lineFeedsBeforeInvalid)
        }
        return Array(text.utf8)
    }

    private func decodeSingleBytes(_ bytes: [UInt8]) throws(StreamError) -> [UInt8] {
        guard let table else { return bytes }
        switch table.decode(bytes) {
        case .success(let text): return text
        case .failure(let undefined):
            throw undecodable(lineFeeds: bytes[..<undefined.offset].count { $0 == ASCII.lineFeed })
        }
    }

    private func undecodable(lineFeeds: Int) -> StreamError {
        let line = line + lineFeeds
        let remedy = isNamed ? "give its actual encoding" : "give its encoding, such as --encoding windows-1252"
        return StreamError(.undecodable, line: line, "\(name), line \(line): this is not \(encoding); \(remedy)")
    }
}

extension ArraySlice<UInt8> {
    /// Whether following bytes could complete a character.
    fileprivate var isBeginningOfUTF8: Bool {
        guard let first else { return true }
        let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 1
        return count < length && dropFirst().allSatisfy(UTF8.isContinuation)
    }
}

extension [UInt16] {
    /// The line breaks before the first unpaired surrogate, or before the end.
    fileprivate var lineFeedsBeforeInvalid: Int {
        var decoder = UTF16()
        var units = makeIterator()
        var lineFeeds = 0
        while case .scalarValue(let scalar) = decoder.decode(&units) {
            lineFeeds += scalar == "\n" ? 1 : 0
        }
        return lineFeeds
    }
}
