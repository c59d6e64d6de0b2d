/// A model of the portal's bucket, which computes how long each request waits so that none is refused.
///
/// Requests are entered when they ask, also those that have to wait: the first to ask goes first. A plain value: the
/// caller does the waiting.
struct LeakyBucket: Hashable, Sendable {
    /// What is in the bucket, requests that still wait included.
    private(set) var level: Double
    /// When ``level`` was so, in seconds since 1970.
    private(set) var date: Double
    /// Which share of the leak is ours, from 1/16 to 1: other programs at the same address use the rest.
    private(set) var share: Double
    /// When the portal last refused a request, in seconds since 1970.
    private(set) var refusal: Double
    /// Until when somebody waits whose callers give up soon, in seconds since 1970: others let them go first.
    private(set) var urgency: Double

    init(level: Double = 0, date: Double, share: Double = 1, refusal: Double = 0, urgency: Double = 0) {
        self.level = max(0, level)
        self.date = date
        self.share = min(max(share, Self.smallestShare), 1)
        self.refusal = refusal
        self.urgency = urgency
    }

    private static let smallestShare = 1.0 / 16

    /// Requests don't take equally long to arrive, so one slot stays free.
    private static let reserve = 1.0

    /// Enters a request.
    ///
    /// - Returns: How many seconds it has to wait.
    mutating func enter(at now: Double, _ rate: RequestRate) -> Double {
        leak(until: now, rate)
        level += 1
        return max(0, (level - (rate.threshold - Self.reserve)) / (rate.perSecond * share))
    }

    /// Enters a request whose caller gives up soon.
    ///
    /// - Returns: How many seconds it has to wait.
    mutating func enterFirst(at now: Double, _ rate: RequestRate) -> Double {
        let wait = enter(at: now, rate)
        // As long as one turn takes after this one, so that the next such request finds nobody before it.
        if wait > 0 { urgency = max(urgency, now + wait + 1 / (rate.perSecond * share)) }
        return wait
    }

    /// When turns come by what is known.
    func pace(at now: Double, _ rate: RequestRate) -> TurnPace {
        var bucket = self
        bucket.leak(until: now, rate)
        let spacing = 1 / (rate.perSecond * share)
        return TurnPace(next: (bucket.level + 1 - (rate.threshold - Self.reserve)) * spacing, spacing: spacing)
    }

    /// Takes a request out again that was never sent.
    mutating func leave() {
        level = max(0, level - 1)
    }

    /// Learns that the portal refused a request: its bucket is full, because other clients fill it too.
    ///
    /// Several requests on their way are refused for one reason, hence one lesson a second.
    mutating func learnRefusal(at now: Double, _ rate: RequestRate) {
        leak(until: now, rate)
        guard now - refusal >= 1 else { return }
        refusal = now
        share = max(Self.smallestShare, share / 2)
        level = max(level, rate.threshold)
    }

    /// Learns that the portal took a request.
    ///
    /// - Returns: Whether that changed anything.
    mutating func learnSuccess() -> Bool {
        guard share < 1 else { return false }
        share = min(1, share * 1.05)
        return true
    }

    /// What is in it at a moment.
    mutating func level(at now: Double, _ rate: RequestRate) -> Double {
        leak(until: now, rate)
        return level
    }

    /// A clock that was set back leaks nothing.
    private mutating func leak(until now: Double, _ rate: RequestRate) {
        level = max(0, level - max(0, now - date) * rate.perSecond * share)
        date = now
    }
}

extension LeakyBucket {
    /// The bucket as the one line that processes share.
    var line: String { "\(level) \(date) \(share) \(refusal) \(urgency)\n" }

    /// Reads the first line of what ``line`` wrote; `nil` if it is something else.
    init?(line: String) {
        let numbers = line.prefix { $0 != "\n" }.split(separator: " ").compactMap { Double($0) }
        // Earlier versions wrote four.
        guard [4, 5].contains(numbers.count), numbers.allSatisfy(\.isFinite) else { return nil }
        self.init(
            level: numbers[0],
            date: numbers[1],
            share: numbers[2],
            refusal: numbers[3],
            urgency: numbers.count > 4 ? numbers[4] : 0
        )
    }
}
