import PortalModel

/// A day of the Gregorian calendar.
struct CalendarDay: Hashable, CustomStringConvertible {
    var year: Int
    var month: Int
    var day: Int

    /// The day as `YYYY-MM-DD`.
    var description: String { "\(Self.padded(year, 4))-\(Self.padded(month, 2))-\(Self.padded(day, 2))" }

    /// The day of these numbers.
    ///
    /// - Throws: ``DateError`` if there is no such day.
    static func checked(_ year: Int, _ month: Int, _ day: Int) throws(DateError) -> CalendarDay {
        let date = CalendarDay(year: year, month: month, day: day)
        guard TextRules.isDate(date.description) else { throw DateError(reason: "no such day") }
        return date
    }

    private static func padded(_ number: Int, _ count: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, count - digits.count)) + digits
    }
}

/// Why a text isn't a date.
struct DateError: Error, Hashable {
    var reason: String
}
