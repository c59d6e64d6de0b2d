/// A query that a snapshot can't answer; errors of the portal itself are passed through unchanged.
public struct SnapshotError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What went wrong, for a program to branch on.
    public enum Code: Hashable, Sendable {
        /// A filter names an unknown field.
        case unknownField
        /// A filter names a field that the credentials can't see, so that every user seems to have it empty.
        case hiddenField
        /// The temporary file failed.
        case storage
    }

    /// What went wrong, for a program to branch on.
    public let code: Code
    /// The misspelt name and the nearest one, the hidden field's name, or SQLite's words.
    public let reason: String

    /// What happened and what to do.
    public var description: String {
        switch code {
        case .unknownField: reason
        case .hiddenField:
            "users can't be found by \(reason), which the credentials can't read. They need another scope, such as user."
        case .storage:
            "the temporary file of the portal's users failed (\(reason)). Free some space, or set TMPDIR to another folder."
        }
    }
}
