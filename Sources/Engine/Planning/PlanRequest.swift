public import Foundation
public import PortalModel
public import Scripting

/// What a run is asked to plan.
public struct PlanRequest: Sendable {
    /// The scripts: one program, or a chain of recipes with a transform.
    public var scripts: [ScriptFile]
    /// Recipes whose transforms a program's updates pass through.
    public var with: [ScriptFile]
    /// The rows that recipes run over; `nil` for every employee.
    public var input: InputReader?
    /// What an empty cell of a row does to its field.
    public var emptyCells: EmptyCells
    /// What the run doesn't change.
    public var narrowing: PlanNarrowing
    /// Values for the recipes' parameters, by name.
    public var settings: [String: ParameterSetting]
    /// What scripts may use.
    public var limits: ScriptLimits
    /// The seed of random numbers.
    public var seed: Int
    /// The time that scripts see.
    public var now: Date
    /// The fields that a program may try to change without having declared them: those updates are left out.
    public var undeclared: Set<String>
    /// Whether one refused record ends the run.
    public var isStrict: Bool
    /// What becomes of rows whose person has no account.
    public var rowsWithoutAccount: RowsWithoutAccount
    /// The lists to make; see ``RecordedRun/eachListed(in:_:)``.
    public var lists: Set<RecordList>
    /// Whether to record which line set what, and why the users in question stay as they are.
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
        undeclared: Set<String> = [],
        isStrict: Bool = false,
        rowsWithoutAccount: RowsWithoutAccount = .report,
        lists: Set<RecordList> = [],
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
        self.undeclared = undeclared
        self.isStrict = isStrict
        self.rowsWithoutAccount = rowsWithoutAccount
        self.lists = lists
        self.explains = explains
        self.version = version
    }
}
