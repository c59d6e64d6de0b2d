/// A file, standard stream or character encoding that could not be used.
public struct StreamError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What went wrong, for a program to branch on.
    public enum Code: Hashable, Sendable {
        /// There is no file of that name, or no folder to put it in.
        case notFound
        /// The name is a folder's.
        case isFolder
        /// The file's rights forbid it.
        case notPermitted
        /// The reader at the other end of the pipe has gone, as `head` does; for a filter a reason to end quietly.
        case closedPipe
        /// Any other failure of the system.
        case failed
        /// No encoding has that name.
        case unknownEncoding
        /// Bytes are not text in the encoding.
        case undecodable
    }

    /// What went wrong, for a program to branch on.
    public let code: Code
    /// What happened, where, and what to do.
    public let description: String
    /// The line, counted from 1, where ``code-swift.property`` is `.undecodable`.
    public let line: Int?

    init(_ code: Code, _ description: String, line: Int? = nil) {
        self.code = code
        self.description = description
        self.line = line
    }
}
