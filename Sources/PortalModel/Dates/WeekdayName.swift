/// The names of days of the week in English, German and Russian, which are written before a date.
enum WeekdayName {
    /// Folded names in small letters, from Sunday.
    private static let days: [[String]] = [
        ["sunday", "sun", "su", "sonntag", "so", "воскресенье", "вс"],
        ["monday", "mon", "mo", "montag", "понедельник", "пн"],
        ["tuesday", "tues", "tue", "tu", "dienstag", "di", "вторник", "вт"],
        ["wednesday", "wed", "we", "mittwoch", "mi", "среда", "ср"],
        ["thursday", "thurs", "thur", "thu", "th", "donnerstag", "do", "четверг", "чт"],
        ["friday", "fri", "fr", "freitag", "пятница", "пт"],
        ["saturday", "sat", "samstag", "sonnabend", "sa", "суббота", "сб"],
    ]

    /// A date without a weekday before it, and the weekday's number from Sunday, 0; `nil` if there is none.
    static func removed(from text: String) -> (date: String, weekday: Int?) {
        let name = text.prefix(20).prefix(while: \.isLetter)
        let folded = FoldedText.folded(String(name)).lowercased()
        guard !name.isEmpty, let weekday = days.firstIndex(where: { $0.contains(folded) }) else { return (text, nil) }
        var rest = text.dropFirst(name.count).drop { " ,.".contains($0) }
        if rest.hasPrefix("den ") { rest = rest.dropFirst(4) }
        return (String(rest), weekday)
    }
}

extension CalendarDay {
    /// The day of the week from Sunday, 0.
    ///
    /// Source: Sakamoto's method, <https://en.wikipedia.org/wiki/Determination_of_the_day_of_the_week>
    var weekday: Int {
        let shifts = [0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4]
        let year = month < 3 ? year - 1 : year
        return (year + year / 4 - year / 100 + year / 400 + shifts[month - 1] + day) % 7
    }
}
