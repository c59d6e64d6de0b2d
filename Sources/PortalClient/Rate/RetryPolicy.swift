import PortalModel

/// When a call that failed is made again, and how long to wait before.
///
/// A plain value: the caller does the waiting.
struct RetryPolicy: Hashable, Sendable {
    /// How long to keep trying if the portal is unreachable or fails.
    var patience: Duration?
    /// How long to keep trying at most, whatever ``patience`` is and the portal's limits ask for.
    var longestPatience = Duration.seconds(86_400 * 365)
    /// The longest wait before the second try; it doubles from one try to the next.
    var firstDelay = Duration.seconds(1)
    /// Where the doubling ends.
    var longestDelay = Duration.seconds(30)

    /// The state of a call.
    struct Attempt: Hashable, Sendable {
        /// How many tries there were.
        var tries = 1
        /// How long ago the first of them failed.
        var elapsed = Duration.zero
        /// Whether the call may be carried out twice without harm.
        var isRepeatable = false
        /// Whether the portal has ever answered; one that never did may have another address.
        var hasAnswered = true
    }

    /// Returns how long to wait before the next try, or `nil` if there is none.
    ///
    /// - Parameters:
    ///   - error: How the last try failed.
    ///   - attempt: What was tried.
    ///   - jitter: A random number from 0 to 1, so that programs that were refused together don't come back together.
    /// - Returns: Between a half and the whole of the delay that is due.
    func delay(after error: PortalError, _ attempt: Attempt, jitter: Double) -> Duration? {
        guard let bound = bound(after: error.code, attempt) else { return nil }
        // Past 30 doublings the longest delay has long been reached.
        let doubled = firstDelay * (1 << min(attempt.tries - 1, 30))
        let delay = min(doubled, longestDelay) * (0.5 + jitter / 2)
        return attempt.elapsed + delay <= bound ? delay : nil
    }

    /// How long to keep trying after such an error; `nil` if it is permanent.
    ///
    /// A call refused for its rate or for run time was never carried out, and one that met no connection was never sent; after
    /// all else it may have been carried out.
    private func bound(after code: PortalError.Code, _ attempt: Attempt) -> Duration? {
        switch code.passes {
        case .never, .afterRenewal: nil
        case .whenSlower: min(longestPatience, .seconds(600))
        case .afterReset: min(longestPatience, .seconds(1_800))
        case .unsent: patience(attempt)
        case .perhapsDone: attempt.isRepeatable ? patience(attempt) : nil
        // Where an answer isn't Bitrix24's, most often the address is wrong; a proxy's bad moment passes soon.
        case .perhapsNotBitrix: attempt.isRepeatable && attempt.tries < 3 ? patience(attempt) : nil
        }
    }

    private func patience(_ attempt: Attempt) -> Duration {
        min(longestPatience, patience ?? .seconds(attempt.hasAnswered ? 30 : 3))
    }

    /// Whether a call may be carried out twice: it reads, or it sets absolute values.
    ///
    /// A list and no rule, since `event.offline.get` reads and empties a queue.
    static func isRepeatable(_ method: String) -> Bool { repeatable.contains(method.lowercased()) }

    private static let repeatable: Set<String> = [
        "access.name", "app.info", "department.fields", "department.get", "feature.get", "method.get", "methods",
        "profile", "scope", "server.time", "user.access", "user.admin", "user.current", "user.fields", "user.get",
        "user.search", "user.update", "user.userfield.list",
    ]
}
