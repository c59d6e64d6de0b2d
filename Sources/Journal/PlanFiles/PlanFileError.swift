public import PortalModel
import Wire

/// A file that can't be applied as a plan.
///
/// ``description`` names the file, and the line if there is one; never a value.
public struct PlanFileError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong, for a program to branch on.
    public enum Code: Hashable, Sendable {
        /// The file is not a plan.
        case noPlan
        /// A newer Moonhook wrote it.
        case newer
        /// It is a plan for another portal.
        case otherPortal
        /// A line is none of a plan's.
        case malformed
        /// It ends too early.
        case cutOff
        /// It isn't as it was written: count or hash don't fit.
        case altered
        /// The portal, or `moonhook.lua`, doesn't let a change pass.
        case refused(DiagnosticCode)
    }

    /// What is wrong, for a program to branch on.
    public let code: Code
    /// What is wrong, where, and how to fix it.
    public let description: String

    /// Creates an error.
    ///
    /// - Parameters:
    ///   - code: What is wrong.
    ///   - name: The file's name.
    ///   - line: The line, counted from 1.
    ///   - words: The same in words, as the end of a sentence that begins with the location.
    public init(_ code: Code, in name: String, line: Int? = nil, _ words: String) {
        self.code = code
        let name = ForeignText(name)
        description = line.map { "\(name), line \($0): \(words)" } ?? "\(name) \(words)"
    }

    /// What bytes that can't be read mean for a plan, which is UTF-8; other errors stay as they are.
    static func unreadable(_ error: StreamError, in name: String) -> any Error {
        guard error.code == .undecodable else { return error }
        let words =
            "is not UTF-8 text, as each plan is; copy the file as it is, and don't save it with another encoding"
        return PlanFileError(.malformed, in: name, words)
    }
}
