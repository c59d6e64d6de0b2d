import Lua

/// What scripts may use.
public struct ScriptLimits: Hashable, Sendable {
    /// The memory of one Lua state.
    public var memoryBytes: Int
    /// The time of a program: a plain script, a recipe's chunk, or `run()`.
    public var programTime: Duration
    /// The time that a transform has for one record.
    public var recordTime: Duration
    /// The Lua instructions that a transform has for one record: the same verdict on every machine.
    public var recordSteps: Int
    /// The most bytes of `print` and `log` that a run keeps.
    public var outputBytes: Int
    /// The number of records stopped for time, steps or memory that ends the run.
    public var stoppedRecords: Int

    /// Creates limits; what is left out is the default.
    public init(
        memoryBytes: Int = 64 << 20,
        programTime: Duration = .seconds(60),
        recordTime: Duration = .seconds(1),
        recordSteps: Int = 10_000_000,
        outputBytes: Int = 1 << 20,
        stoppedRecords: Int = 10
    ) {
        self.memoryBytes = memoryBytes
        self.programTime = programTime
        self.recordTime = min(recordTime, programTime)
        self.recordSteps = recordSteps
        self.outputBytes = outputBytes
        self.stoppedRecords = stoppedRecords
    }

    var program: LuaBudget { LuaBudget(time: programTime) }
    var record: LuaBudget { LuaBudget(time: recordTime, steps: recordSteps) }
}
