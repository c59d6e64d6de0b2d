import ArgumentParser
import Foundation

/// An age such as `90d`, `12w`, or `2y` of 365 days.
struct Age: Comparable {
    /// The age as it was written.
    let text: String
    let seconds: TimeInterval

    private static let units = ["d": 1, "w": 7, "y": 365]

    /// Reads an age; see ``problem(in:)`` for what else is wrong with a text.
    init?(_ text: String) {
        guard let unit = text.last.flatMap({ Self.units[String($0)] }), let number = Int(text.dropLast()),
            (0...100_000).contains(number), text.first?.isNumber == true
        else { return nil }
        (self.text, seconds) = (text, TimeInterval(number * unit * 86_400))
    }

    /// Reads an option's argument.
    init(argument: String) throws {
        guard let age = Age(argument) else { throw ValidationError(Self.problem(in: argument)) }
        self = age
    }

    /// What to write, as a sentence without a beginning; with what was probably meant.
    static func problem(in text: String) -> String {
        let expected = "expected days, weeks or years, such as 90d, 12w or 2y"
        guard let parts = text.lowercased().wholeMatch(of: /\s*(\d{1,4})\s*(\w*)\s*/), let number = Int(parts.1) else {
            return expected
        }
        let unit = parts.2
        let meant: String? =
            switch true {
            case unit.isEmpty, unit.hasPrefix("d"): "\(number)d"
            case unit.hasPrefix("w"): "\(number)w"
            case unit.hasPrefix("y"): "\(number)y"
            // Elsewhere 10m is ten minutes.
            case unit == "m", unit.hasPrefix("mo"): "\(number * 30)d"
            default: nil
            }
        return meant.map { "\(expected); did you mean \($0)?" } ?? expected
    }

    /// The moment that long ago.
    var beginning: Date { Date().addingTimeInterval(-seconds) }

    /// The age in words, such as `90 days`.
    var words: String {
        let days = Int(seconds / 86_400)
        return days == 1 ? "1 day" : "\(days) days"
    }

    static func < (left: Age, right: Age) -> Bool { left.seconds < right.seconds }
    static func == (left: Age, right: Age) -> Bool { left.seconds == right.seconds }
}
