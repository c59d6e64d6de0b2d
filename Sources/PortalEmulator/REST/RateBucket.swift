/// A leaky bucket that requests fill.
struct RateBucket: Sendable {
    private let limit: EmulatorRateLimit
    private var level = 0.0
    private var updatedAt = -Double.infinity

    init(_ limit: EmulatorRateLimit) {
        self.limit = limit
    }

    /// How full it is at that moment.
    func level(at now: Double) -> Double {
        level == 0 ? 0 : max(0, level - max(0, now - updatedAt) * limit.perSecond)
    }

    /// Lets a request in, unless the bucket is full; refused ones don't fill it.
    mutating func admit(at now: Double) -> Bool {
        let level = level(at: now)
        guard level < limit.threshold else { return false }
        self.level = level + 1
        updatedAt = now
        return true
    }
}
