/// The run time of each method for each credential over the last ten minutes, as `time.operating` reports it.
///
/// Time is summed up in buckets of a minute; each leaves the sum ten minutes after its first call.
struct OperatingLedger: Sendable {
    /// The sum, and when it falls next.
    struct Reading: Sendable {
        let seconds: Double
        let resetAt: Int
    }

    private struct Account: Hashable {
        let owner: String
        let method: String
    }

    private struct Bucket {
        let start: Int
        var seconds: Double
    }

    static let span = 600
    private var buckets: [Account: [Bucket]] = [:]

    /// Adds a call that took this long and ended now.
    mutating func charge(_ seconds: Double, owner: String, method: String, now: Int) -> Reading {
        let account = Account(owner: owner, method: method)
        var recent = buckets[account, default: []].filter { $0.start + Self.span > now }
        if let last = recent.last, last.start / 60 == now / 60 {
            recent[recent.count - 1].seconds += seconds
        } else {
            recent.append(Bucket(start: now, seconds: seconds))
        }
        buckets[account] = recent
        return Reading(
            seconds: recent.reduce(0) { $0 + $1.seconds },
            resetAt: (recent.first?.start ?? now) + Self.span
        )
    }
}
