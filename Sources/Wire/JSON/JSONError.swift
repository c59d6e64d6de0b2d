/// A text that is not JSON, or not the JSON that was asked for.
///
/// ``description`` contains the location and the reason, but never the text itself.
public struct JSONError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong, for a program to branch on.
    public enum Code: Hashable, Sendable {
        /// The text breaks the grammar of JSON.
        case malformed
        /// The text is not UTF-8.
        case undecodable
        /// Arrays and objects are nested deeper than ``JSONReader/depthLimit``.
        case tooDeep
        /// There are more values than the reader's limit.
        case tooMany
        /// A number is too large for a `Double`.
        case outOfRange
        /// A line of JSON Lines is longer than the reader's limit.
        case recordTooLong
        /// A line of JSON Lines holds something other than an object.
        case notAnObject
        /// The bytes could not be read at all.
        case unreadable(StreamError)
    }

    /// What is wrong, for a program to branch on.
    public let code: Code
    /// The line, counted from 1, or 0 if there is none.
    public let line: Int
    /// The column, counted in characters (Unicode scalars) from 1, or 0 if the error is about the whole line.
    public let column: Int
    /// The position from the start of the text or, in JSON Lines, of the line, in bytes.
    public let byteOffset: Int
    /// What was found or missing, such as `expected "," or "}"`.
    public let reason: String

    /// Whether one line of JSON Lines is refused, and the reader continues with the next.
    public var refusesOneRecord: Bool {
        switch code {
        case .recordTooLong, .unreadable: false
        default: true
        }
    }

    /// Location and reason, such as `line 3, column 14: expected ":" after the key`.
    public var description: String {
        switch (code, column) {
        case (.unreadable, _): reason
        case (_, 0): "line \(line): \(reason)"
        default: "line \(line), column \(column): \(reason)"
        }
    }
}

extension JSONError {
    /// Creates an error at an offset of `bytes`, from which line and column are counted.
    init(_ code: Code, at offset: Int, of bytes: [UInt8], _ reason: String) {
        let before = bytes[..<offset]
        let lineStart = before.lastIndex(of: ASCII.lineFeed).map { $0 + 1 } ?? 0
        self.init(
            code: code,
            line: before.count { $0 == ASCII.lineFeed } + 1,
            column: bytes[lineStart..<offset].count { !UTF8.isContinuation($0) } + 1,
            byteOffset: offset,
            reason: reason
        )
    }

    /// Creates an error about a whole line.
    init(_ code: Code, line: Int, _ reason: String) {
        self.init(code: code, line: line, column: 0, byteOffset: 0, reason: reason)
    }

    init(_ error: StreamError) {
        self.init(.unreadable(error), line: error.line ?? 0, error.description)
    }

    /// The same error in the line of a file rather than in a text of its own.
    func atLine(_ line: Int) -> JSONError {
        JSONError(code: code, line: line, column: column, byteOffset: byteOffset, reason: reason)
    }
}
