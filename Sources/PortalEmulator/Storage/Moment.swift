import FoundationEssentials

/// A moment in whole seconds, in the spellings of a portal whose clock shows UTC.
struct Moment: Hashable, Comparable, Sendable {
    /// Seconds since 1970.
    let seconds: Int

    /// The moment of that many seconds since 1970.
    init(seconds: Int) {
        self.seconds = seconds
    }

    /// Now, by the clock on the wall.
    static var now: Moment { Moment(seconds: Int(Date().timeIntervalSince1970)) }

    /// Reads ISO 8601 (`2020-01-01`, `2020-01-01T08:00:00+03:00`) or the portal's own format (`01.01.2020 08:00:00`).
    init?(_ text: String) {
        var scanner = DigitScanner(text)
        guard let day = scanner.day() else { return nil }
        var seconds = day * 86_400
        if scanner.take("T") || scanner.take(" ") {
            guard let time = scanner.timeOfDay() else { return nil }
            seconds += time
        }
        guard scanner.isAtEnd else { return nil }
        self.seconds = seconds
    }

    static func < (left: Moment, right: Moment) -> Bool { left.seconds < right.seconds }

    /// The calendar day, `2020-01-31`.
    var day: String {
        let (year, month, day) = CivilDay.date(of: seconds.flooredQuotient(86_400))
        return "\(padded(year, 4))-\(padded(month))-\(padded(day))"
    }

    /// The moment in ISO 8601, `2020-01-31T08:00:00+00:00`.
    var iso: String { "\(day)T\(time)+00:00" }

    /// The moment as a database prints it, `2020-01-31 08:00:00`.
    var plain: String { "\(day) \(time)" }

    /// The moment in the portal's own format, `31.01.2020 08:00:00`.
    var local: String {
        let (year, month, day) = CivilDay.date(of: seconds.flooredQuotient(86_400))
        return "\(padded(day)).\(padded(month)).\(padded(year, 4)) \(time)"
    }

    private var time: String {
        let second = seconds - seconds.flooredQuotient(86_400) * 86_400
        return "\(padded(second / 3_600)):\(padded(second / 60 % 60)):\(padded(second % 60))"
    }

    private func padded(_ number: Int, _ width: Int = 2) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}

/// Days of the Gregorian calendar, counted from 1970-01-01.
///
/// Years are counted from March on here, so that the leap day is a year's last.
enum CivilDay {
    static func number(year: Int, month: Int, day: Int) -> Int {
        let year = month > 2 ? year : year - 1
        let dayOfYear = (153 * ((month + 9) % 12) + 2) / 5 + day - 1
        return year * 365 + year.flooredQuotient(4) - year.flooredQuotient(100) + year.flooredQuotient(400)
            + dayOfYear - 719_468
    }

    static func date(of number: Int) -> (year: Int, month: Int, day: Int) {
        let shifted = number + 719_468
        let era = shifted.flooredQuotient(146_097)
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }
}

extension Int {
    fileprivate func flooredQuotient(_ divisor: Int) -> Int {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }
}
