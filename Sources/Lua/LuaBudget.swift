/// What one call into Lua may use.
public struct LuaBudget: Hashable, Sendable {
    /// The time from start to end, without the time that host functions spend in ``LuaCall/waiting(_:)``; `nil` is no limit.
    public var time: Duration?
    /// The Lua instructions, and the turns of loops in C; `nil` is no limit.
    ///
    /// The same script with the same values uses the same steps on every machine.
    public var steps: Int?
    /// Whether the call can be stopped at all: without it, what looking costs can be measured.
    package var isWatched = true

    /// Creates a budget.
    public init(time: Duration? = nil, steps: Int? = nil) {
        self.time = time
        self.steps = steps
    }

    /// No limit at all.
    public static let unlimited = LuaBudget()
}

extension Duration {
    /// Whole nanoseconds, at least zero; what doesn't fit is the largest number.
    var nanoseconds: UInt64 {
        let (seconds, attoseconds) = components
        guard seconds >= 0, attoseconds >= 0 else { return 0 }
        guard seconds < Int64.max / 1_000_000_000 else { return .max }
        return UInt64(seconds) * 1_000_000_000 + UInt64(attoseconds / 1_000_000_000)
    }
}
