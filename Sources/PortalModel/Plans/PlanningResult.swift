/// What planning saw, in numbers.
public struct PlanningResult: Hashable, Sendable {
    /// The rows of the input by outcome; `nil` if there was none.
    public var rows: RowCounts?
    /// The users whose record was read.
    public var users = 0
    /// The records that were refused completely.
    public var refused = 0
    /// The records that a transform skipped, and why.
    public var skips = SkipReasons()
    /// The users whom `moonhook.lua` protects, and who stay as they are for that reason.
    public var protected = 0
    /// The employees without a row; `nil` if there was no input.
    public var employeesWithoutRow: Int?
    /// The portal's employees; `nil` if a program ran, which looks at whom it likes.
    public var employees: Int?
    /// Whether the input turned out to have no rows.
    public var hasEmptyInput = false
    /// The bounds that the recipes set for themselves, the tightest of each.
    public var limits: [Bound: Int] = [:]
    /// What is outside the selection: employees, or rows that name others, or users whom a program wants to change.
    public var leftOut = 0
    /// The changes that are not in the sample.
    public var unsampled = 0
    /// Field name to how many changes of it were left out, since the run is about others.
    public var omittedFields: [String: Int] = [:]
    /// The values that the portal holds already, in the form that it is known to make of them.
    public var rewritten = 0
    /// The planned values that the portal ignored when they were last sent.
    public var ignoredBefore = 0
    /// The outcomes of an undone run's values; `nil` if scripts ran.
    public var undo: UndoCounts?
    /// The ids among those asked for that nobody has.
    public var unknownUsers: [UserID] = []
    /// Why those asked for stay unchanged.
    public var reasons: [UserReason] = []
    /// The outcomes of the rows; `nil` if there were none, or a program read them.
    public var matches: RowMatches?
    /// The refused users of a run over the directory, and why.
    public var refusedUsers: [UserID: String] = [:]
    /// The columns that neither a field nor a script used.
    public var unusedColumns: [String] = []
    /// The seed, if a script mentions random numbers.
    public var seed: Int?
    /// What recipes changed without declaring it, and in how many records; those are refused.
    public var undeclared: [UndeclaredWrite: Int] = [:]
    /// For how many numbers without a country code a region was taken for their country; of numbers that only a script has, each
    /// region counts once for a record.
    public var assumedRegions: [AssumedRegion: Int] = [:]

    /// Nothing yet.
    public init() {}

    /// The records that a transform skipped.
    public var skipped: Int { skips.total }

    /// Whether nothing that was wanted is kept out of the plan.
    public var isComplete: Bool { refused == 0 && undeclared.isEmpty && undo?.kept ?? 0 == 0 }

    /// The records in all, of which a share of refused ones is taken; a row without an account is none.
    public var records: Int { rows.map { $0.read - $0.withoutAccount } ?? users }

    /// The counts without a script's words.
    public var redacted: PlanningResult {
        var counts = self
        counts.skips = skips.redacted
        return counts
    }
}
