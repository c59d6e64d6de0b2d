/// The run time that a portal reports for a method in the last ten minutes.
///
/// Source: <https://apidocs.bitrix24.com/limits.html>
public struct OperatingTime: Hashable, Sendable {
    /// The run time so far.
    public var used: Duration
    /// How long it takes until the oldest minute of it is forgotten, if the portal reports it.
    public var resetsIn: Duration?

    /// Creates a report.
    public init(used: Duration, resetsIn: Duration? = nil) {
        self.used = used
        self.resetsIn = resetsIn
    }
}

/// The run times of all methods, and how long each has to wait so that it doesn't use up its own.
///
/// Sources disagree on whether a batch is charged to `batch` or to the methods in it; so both are followed, each by what is
/// said of it. A plain value: the caller does the waiting.
struct OperatingTimes: Hashable, Sendable {
    private struct Entry: Hashable {
        var used = 0.0
        /// What the last request added.
        var cost = 0.0
        /// When the oldest minute is forgotten, in seconds since 1970.
        var reset = 0.0
        /// Trying before this moment is pointless.
        var closedUntil = 0.0
    }

    /// What a portal in the cloud allows in ten minutes, in seconds; one on a server of one's own allows 420, if it counts.
    private static let limit = 480.0
    /// Where slowing down begins, as a share of ``limit``.
    private static let slowFrom = 0.8
    /// How far apart the minutes are that a portal forgets one after the other, in seconds.
    private static let minute = 60.0

    private var entries: [String: Entry] = [:]

    /// Records what the portal reported with a request.
    mutating func note(_ time: OperatingTime, of method: String, at now: Double) {
        var entry = entries[method] ?? Entry()
        let used = time.used.seconds
        if used > entry.used { entry.cost = used - entry.used }
        entry.used = used
        entry.reset = now + (time.resetsIn?.seconds ?? Self.minute)
        entry.closedUntil = 0
        entries[method] = entry
    }

    /// Takes note of a refusal with `OPERATION_TIME_LIMIT`.
    ///
    /// The portal doesn't report for how long, so the last good answer decides; if that moment has passed, it waits a minute.
    mutating func noteRefusal(of method: String, at now: Double) {
        var entry = entries[method] ?? Entry()
        if entry.reset <= now { entry.reset = now + Self.minute }
        // The moment is reported in whole seconds.
        entry.closedUntil = entry.reset + 1
        entries[method] = entry
    }

    /// Whether the portal refuses a method by what is known.
    func isClosed(_ method: String, at now: Double) -> Bool { (entries[method]?.closedUntil ?? 0) > now }

    /// How long a request has to wait that is charged to these methods.
    ///
    /// Near the limit what is left is spread over the time until the reset, so that it isn't hit.
    ///
    /// - Parameters:
    ///   - methods: The methods.
    ///   - share: Which share of the limit is left to others.
    ///   - now: The moment, in seconds since 1970.
    /// - Returns: The seconds.
    func delay(of methods: some Sequence<String>, keeping share: Double = 0, at now: Double) -> Double {
        let limit = Self.limit * (1 - share)
        return methods.compactMap { entries[$0] }.map { entry in
            let untilReset = max(0, entry.reset - now)
            guard entry.closedUntil <= now else { return entry.closedUntil - now }
            guard entry.used >= limit * Self.slowFrom else { return 0 }
            let left = limit - entry.used
            return left > entry.cost ? min(untilReset, untilReset * entry.cost / left) : untilReset
        }.max() ?? 0
    }
}
