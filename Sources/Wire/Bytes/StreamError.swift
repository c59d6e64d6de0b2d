import SystemPackage

/// A file, standard stream or character encoding that could not be used.
public struct StreamError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What went wrong, for a program to branch on.
    public enum Code: Hashable, Sendable {
        /// The file doesn't exist, or the folder for it doesn't.
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
    /// The line, counted from 1, with undecodable bytes.
    public let line: Int?
    /// What happened, where, and how to fix it.
    public let description: String

    init(_ code: Code, line: Int? = nil, _ description: String) {
        self.code = code
        self.line = line
        self.description = description
    }
}

extension StreamError {
    /// Words what the system answered about the file `name`.
    init(_ errno: Errno, name: String) {
        switch errno {
        case .noSuchFileOrDirectory: self.init(.notFound, "\(name): no such file or folder")
        case .isDirectory: self.init(.isFolder, "\(name) is a folder; name a file")
        case .permissionDenied, .notPermitted: self.init(.notPermitted, "\(name): permission denied")
        case .brokenPipe: self.init(.closedPipe, "\(name): its reader has closed it")
        default: self.init(.failed, "\(name): \(errno)")
        }
    }

    /// Words any error of a file operation.
    package init(_ error: any Error, name: String) {
        if let errno = error as? Errno {
            self.init(errno, name: name)
        } else {
            self.init(.failed, "\(name): \(error)")
        }
    }
}
