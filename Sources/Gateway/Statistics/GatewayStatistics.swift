import Synchronization

/// What a gateway has done since it began, as numbers without names of people.
final class GatewayStatistics: Sendable {
    private struct Counts {
        /// Metric with its labels to its value.
        var values: [String: Int] = [:]
        var latencies: [String: Histogram] = [:]
    }

    private let counts = Mutex(Counts())

    /// Counts how a call ended.
    func count(_ kind: String, client: String = "") {
        add("moonhook_calls_total", ["kind": kind, "client": client])
    }

    /// Counts a call that the gateway refused.
    func count(refusal code: String, client: String) {
        add("moonhook_refusals_total", ["code": code, "client": client])
    }

    /// Counts a request to the portal that failed.
    func count(failure code: String) { add("moonhook_portal_failures_total", ["code": code]) }

    /// Counts requests to the portal, and the commands in them.
    func count(requests: Int, commands: Int) {
        add("moonhook_portal_requests_total", [:], requests)
        add("moonhook_portal_commands_total", [:], commands)
    }

    /// Takes note of how long a call took, in all.
    func note(_ duration: Duration, way: String) {
        counts.withLock { $0.latencies[way, default: Histogram()].add(duration) }
    }

    private func add(_ name: String, _ labels: [String: String], _ number: Int = 1) {
        let list = labels.sorted { $0.key < $1.key }.filter { !$0.value.isEmpty }
            .map { "\($0.key)=\"\(Self.escaped($0.value))\"" }.joined(separator: ",")
        counts.withLock { $0.values[list.isEmpty ? name : "\(name){\(list)}", default: 0] += number }
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
        for (key, value) in counts.values.sorted(by: { $0.key < $1.key }) {
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
