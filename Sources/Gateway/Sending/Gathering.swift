/// Decides when calls have gathered for long enough to go as one request.
///
/// All calls of a request share what it costs, and a program that gets its answer often makes its next call at once.
struct Gathering {
    /// How long calls gather at most: less than anybody notices, and more than a quick portal takes.
    static let time = Duration.milliseconds(5)
    /// The share of the calls here that goes without waiting for that long: each call needs two requests, one to read its user, and
    /// one to be sent.
    private static let share = 0.5
    /// How many calls fill a request, however many are here.
    private static let most = Double(CallQueue.mostUpdates)
    /// What is left of a crowd from one request to the next.
    private static let memory = 0.9

    /// How many calls were here at once lately.
    private var crowd = 0.0
    /// When the last request was sent.
    private var last: ContinuousClock.Instant?

    /// Whether some of the calls that are here needn't wait for others.
    ///
    /// - Parameters:
    ///   - count: How many would go.
    ///   - all: How many are here, those on their way too.
    ///   - now: The moment.
    /// - Returns: Whether they may go.
    func isEnough(_ count: Int, of all: Int, at now: ContinuousClock.Instant) -> Bool {
        guard let last, now - last < Self.time else { return true }
        return count >= all || Double(count) >= min(Self.most, crowd * Self.share)
    }

    /// Takes note that a request goes.
    ///
    /// - Parameters:
    ///   - all: How many calls are here, those that go with it too.
    ///   - now: The moment.
    mutating func noteRequest(of all: Int, at now: ContinuousClock.Instant) {
        crowd = max(crowd * Self.memory, Double(all))
        last = now
    }
}
