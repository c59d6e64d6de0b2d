/// How much a journal holds about one person.
public struct PersonalRecords: Hashable, Sendable {
    /// What is counted; the raw value is the noun.
    public enum Kind: String, Sendable, CaseIterable {
        /// A run that changes or mentions the person.
        case run
        /// A change of the person's fields.
        case change
        /// A record of a finding that is about the person, or quotes them.
        case finding
        /// A reason why the person stayed unchanged.
        case reason
        /// The form in which the portal stores one of the person's values.
        case rewriting
        /// A value of the person that the portal ignored.
        case ignoredValue
        /// That an entry of `moonhook.lua` was found to protect the person.
        case protection
        /// A call of a program that was about the person.
        case call
    }

    /// How many of each kind there are; what there is none of is absent.
    public var counts: [Kind: Int]
    /// The runs, in ascending order.
    public var runs: [RunID]
    /// The files that those runs read and wrote, which are no part of the journal.
    public var files: [RunFile]

    /// Creates the counts.
    public init(counts: [Kind: Int] = [:], runs: [RunID] = [], files: [RunFile] = []) {
        self.counts = counts.filter { $0.value > 0 }
        self.runs = runs
        self.files = files
    }

    /// Whether nothing is known of the person.
    public var isEmpty: Bool { counts.isEmpty }
}

/// A file that a run read or wrote, as its journal knows it.
public struct RunFile: Hashable, Sendable {
    /// The run.
    public var run: RunID
    /// What named it, such as `--save`.
    public var option: String
    /// Its absolute path.
    public var path: ForeignText

    /// Creates the record of a file.
    public init(run: RunID, option: String, path: ForeignText) {
        self.run = run
        self.option = option
        self.path = path
    }
}
