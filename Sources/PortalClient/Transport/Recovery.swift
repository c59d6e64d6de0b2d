import PortalModel

/// One call's way through its failures: how often it was tried, and since when it fails.
struct Recovery {
    private let policy: RetryPolicy
    private var firstFailure: Double?
    /// How often the call was made, the try that is on its way included.
    private(set) var tries = 1

    /// Begins.
    ///
    /// - Parameters:
    ///   - policy: When to try again.
    ///   - begin: Since when the time counts; `nil` for the first failure.
    init(_ policy: RetryPolicy, since begin: Double? = nil) {
        self.policy = policy
        firstFailure = begin
    }

    /// Takes note of a failure.
    ///
    /// - Returns: How long to wait before the next try, or `nil` if there is none.
    mutating func delay(
        after error: PortalError,
        isRepeatable: Bool,
        hasAnswered: Bool,
        at now: Double
    ) -> Duration? {
        let begin = firstFailure ?? now
        firstFailure = begin
        let attempt = RetryPolicy.Attempt(
            tries: tries,
            elapsed: .seconds(now - begin),
            isRepeatable: isRepeatable,
            hasAnswered: hasAnswered
        )
        guard let delay = policy.delay(after: error, attempt, jitter: Double.random(in: 0...1)) else { return nil }
        tries += 1
        return delay
    }
}
