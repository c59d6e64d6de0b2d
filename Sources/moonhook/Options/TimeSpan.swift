import ArgumentParser
import PortalModel

/// A time such as `60s`, `500ms`, `1.5 min` or `1h30m`.
struct TimeSpan {
    let duration: Duration

    /// The units as people write them, in seconds.
    private static let units: [String: Double] = [
        "ms": 0.001, "s": 1, "sec": 1, "secs": 1, "second": 1, "seconds": 1, "m": 60, "min": 60, "mins": 60,
        "minute": 60,
        "minutes": 60, "h": 3_600, "hr": 3_600, "hour": 3_600, "hours": 3_600, "d": 86_400, "day": 86_400,
        "days": 86_400,
    ]
    /// Ten days; nobody waits for longer.
    private static let longest = 864_000.0

    init(duration: Duration) {
        self.duration = duration
    }

    /// Reads numbers with their units, one behind the other; `0` needs no unit.
    ///
    /// - Throws: `ValidationError` that says what to write.
    init(_ argument: String) throws {
        let number = argument.trimmed
        if number == "0" {
            self.init(duration: .zero)
            return
        }
        if let bare = Double(number), bare.isFinite {
            throw ValidationError(
                number.hasPrefix("-")
                    ? "expected a time of 0 or more, such as 10m" : "expected a unit, such as \(number)s or \(number)m"
            )
        }
        guard let seconds = Self.seconds(in: number.lowercased()) else {
            throw ValidationError("expected a time such as 30s, 10m or 500ms")
        }
        guard seconds <= Self.longest else { throw ValidationError("expected at most 10 days") }
        self.init(duration: .milliseconds(Int64((seconds * 1_000).rounded(.up))))
    }

    /// The sum of the numbers with their units; `nil` if there is anything else.
    private static func seconds(in text: String) -> Double? {
        var rest = text[...]
        var sum = 0.0
        while !rest.isEmpty {
            let number = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
            rest = rest.dropFirst(number.count).drop { $0 == " " }
            let unit = rest.prefix { $0.isLetter }
            rest = rest.dropFirst(unit.count).drop { $0 == " " }
            guard let count = Double(number), let length = units[String(unit)] else { return nil }
            sum += count * length
        }
        return text.isEmpty ? nil : sum
    }
}
