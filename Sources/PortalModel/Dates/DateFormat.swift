/// How a date is written, such as `DD.MM.YYYY`.
package struct DateFormat {
    private enum Piece: Hashable {
        case year(digits: Int)
        case month(ClosedRange<Int>)
        case monthName
        case day(ClosedRange<Int>)
        case literal(Character)
    }

    package static let iso = DateFormat(text: "YYYY-MM-DD", pieces: pieces(of: "YYYY-MM-DD") ?? [])

    static let compact = DateFormat(text: "YYYYMMDD", pieces: pieces(of: "YYYYMMDD") ?? [])

    private let text: String
    private let pieces: [Piece]

    private init(text: String, pieces: [Piece]) {
        self.text = text
        self.pieces = pieces
    }

    /// A format has a year, a month and a day, each once.
    package init?(_ text: String) {
        guard text.utf8.count <= 100, let pieces = Self.pieces(of: text) else { return nil }
        var counts = [0, 0, 0]
        for piece in pieces {
            switch piece {
            case .year: counts[0] += 1
            case .month, .monthName: counts[1] += 1
            case .day: counts[2] += 1
            case .literal: break
            }
        }
        guard counts == [1, 1, 1] else { return nil }
        self.init(text: text, pieces: pieces)
    }

    private static func pieces(of text: String) -> [Piece]? {
        var pieces: [Piece] = []
        var rest = text[...]
        while let letter = rest.first {
            let count = "YMD".contains(letter) ? rest.prefix { $0 == letter }.count : 1
            switch (letter, count) {
            case ("Y", 4), ("Y", 2): pieces.append(.year(digits: count))
            case ("M", 1): pieces.append(.month(1...2))
            case ("M", 2): pieces.append(.month(2...2))
            case ("M", 3), ("M", 4): pieces.append(.monthName)
            case ("D", 1): pieces.append(.day(1...2))
            case ("D", 2): pieces.append(.day(2...2))
            case ("Y", _), ("M", _), ("D", _): return nil
            default: pieces.append(.literal(letter))
            }
            rest = rest.dropFirst(count)
        }
        return pieces
    }

    /// The day that a text in this format means.
    ///
    /// A spreadsheet's midnight behind it doesn't count; see ``TimeOfDay``.
    package func day(in text: String) throws(DateError) -> CalendarDay {
        do throws(DateError) {
            return try exactDay(in: text)
        } catch {
            guard error == problem, text.utf8.count <= 100 else { throw error }
            let date = try TimeOfDay.removed(from: text)
            guard date != text else { throw error }
            return try exactDay(in: date)
        }
    }

    private func exactDay(in text: String) throws(DateError) -> CalendarDay {
        var rest = text[...]
        var (year, month, day) = (0, 0, 0)
        for piece in pieces {
            switch piece {
            case .year(let digits):
                year = try number(digits...digits, &rest)
                // As in POSIX.
                if digits == 2 { year += year < 69 ? 2000 : 1900 }
            case .month(let digits): month = try number(digits, &rest)
            case .day(let digits): day = try number(digits, &rest)
            case .monthName: month = try monthName(&rest)
            case .literal(let letter): if rest.popFirst() != letter { throw problem }
            }
        }
        guard rest.isEmpty else { throw problem }
        return try CalendarDay.checked(year, month, day)
    }

    private func number(_ digits: ClosedRange<Int>, _ rest: inout Substring) throws(DateError) -> Int {
        let text = rest.prefix(digits.upperBound).prefix { ("0"..."9").contains($0) }
        guard digits.contains(text.count), let number = Int(text) else { throw problem }
        rest = rest.dropFirst(text.count)
        return number
    }

    private func monthName(_ rest: inout Substring) throws(DateError) -> Int {
        let name = rest.prefix(20).prefix(while: \.isLetter)
        guard let month = MonthName.month(name) else { throw problem }
        rest = rest.dropFirst(name.count)
        return month
    }

    private var problem: DateError { DateError(reason: "expected \(text)") }
}
