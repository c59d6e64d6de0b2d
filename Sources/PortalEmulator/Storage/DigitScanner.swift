import Wire

/// Reads the digits of dates and times.
struct DigitScanner {
    private let bytes: [UInt8]
    private var position = 0

    init(_ text: String) {
        bytes = Array(text.utf8)
    }

    var isAtEnd: Bool { position == bytes.count }

    /// Consumes this character, if it is next.
    mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard !isAtEnd, bytes[position] == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    /// Reads `2020-01-31` or `31.01.2020` as the number of days since 1970-01-01.
    mutating func day() -> Int? {
        let start = position
        if let year = number(4), take("-"), let month = number(2), take("-"), let day = number(2) {
            return dayNumber(year, month, day)
        }
        position = start
        guard let day = number(2), take("."), let month = number(2), take("."), let year = number(4) else { return nil }
        return dayNumber(year, month, day)
    }

    /// Reads `08:00`, `08:00:00.25`, with or without `Z` or `+03:00`, as seconds of the day in UTC.
    mutating func timeOfDay() -> Int? {
        guard let hour = number(2), take(":"), let minute = number(2), hour < 24, minute < 60 else { return nil }
        var seconds = hour * 3_600 + minute * 60
        if take(":") {
            guard let second = number(2), second < 60 else { return nil }
            seconds += second
            if take(".") { skipDigits() }
        }
        return offset().map { seconds - $0 }
    }

    private mutating func offset() -> Int? {
        if isAtEnd || take("Z") { return 0 }
        let isWest = take("-")
        guard isWest || take("+"), let hours = number(2) else { return nil }
        _ = take(":")
        guard let minutes = number(2) else { return nil }
        return (hours * 3_600 + minutes * 60) * (isWest ? -1 : 1)
    }

    private mutating func number(_ digits: Int) -> Int? {
        guard position + digits <= bytes.count else { return nil }
        var number = 0
        for byte in bytes[position..<position + digits] {
            guard byte.isASCIIDigit else { return nil }
            number = number * 10 + Int(byte - 0x30)
        }
        position += digits
        return number
    }

    private mutating func skipDigits() {
        while !isAtEnd, bytes[position].isASCIIDigit { position += 1 }
    }

    /// The day's number, if the calendar has such a day.
    private func dayNumber(_ year: Int, _ month: Int, _ day: Int) -> Int? {
        let number = CivilDay.number(year: year, month: month, day: day)
        return CivilDay.date(of: number) == (year, month, day) ? number : nil
    }
}
