/// The run time of each method for each credential over the last minutes, as `time.operating` reports it.
///
/// Time is summed up in ten buckets; each leaves the sum as a whole, one span after its first call.
struct OperatingLedger: Sendable {
    /// The sum, and when it falls next.
    struct Reading: Sendable, Hashable {
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

    /// For how many seconds a call counts.
    let span: Int
    private var buckets: [Account: [Bucket]] = [:]

    init(span: Int = 600) {
        self.span = span
    }

    /// The sum before a call.
    func reading(owner: String, method: String, now: Int) -> Reading {
        reading(recent(Account(owner: owner, method: method), now), now)
    }

    /// Adds a call that took this long and ended now.
    mutating func charge(_ seconds: Double, owner: String, method: String, now: Int) -> Reading {
        let account = Account(owner: owner, method: method)
        let width = max(span / 10, 1)
        var recent = recent(account, now)
        if let last = recent.last, last.start / width == now / width {
            recent[recent.count - 1].seconds += seconds
        } else {
            recent.append(Bucket(start: now, seconds: seconds))
        }
        buckets[account] = recent
        return reading(recent, now)
    }

    private func recent(_ account: Account, _ now: Int) -> [Bucket] {
        buckets[account, default: []].filter { $0.start + span > now }
    }

    private func reading(_ buckets: [Bucket], _ now: Int) -> Reading {
        Reading(seconds: buckets.reduce(0) { $0 + $1.seconds }, resetAt: (buckets.first?.start ?? now) + span)
    }
}
