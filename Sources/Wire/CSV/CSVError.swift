/// A file that cannot be read as CSV, or a record in it.
///
/// ``description`` contains the location and the reason, and column names, but no data.
public struct CSVError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong, for a program to branch on.
    public enum Code: Hashable, Sendable {
        /// The header is missing, since the file is empty.
        case noHeader
        /// Columns have no name, or the same.
        case badHeader
        /// A record has more cells than the header.
        case tooManyCells
        /// The last record is short and has no line end: the file was cut off.
        case cutOff
        /// Text follows a closing quote.
        case textAfterQuote
        /// A quote is never closed.
        case unterminatedQuote
        /// A record is longer than the reader's limit.
        case recordTooLong
        /// The bytes could not be read, or aren't text in the encoding.
        case unreadable(StreamError)
    }

    /// What is wrong, for a program to branch on.
    public let code: Code
    /// The line of the file, counted from 1, or `nil` if the error has none.
    public let line: Int?
    /// What happened and what to do, without the line.
    public let reason: String

    /// What happened, where, and how to fix it.
    public var description: String {
        if case .unreadable = code { return reason }
        return line.map { "line \($0): \(reason)" } ?? reason
    }

    /// Whether one record is refused, and the reader continues with the next.
    ///
    /// After any other error it is unknown where the next record begins, and the reader is at its end.
    public var refusesOneRecord: Bool { code == .tooManyCells }

    init(_ code: Code, line: Int?, _ reason: String) {
        self.code = code
        self.line = line
        self.reason = reason
    }

    init(_ error: StreamError) {
        code = .unreadable(error)
        line = error.line
        reason = error.description
    }
}
