/// What `/metrics` tells; the raw value is the name, which stays.
///
/// Names and help follow <https://prometheus.io/docs/practices/naming/>.
enum Metric: String, CaseIterable {
    case calls = "moonhook_calls_total"
    case refusals = "moonhook_refusals_total"
    case failures = "moonhook_portal_failures_total"
    case requests = "moonhook_portal_requests_total"
    case commands = "moonhook_portal_commands_total"
    case journalFailures = "moonhook_journal_failures_total"
    case queueLength = "moonhook_queue_length"
    case bucketLevel = "moonhook_bucket_level"
    case boundUsed = "moonhook_bound_used"
    case boundLimit = "moonhook_bound_limit"
    case waitSeconds = "moonhook_wait_seconds"
    case callSeconds = "moonhook_call_seconds"

    /// Prometheus' word for what it is.
    var type: String {
        switch self {
        case .calls, .refusals, .failures, .requests, .commands, .journalFailures: "counter"
        case .queueLength, .bucketLevel, .boundUsed, .boundLimit: "gauge"
        case .waitSeconds, .callSeconds: "histogram"
        }
    }

    var help: String {
        switch self {
        case .calls: "Calls of clients by how they ended, and how often something happened to one."
        case .refusals: "Calls that the gateway refused, by the code of the error."
        case .failures: "Requests to the portal that failed, by the kind of failure."
        case .requests: "Requests to the portal."
        case .commands: "Commands in requests to the portal; a request that is no batch has one."
        case .journalFailures: "Transactions that failed, so that calls are refused or not recorded."
        case .queueLength: "Calls that wait or are on their way."
        case .bucketLevel: "How many requests are in the portal's bucket of requests."
        case .boundUsed: "To how many users a client has done something today that is bounded."
        case .boundLimit: "To how many users a client may do it today."
        case .waitSeconds: "How long calls waited until they were sent; a call is read and judged meanwhile."
        case .callSeconds: "How long calls took in all, by the way that they went."
        }
    }
}
