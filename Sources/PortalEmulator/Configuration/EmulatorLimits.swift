/// How many requests the portal answers in a time: a bucket that each request fills by one, and that leaks.
///
/// One bucket serves the whole portal, since all its clients call from one address.
public struct EmulatorRateLimit: Sendable, Hashable {
    /// The level from which on requests are refused.
    public var threshold: Double
    /// By how much the level falls in a second.
    public var perSecond: Double

    /// Creates a limit.
    public init(threshold: Double, perSecond: Double) {
        self.threshold = threshold
        self.perSecond = perSecond
    }

    /// The limit of all plans but Enterprise.
    public static let standard = EmulatorRateLimit(threshold: 50, perSecond: 2)
    /// The limit of the plan Enterprise.
    public static let enterprise = EmulatorRateLimit(threshold: 250, perSecond: 5)
}

/// How much time each method may run within some minutes.
public struct EmulatorOperatingLimit: Sendable, Hashable {
    /// Who pays for a batch.
    public enum Charging: String, Sendable, Hashable, CaseIterable {
        /// Each command pays to its own method, as the documentation has it.
        case documented
        /// The whole batch is charged to the method `batch`, as was measured on portals.
        case measured
    }

    /// The seconds that are allowed; a method that has used them up is refused.
    public var seconds: Double
    /// Who pays for a batch.
    public var charging: Charging
    /// What every command costs in seconds, or `nil` for the time that it takes.
    public var secondsPerCommand: Double?
    /// For how many seconds a call counts; the sum is kept in ten buckets of a tenth of it.
    public var span: Int

    /// Creates a limit; without arguments, the documentation's.
    public init(
        seconds: Double = 480,
        charging: Charging = .documented,
        secondsPerCommand: Double? = nil,
        span: Int = 600
    ) {
        self.seconds = seconds
        self.charging = charging
        self.secondsPerCommand = secondsPerCommand
        self.span = max(span, 10)
    }
}
