import Synchronization

/// What a gateway has done since it began, as numbers without names of people.
final class GatewayStatistics: Sendable {
    /// A metric with the values of its labels.
    private struct Key: Hashable {
        let metric: Metric
        /// A kind or a code.
        var first = ""
        var client = ""

        var labels: [(String, String)] {
            [("client", client), (metric == .calls ? "kind" : "code", first)].filter { !$0.1.isEmpty }
        }
    }

    private struct Counts {
        var values: [Key: Int] = [:]
        var waits = Histogram()
        /// How long calls took, by the way that they went.
        var durations: [String: Histogram] = [:]
    }

    /// What is so at the moment.
    struct Gauge {
        let metric: Metric
        var labels: [(String, String)] = []
        let value: Double
    }

    private let counts = Mutex(Counts())

    /// Counts how a call ended.
    func count(_ kind: String, client: String = "") {
        add(Key(metric: .calls, first: kind, client: client))
    }

    /// Counts a call that the gateway refused.
    func count(refusal code: String, client: String) {
        add(Key(metric: .refusals, first: code, client: client))
    }

    /// Counts a request to the portal that failed.
    func count(failure code: String) { add(Key(metric: .failures, first: code)) }

    /// Counts requests to the portal, and the commands in them.
    func count(requests: Int, commands: Int) {
        add(Key(metric: .requests), requests)
        add(Key(metric: .commands), commands)
    }

    /// Counts a transaction that could not be written.
    func countJournalFailure() { add(Key(metric: .journalFailures)) }

    /// Takes note of how long a call took, in all.
    func note(_ duration: Duration, way: String) {
        counts.withLock { $0.durations[way, default: Histogram()].add(duration) }
    }

    /// Takes note of how long a call waited until it was sent.
    func note(wait: Duration) { counts.withLock { $0.waits.add(wait) } }

    private func add(_ key: Key, _ number: Int = 1) {
        counts.withLock { $0.values[key, default: 0] += number }
    }

    /// All of it in Prometheus' text form.
    ///
    /// Source: <https://prometheus.io/docs/instrumenting/exposition_formats/>
    ///
    /// - Parameter gauges: What is so at the moment.
    /// - Returns: The lines.
    func text(_ gauges: [Gauge]) -> String {
        let counts = counts.withLock { $0 }
        var samples: [Metric: [String]] = [:]
        // Without a first sample, a monitor would miss the first failure.
        let zeros = [Metric.requests, .commands, .journalFailures].map { (Key(metric: $0), 0) }
        for (key, number) in counts.values.merging(zeros, uniquingKeysWith: { known, _ in known }) {
            samples[key.metric, default: []].append(Self.line(key.metric.rawValue, key.labels, "\(number)"))
        }
        for gauge in gauges {
            samples[gauge.metric, default: []].append(Self.line(gauge.metric.rawValue, gauge.labels, "\(gauge.value)"))
        }
        for metric in Metric.allCases { samples[metric]?.sort() }
        samples[.waitSeconds] = counts.waits.lines(.waitSeconds)
        samples[.callSeconds] = counts.durations.sorted { $0.key < $1.key }
            .flatMap { way, histogram in histogram.lines(.callSeconds, [("way", way)]) }
        let lines = Metric.allCases.flatMap { metric -> [String] in
            guard let samples = samples[metric], !samples.isEmpty else { return [] }
            return ["# HELP \(metric.rawValue) \(metric.help)", "# TYPE \(metric.rawValue) \(metric.type)"] + samples
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// Such as `moonhook_calls_total{client="hr",kind="taken"} 12`.
    fileprivate static func line(_ name: String, _ labels: [(String, String)], _ value: String) -> String {
        let words = labels.map { "\($0)=\"\(escaped($1))\"" }.joined(separator: ",")
        return (words.isEmpty ? name : "\(name){\(words)}") + " " + value
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
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

    func lines(_ metric: Metric, _ labels: [(String, String)] = []) -> [String] {
        var total = 0
        var lines: [String] = []
        let line = { (part: String, more: [(String, String)], value: String) in
            GatewayStatistics.line("\(metric.rawValue)_\(part)", labels + more, value)
        }
        for (index, count) in buckets.enumerated() {
            total += count
            let bound = index < Self.bounds.count ? "\(Self.bounds[index])" : "+Inf"
            lines.append(line("bucket", [("le", bound)], "\(total)"))
        }
        return lines + [line("sum", [], "\(sum)"), line("count", [], "\(total)")]
    }
}
