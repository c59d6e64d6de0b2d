import Foundation
import NIOCore

/// An emulated portal that could not start.
public struct EmulatorError: Error, Sendable, CustomStringConvertible {
    /// What went wrong, for a program to branch on.
    public enum Code: Hashable, Sendable {
        /// The file holds something other than an emulated portal.
        case foreignFile
        /// The file was written by a version whose layout this one doesn't read.
        case outdatedFile
        /// The file can't be opened, read or written.
        case unusableStorage
        /// The port can't be listened on.
        case portUnavailable
        /// The certificate or its key can't be read, made or used.
        case unusableCertificate
    }

    /// What went wrong, for a program to branch on.
    public let code: Code
    /// The file, the folder or the port, such as `/home/anna/demo.sqlite`; empty if there is none.
    public internal(set) var subject: String
    /// The error that was met beneath, if one was.
    public let underlying: (any Error)?

    init(_ code: Code, subject: String = "", underlying: (any Error)? = nil) {
        self.code = code
        self.subject = subject
        self.underlying = underlying
    }

    /// What happened and what to do, in whole sentences.
    public var description: String {
        let reason = underlying.map { " (\(Self.words(for: $0)))" } ?? ""
        return switch code {
        case .foreignFile: "\(subject) is not the file of a demo portal. Name another file, or move this one away."
        case .outdatedFile:
            "\(subject) was written by another version of the demo portal. Delete it; a new one is created at the next start."
        case .unusableStorage:
            "The demo portal can't use \(subject)\(reason). Check the folder's permissions and free space."
        case .portUnavailable: "The demo portal can't listen on port \(subject)\(reason). Choose another port."
        case .unusableCertificate:
            "The demo portal can't use the certificate of \(subject)\(reason). Check the files and their permissions."
        }
    }

    private static func words(for error: any Error) -> String {
        switch (error as? IOError)?.errnoCode {
        case EADDRINUSE: "another program listens there"
        case EACCES: "this account may not; ports below 1024 are the administrator's"
        default: "\(error)"
        }
    }

    func naming(_ storage: EmulatorConfiguration.Storage) -> EmulatorError {
        var error = self
        error.subject = if case .file(let path) = storage { path } else { "memory" }
        return error
    }
}
