/// A run needs a field that its users were fetched without: it can't go on, and starts over with all fields.
public struct UnfetchedField: Error, Hashable, Sendable, CustomStringConvertible {
    /// The field; `nil` if a script looks at a complete record.
    public let field: String?

    /// Creates the error.
    package init(field: String?) { self.field = field }

    /// What happened.
    public var description: String {
        "\(field ?? "a whole record") was needed and not fetched (this is a bug, please report it)"
    }
}
