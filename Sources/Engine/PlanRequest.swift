public import Scripting

/// What a run is asked to plan.
public struct PlanRequest: Sendable {
    /// The scripts: one program, or a chain of recipes with a transform.
    public var scripts: [ScriptFile]
    /// Recipes whose transforms a program's updates pass through.
    public var with: [ScriptFile]
    /// The rows that recipes are run over; `nil` for every employee.
    public var input: InputReader?
    /// Values for the recipes' parameters, by name.
    public var settings: [String: String]
    /// What scripts may use.
    public var limits: ScriptLimits
    /// Whether one refused record ends the run.
    public var isStrict: Bool
    /// The running Moonhook's version.
    public var version: String

    /// Creates a request.
    public init(
        scripts: [ScriptFile],
        with: [ScriptFile] = [],
        input: InputReader? = nil,
        settings: [String: String] = [:],
        limits: ScriptLimits = ScriptLimits(),
        isStrict: Bool = false,
        version: String
    ) {
        self.scripts = scripts
        self.with = with
        self.input = input
        self.settings = settings
        self.limits = limits
        self.isStrict = isStrict
        self.version = version
    }
}

/// What planning saw, in numbers.
public struct PlanCounts: Hashable, Sendable {
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
    /// The columns that neither a field nor a script used.
    public var unusedColumns: [String] = []

    /// The records in all: what a share of refused ones is taken of.
    public var records: Int { rows ?? users }

    /// Whether so many records were refused that the plan can't be what was meant: more than one in ten.
    public var refusesTooMany: Bool { refused * 10 > records }
}
