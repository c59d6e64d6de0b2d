import Wire

/// Dates whose form alone shows what they mean.
package enum DateGuess {
    package static let ambiguous = DateError(reason: "ambiguous")
    private static let unknown = DateError(reason: "not a date")
    private static let serial = DateError(
        reason: "not a date; perhaps a spreadsheet's number of a day: format the column as a date there"
    )

    /// Longer texts aren't dates.
    private static let longest = 64

    private static let otherWeekday = DateError(reason: "the weekday is another one")

    /// The day that a text means.
    ///
    /// A weekday before it must be the day's.
    ///
    /// - Throws: ``DateError``; it is ambiguous if another reader could take it for another day.
    package static func day(in text: String) throws(DateError) -> CalendarDay {
        guard text.utf8.count <= longest else { throw unknown }
        let (date, weekday) = WeekdayName.removed(from: try TimeOfDay.removed(from: text.withPlainBlanks.withoutQuote))
        let day = try plainDay(in: date.withoutWordYear)
        guard weekday ?? day.weekday == day.weekday else { throw otherWeekday }
        return day
    }

    private static func plainDay(in date: String) throws(DateError) -> CalendarDay {
        if date.allSatisfy(isDigit), date.count == 8 { return try DateFormat.compact.day(in: date) }
        guard !isSerial(date) else { throw serial }
        let parts = date.split { " ,./-".contains($0) }
        guard parts.count == 3 else { throw unknown }
        if parts.contains(where: { $0.first?.isLetter == true }) { return try named(parts) }
        guard parts.allSatisfy({ $0.allSatisfy(isDigit) && $0.count <= 4 }) else { throw unknown }
        let marks = date.filter { !isDigit($0) }
        guard ["--", "//", ".."].contains(marks) else { throw unknown }
        return try numbered(parts, isDotted: marks == "..")
    }

    /// Whether a text is a spreadsheet's number of a day, perhaps with decimals.
    private static func isSerial(_ text: String) -> Bool {
        let bytes = Array(text.utf8)[...]
        let whole = TextRules.wholePart(ofDecimal: bytes) ?? bytes
        return whole.count == 5 && whole.allSatisfy(\.isASCIIDigit)
    }

    /// Three numbers, the year first or last.
    private static func numbered(_ parts: [Substring], isDotted: Bool) throws(DateError) -> CalendarDay {
        let numbers = parts.compactMap { Int($0) }
        guard numbers.count == 3 else { throw unknown }
        if parts[0].count == 4, parts[1].count <= 2, parts[2].count <= 2 {
            return try CalendarDay.checked(numbers[0], numbers[1], numbers[2])
        }
        guard parts[0].count <= 2, parts[1].count <= 2 else { throw unknown }
        guard parts[2].count == 4 else { throw ambiguous }
        if isDotted || numbers[0] > 12 || numbers[0] == numbers[1] {
            return try CalendarDay.checked(numbers[2], numbers[1], numbers[0])
        }
        guard numbers[1] > 12 else { throw ambiguous }
        return try CalendarDay.checked(numbers[2], numbers[0], numbers[1])
    }

    /// `3 March 1985`, `3. März 1985`, `Mar 3rd, 1985`, `1985-Mar-03`.
    private static func named(_ parts: [Substring]) throws(DateError) -> CalendarDay {
        let months = parts.map { MonthName.month($0) }
        let numbers = parts.map { Int(withoutEnding($0)) }
        let years = parts.map { $0.count == 4 && $0.allSatisfy(isDigit) }
        switch (months[0], months[1]) {
        case (nil, let month?):
            let isYearFirst = years[0]
            guard let first = numbers[0], let last = numbers[2] else { throw unknown }
            guard years[0] || years[2] else { throw ambiguous }
            return try CalendarDay.checked(isYearFirst ? first : last, month, isYearFirst ? last : first)
        case (let month?, nil):
            guard let day = numbers[1], let year = numbers[2] else { throw unknown }
            guard years[2] else { throw ambiguous }
            return try CalendarDay.checked(year, month, day)
        default: throw unknown
        }
    }

    /// The number of `3rd`.
    private static func withoutEnding(_ part: Substring) -> Substring {
        ["st", "nd", "rd", "th"].contains { part.hasSuffix($0) } ? part.dropLast(2) : part
    }

    private static func isDigit(_ letter: Character) -> Bool { ("0"..."9").contains(letter) }
}

extension String {
    /// The text with a plain blank for each no-break space, and without signs that have no shape, which some programs put around
    /// each number.
    fileprivate var withPlainBlanks: String {
        guard !utf8.allSatisfy({ $0 < 0x80 }) else { return self }
        let blanks: Set<Unicode.Scalar> = ["\u{A0}", "\u{202F}"]
        var plain = UnicodeScalarView()
        for scalar in unicodeScalars {
            let isBlank = blanks.contains(scalar)
            if isBlank || scalar.hasShape || scalar.isASCII { plain.append(isBlank ? " " : scalar) }
        }
        return String(plain).trimmed
    }

    /// The text without a spreadsheet's mark of a text.
    fileprivate var withoutQuote: String {
        guard hasPrefix("'") else { return self }
        return (count > 1 && hasSuffix("'") ? String(dropFirst().dropLast()) : String(dropFirst())).trimmed
    }

    /// The text without the word year behind it, which follows in Russian.
    fileprivate var withoutWordYear: String {
        var text = self[...]
        if text.last == "." { text.removeLast() }
        let word = text.reversed().prefix(while: \.isLetter).reversed()
        guard ["г", "год", "года"].contains(String(word).lowercased()) else { return self }
        return String(text.dropLast(word.count)).trimmed
    }
}
