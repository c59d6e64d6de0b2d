/// The time behind a day, which spreadsheets and programs write where only the day is meant.
struct TimeOfDay {
    private static let moment = DateError(
        reason: "a moment, which is another day in another time zone: give the day alone"
    )

    /// The day in front of a time, which must be midnight: where it was written, or in UTC on the same day.
    ///
    /// `03.03.1985 0:00:00`, `3/13/1985 12:00:00 AM` and `1985-03-03T00:00:00Z` are days, and so is
    /// `1985-03-03T03:00:00+03:00`, as the portal writes dates. `1985-03-02T21:00:00Z` is midnight of the next day in Moscow.
    ///
    /// - Throws: ``DateError`` if it is another time.
    static func removed(from text: String) throws(DateError) -> String {
        guard let colon = text.firstIndex(of: ":") else { return text }
        let hour = text[..<colon].reversed().prefix { $0.isASCII && $0.isNumber }.count
        let start = text.index(colon, offsetBy: -hour)
        guard (1...2).contains(hour), let mark = text[..<start].last, mark == "T" || mark.isWhitespace else {
            return text
        }
        guard let time = TimeOfDay(text[start...]) else { return text }
        guard time.isMidnight else { throw moment }
        return String(text[..<start].dropLast()).trimmed
    }

    private let minutes: Int
    private let rest: Int
    /// The time zone in minutes; `nil` if none is given.
    private let zone: Int?

    private var isMidnight: Bool {
        rest == 0 && (minutes == 0 || zone.map { $0 > 0 && minutes == $0 } ?? false)
    }

    /// Reads `0:00`, `00:00:00.000`, `12:00:00 AM`, `03:00:00+03:00` or `00:00Z`.
    private init?(_ text: Substring) {
        guard let match = text.wholeMatch(of: Self.form), let hours = Int(match.1), let minute = Int(match.2) else {
            return nil
        }
        guard hours < 24, minute < 60 else { return nil }
        rest = [match.3, match.4].compactMap { $0.flatMap { Int($0) } }.reduce(0, +)
        switch match.5?.lowercased().first {
        case "a": minutes = hours % 12 * 60 + minute
        case "p": minutes = (hours % 12 + 12) * 60 + minute
        default: minutes = hours * 60 + minute
        }
        zone = match.6.map { Self.minutes(ofZone: $0) }
    }

    /// Hours, minutes, seconds and their fraction, the half of the day, and the zone.
    private typealias Parts = (
        Substring, Substring, Substring, Substring?, Substring?, Substring?, Substring?
    )

    private static var form: Regex<Parts> {
        #/
        ([0-9]{1,2}) : ([0-9]{2}) (?: : ([0-9]{2}) (?: [.,] ([0-9]{1,9}) )? )?
        (?: \s? ([AaPp] \.? [Mm] \.?) )?
        \s? (Z | UTC | [+\-] [0-9]{2} :? [0-9]{2})?
        /#
    }

    private static func minutes(ofZone text: Substring) -> Int {
        let digits = text.filter { $0.isASCII && $0.isNumber }
        guard let number = Int(digits) else { return 0 }
        return (text.hasPrefix("-") ? -1 : 1) * (number / 100 * 60 + number % 100)
    }
}
