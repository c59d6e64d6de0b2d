/// What was looked for on the portal and wasn't there, so that it isn't looked for with each call.
struct Absences<Key: Hashable & Sendable>: Sendable {
    /// How long it stays so.
    private let patience = Duration.seconds(5)
    /// How much is known at most.
    private let most = 1_000

    private var moments: [Key: ContinuousClock.Instant] = [:]

    /// Whether something wasn't there a moment ago.
    func holds(_ key: Key, at now: ContinuousClock.Instant) -> Bool {
        moments[key].map { now - $0 <= patience } ?? false
    }

    /// Notes that something was looked for, and not found.
    mutating func note(_ key: Key, at moment: ContinuousClock.Instant) {
        if moments.count >= most { moments = [:] }
        moments[key] = moment
    }
}
