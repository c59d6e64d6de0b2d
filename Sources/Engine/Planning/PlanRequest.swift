public import Foundation
public import PortalModel
public import Scripting

/// What a run is asked to plan.
public struct PlanRequest: Sendable {
    /// The scripts: one program, or a chain of recipes with a transform.
    public var scripts: [ScriptFile]
    /// Recipes whose transforms a program's updates pass through.
    public var with: [ScriptFile]
    /// The rows that recipes are run over; `nil` for every employee.
    public var input: InputReader?
    /// What an empty cell of a row does to its field.
    public var emptyCells: EmptyCells
    /// What the run leaves alone.
    public var narrowing: PlanNarrowing
    /// Values for the recipes' parameters, by name.
    public var settings: [String: ParameterSetting]
    /// What scripts may use.
    public var limits: ScriptLimits
    /// What random numbers come of.
    public var seed: Int
    /// The time that scripts see.
    public var now: Date
    /// Whether one refused record ends the run.
    public var isStrict: Bool
    /// Whether each change shall say which line set what, and users who were asked for why they stay as they are.
    public var explains: Bool
    /// The running Moonhook's version.
    public var version: String

    /// Creates a request; without a seed, it comes from the first script.
    public init(
        scripts: [ScriptFile],
        with: [ScriptFile] = [],
        input: InputReader? = nil,
        emptyCells: EmptyCells = .keep,
        narrowing: PlanNarrowing = PlanNarrowing(),
        settings: [String: ParameterSetting] = [:],
        limits: ScriptLimits = ScriptLimits(),
        seed: Int? = nil,
        now: Date = Date(),
        isStrict: Bool = false,
        explains: Bool = false,
        version: String
    ) {
        self.scripts = scripts
        self.with = with
        self.input = input
        self.emptyCells = emptyCells
        self.narrowing = narrowing
        self.settings = settings
        self.limits = limits
        self.seed = seed ?? scripts.first?.seed ?? 0
        self.now = now
        self.isStrict = isStrict
        self.explains = explains
        self.version = version
    }
}

/// What planning saw, in numbers.
public struct PlanningResult: Hashable, Sendable {
    /// The rows of the input; `nil` where there was none.
    public var rows: Int?
    /// The users whose record was looked at.
    public var users = 0
    /// The records that were refused, whole.
    public var refused = 0
    /// The records that a transform left alone.
    public var skipped = 0
    /// The employees whom no row named; `nil` where there was no input.
    public var unnamedEmployees: Int?
    /// The portal's employees; `nil` where a program ran, which looks at whom it likes.
    public var employees: Int?
    /// Whether the input turned out to have no rows.
    public var hasEmptyInput = false
    /// The bounds that the recipes set for themselves, the tightest of each.
    public var limits: [Bound: Int] = [:]
    /// What lies outside the selection: employees, or rows that name others, or users whom a program wants to change.
    public var leftOut = 0
    /// The changes that are not in the sample.
    public var unsampled = 0
    /// Field name to how many changes of it were left out, since the run is about others.
    public var omittedFields: [String: Int] = [:]
    /// The values that the portal holds already, in the form that it is known to make of them.
    public var rewritten = 0
    /// What became of the values of an undone run; `nil` where scripts ran.
    public var undo: UndoCounts?
    /// The ids among those asked for that nobody has.
    public var unknownUsers: [UserID] = []
    /// Why those asked for stay as they are.
    var reasons: [UserReason] = []
    /// What became of the rows; `nil` where there were none, or a program read them.
    public var matches: RowMatches?
    /// The refused users of a run over the directory, and why.
    public var refusedUsers: [UserID: String] = [:]
    /// The columns that neither a field nor a script used.
    public var unusedColumns: [String] = []
    /// The seed, where a script speaks of random numbers.
    public var seed: Int?
    /// For how many records a region was taken for the country of a number without a country code; a program has no records,
    /// and each number counts.
    public var assumedRegions: [AssumedRegion: Int] = [:]

    /// Nothing yet.
    public init() {}

    /// Whether nothing that was wanted is kept out of the plan.
    public var isComplete: Bool { refused == 0 && undo?.kept ?? 0 == 0 }

    /// The records in all: what a share of refused ones is taken of.
    public var records: Int { rows ?? users }
}

/// What became of the rows of an input.
public struct RowMatches: Hashable, Sendable {
    /// The field that finds a row's user.
    public var match: String
    /// The users whom a row named.
    public var named: Set<UserID>
    /// The lines on which refused rows begin.
    public var refused: Set<Int>
}
