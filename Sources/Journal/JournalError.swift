import Foundation
import GRDB
import SystemPackage

/// A journal that can't be opened, read or written.
///
/// ``description`` names the file and SQLite's words, which hold no values.
public struct JournalError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What went wrong, for a program to branch on.
    public enum Code: Hashable, Sendable {
        /// The file or its folder can't be made or opened.
        case unopenable
        /// A newer Moonhook made the file.
        case tooNew
        /// Another process locked the file for too long.
        case busy
        /// The disk is full.
        case full
        /// The file is damaged, or holds what no journal writes.
        case damaged
        /// Anything else that SQLite reports.
        case failed
    }

    /// What went wrong, for a program to branch on.
    public let code: Code
    /// The journal's file; empty for a temporary one.
    public let path: String
    /// SQLite's or the system's own words; may be empty.
    public let reason: String

    /// What happened, to which file, and what to do.
    public var description: String {
        let name = path.isEmpty ? "the temporary journal" : "the journal \(path)"
        let words = reason.isEmpty ? "" : " (\(reason))"
        return switch code {
        case .unopenable: "\(name) can't be opened\(words). Check the folder and its permissions."
        case .tooNew: "\(name) was created by a newer Moonhook\(words). Update Moonhook, or name another state folder."
        case .busy: "\(name) is in use by another process\(words). Try again when it has ended."
        case .full: "\(name) can't grow: the disk is full\(words). Free some space and run again."
        case .damaged: "\(name) is damaged\(words). Move it away; a new one is created."
        case .failed: "\(name) failed\(words)."
        }
    }
}

extension JournalError {
    /// The system's words for an error of a file.
    static func words(of error: any Error) -> String {
        guard let error = error as? CocoaError else { return "\(error)" }
        if let cause = error.underlying as? POSIXError { return "\(Errno(rawValue: cause.code.rawValue))" }
        return error.localizedDescription
    }

    /// Takes over what GRDB throws; an error of our own stays unchanged.
    init(_ error: any Error, path: String) {
        if let error = error as? JournalError {
            self = error
            return
        }
        if error is RowDecodingError {
            // Its words hold the whole row.
            self.init(code: .damaged, path: path, reason: "a value is not of its column's type")
            return
        }
        guard let error = error as? DatabaseError else {
            self.init(code: .failed, path: path, reason: "\(error)")
            return
        }
        let code: Code =
            switch error.resultCode {
            case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_READONLY, .SQLITE_AUTH: .unopenable
            case .SQLITE_BUSY, .SQLITE_LOCKED: .busy
            case .SQLITE_FULL: .full
            case .SQLITE_CORRUPT, .SQLITE_NOTADB: .damaged
            default: .failed
            }
        self.init(code: code, path: path, reason: error.message ?? "\(error.resultCode)")
    }
}
