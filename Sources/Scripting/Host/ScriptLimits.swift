import Lua

/// What scripts may use.
public struct ScriptLimits: Hashable, Sendable {
    /// The memory of one Lua state.
    public var memoryBytes: Int
    /// The time of a program: a plain script, a recipe's chunk, or `run()`.
    public var programTime: Duration
    /// The steps of a program; `nil` is no limit, since its time is one.
    public var programSteps: Int?
    /// The time that a transform has for one record.
    public var recordTime: Duration
    /// The steps that a transform has for one record: the same verdict on every machine.
    public var recordSteps: Int
    /// The most bytes of `print` and `log` that a run keeps.
    public var outputBytes: Int
    /// The number of records stopped for time, steps or memory that ends the run.
    public var stoppedRecords: Int

    /// Creates limits; what is left out is the default.
    public init(
        memoryBytes: Int = 64 << 20,
        programTime: Duration = .seconds(60),
        programSteps: Int? = nil,
        recordTime: Duration = .seconds(1),
        recordSteps: Int = 10_000_000,
        outputBytes: Int = 1 << 20,
        stoppedRecords: Int = 10
    ) {
        self.memoryBytes = memoryBytes
        self.programTime = programTime
        self.programSteps = programSteps
        self.recordTime = min(recordTime, programTime)
        self.recordSteps = recordSteps
        self.outputBytes = outputBytes
        self.stoppedRecords = stoppedRecords
    }

    /// Whether scripts can be stopped at all: without it, the cost of the checks can be measured.
    package var isWatched = true

    var program: LuaBudget { watched(LuaBudget(time: programTime, steps: programSteps)) }
    var record: LuaBudget { watched(LuaBudget(time: recordTime, steps: recordSteps)) }

    private func watched(_ budget: LuaBudget) -> LuaBudget {
        var budget = budget
        budget.isWatched = isWatched
        return budget
    }
}
