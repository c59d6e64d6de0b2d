/// What a report shows of a run before its changes.
public struct RunDescription: Sendable {
    /// The title, such as `Plan for north.bitrix24.com`.
    public var title: String
    /// What is known of the run, such as its scripts with their hashes, and what each is called.
    public var facts: [(label: String, value: String)]
    /// How many users or rows were looked at; `nil` if that says nothing.
    public var total: Int?
    /// How many records were refused; `nil` if unknown.
    public var refused: Int?
    /// What planning saw besides, a sentence each.
    public var notes: [String]

    /// Creates a description.
    public init(
        title: String,
        facts: [(label: String, value: String)],
        total: Int? = nil,
        refused: Int? = nil,
        notes: [String] = []
    ) {
        self.title = title
        self.facts = facts
        self.total = total
        self.refused = refused
        self.notes = notes
    }
}
