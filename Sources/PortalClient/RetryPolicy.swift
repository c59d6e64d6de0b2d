import PortalModel

/// When a call that failed is made again, and how long to wait before.
///
/// A plain value: who asks it does the waiting.
struct RetryPolicy: Hashable, Sendable {
    /// How often a call is made at most when the portal refuses it for the rate of requests, the first time included.
    var triesWhenLimited = 6
    /// How often a call is made at most when it fails in another way that can pass.
    var triesWhenFailing = 3
    /// The longest wait before the second try; it doubles from one try to the next.
    var firstDelay = Duration.seconds(1)

    /// Says how long to wait before the next try, or `nil` where there is none.
    ///
    /// - Parameters:
    ///   - error: How the last try failed.
    ///   - done: How many tries there were.
    ///   - isRepeatable: Whether the call may be carried out twice without harm.
    ///   - jitter: A random number from 0 to 1, so that programs that were refused together don't come back together.
    /// - Returns: Between a half and the whole of the delay that is due.
    func delay(after error: PortalError, tries done: Int, isRepeatable: Bool, jitter: Double) -> Duration? {
        guard done < tries(after: error, isRepeatable: isRepeatable) else { return nil }
        return firstDelay * (1 << (done - 1)) * (0.5 + jitter / 2)
    }

    /// A call refused for the request rate was never carried out; after a broken connection or a 5xx it may have been.
    private func tries(after error: PortalError, isRepeatable: Bool) -> Int {
        switch error.code {
        case .rateLimited: triesWhenLimited
        case .unreachable, .portalFailure: isRepeatable ? triesWhenFailing : 1
        default: 1
        }
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
