/// A day of the Gregorian calendar.
package struct CalendarDay: Hashable, Sendable, CustomStringConvertible {
    package var year: Int
    package var month: Int
    package var day: Int

    /// Names a day, which need not exist.
    package init(year: Int, month: Int, day: Int) { (self.year, self.month, self.day) = (year, month, day) }

    /// The day as `YYYY-MM-DD`.
    package var description: String { "\(Self.padded(year, 4))-\(Self.padded(month, 2))-\(Self.padded(day, 2))" }

    /// The day of these numbers.
    ///
    /// - Throws: ``DateError`` if there is no such day.
    package static func checked(_ year: Int, _ month: Int, _ day: Int) throws(DateError) -> CalendarDay {
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
package struct DateError: Error, Hashable {
    package var reason: String

    /// Creates an error.
    package init(reason: String) { self.reason = reason }
}
