import Synchronization

/// What a gateway has done since it began, as numbers without names of people.
final class GatewayStatistics: Sendable {
    /// A metric with its labels.
    private struct Key: Hashable {
        let name: StaticName
        /// The value of its first label, such as a kind or a code.
        var first = ""
        var client = ""
    }

    /// The metrics, and what their first label is called.
    private enum StaticName: String {
        case calls = "moonhook_calls_total"
        case refusals = "moonhook_refusals_total"
        case failures = "moonhook_portal_failures_total"
        case requests = "moonhook_portal_requests_total"
        case commands = "moonhook_portal_commands_total"

        var label: String { self == .calls ? "kind" : "code" }
    }

    private struct Counts {
        var values: [Key: Int] = [:]
        var latencies: [String: Histogram] = [:]
    }

    private let counts = Mutex(Counts())

    /// Counts how a call ended.
    func count(_ kind: String, client: String = "") {
        add(Key(name: .calls, first: kind, client: client))
    }

    /// Counts a call that the gateway refused.
    func count(refusal code: String, client: String) {
        add(Key(name: .refusals, first: code, client: client))
    }

    /// Counts a request to the portal that failed.
    func count(failure code: String) { add(Key(name: .failures, first: code)) }

    /// Counts requests to the portal, and the commands in them.
    func count(requests: Int, commands: Int) {
        add(Key(name: .requests), requests)
        add(Key(name: .commands), commands)
    }

    /// Takes note of how long a call took, in all.
    func note(_ duration: Duration, way: String) {
        counts.withLock { $0.latencies[way, default: Histogram()].add(duration) }
    }

    private func add(_ key: Key, _ number: Int = 1) {
        counts.withLock { $0.values[key, default: 0] += number }
    }

    /// Such as `moonhook_calls_total{client="hr",kind="taken"}`.
    private static func line(of key: Key) -> String {
        let labels = [("client", key.client), (key.name.label, key.first)].filter { !$0.1.isEmpty }
            .map { "\($0)=\"\(escaped($1))\"" }.joined(separator: ",")
        return labels.isEmpty ? key.name.rawValue : "\(key.name.rawValue){\(labels)}"
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
    }

    /// All of it in Prometheus' text form.
    ///
    /// Source: <https://prometheus.io/docs/instrumenting/exposition_formats/>
    ///
    /// - Parameter gauges: What is so at the moment, by name.
    /// - Returns: The lines.
    func text(_ gauges: [(name: String, value: Double)]) -> String {
        let counts = counts.withLock { $0 }
        var lines: [String] = []
        var named: Set<Substring> = []
        let values = counts.values.map { (Self.line(of: $0.key), $0.value) }
        for (key, value) in values.sorted(by: { $0.0 < $1.0 }) {
            let name = key.prefix { $0 != "{" }
            if named.insert(name).inserted { lines.append("# TYPE \(name) counter") }
            lines.append("\(key) \(value)")
        }
        for gauge in gauges {
            lines.append("# TYPE \(gauge.name) gauge")
            lines.append("\(gauge.name) \(gauge.value)")
        }
        if !counts.latencies.isEmpty { lines.append("# TYPE moonhook_call_seconds histogram") }
        for (way, histogram) in counts.latencies.sorted(by: { $0.key < $1.key }) {
            lines += histogram.lines("moonhook_call_seconds", "way=\"\(way)\"")
        }
        return lines.joined(separator: "\n") + "\n"
    }
}

/// How many things took how long.
private struct Histogram {
    /// The upper ends of the buckets, in seconds.
    private static let bounds = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30]

    private var buckets = [Int](repeating: 0, count: bounds.count + 1)
    private var sum = 0.0

    mutating func add(_ duration: Duration) {
        let seconds = Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
        buckets[Self.bounds.firstIndex { seconds <= $0 } ?? Self.bounds.count] += 1
        sum += seconds
    }

    func lines(_ name: String, _ label: String) -> [String] {
        var total = 0
        var lines: [String] = []
        for (index, count) in buckets.enumerated() {
            total += count
            let bound = index < Self.bounds.count ? "\(Self.bounds[index])" : "+Inf"
            lines.append("\(name)_bucket{\(label),le=\"\(bound)\"} \(total)")
        }
        return lines + ["\(name)_sum{\(label)} \(sum)", "\(name)_count{\(label)} \(total)"]
    }
}
