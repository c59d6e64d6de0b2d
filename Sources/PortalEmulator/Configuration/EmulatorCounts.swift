/// What an emulated portal has done since it was made, or since its counts were set back.
public struct EmulatorCounts: Sendable, Hashable {
    /// Requests of methods that arrived, those that were refused or met a fault included.
    public internal(set) var requests = 0
    /// Calls by method; the commands of a batch are counted in addition to it.
    public internal(set) var calls: [String: Int] = [:]
    /// Refusals by the portal's code, such as `QUERY_LIMIT_EXCEEDED`, those of single commands included.
    public internal(set) var refusals: [String: Int] = [:]
    /// Faults that requests met.
    public internal(set) var faults: [EmulatorFault: Int] = [:]
    /// Token pairs that were made for a refresh token.
    public internal(set) var refreshes = 0
    /// Users that the portal has.
    public internal(set) var users = 0
    /// How full the bucket of ``EmulatorRateLimit`` is.
    public internal(set) var bucketLevel = 0.0
    /// Seconds since the portal was made.
    public internal(set) var uptime = 0.0
}
