/// The progress of a long operation.
public struct Progress: Hashable, Sendable {
    /// What is being done, such as `fetching users`.
    public var stage: String
    /// How many are done.
    public var done: Int
    /// The total, if it is known.
    public var total: Int?

    /// Creates a report of progress.
    public init(_ stage: String, done: Int, total: Int? = nil) {
        self.stage = stage
        self.done = done
        self.total = total
    }
}
