/// A text that a spreadsheet may have made of digits, taking them for a number: `4109.0`, `1,712,345,678`, `10.115,00`, `5E11`.
struct SpreadsheetNumber {
    /// How many digits each group has.
    private var groups: [Int] = []
    /// What stands between the groups: a point, a comma, an apostrophe or a blank.
    private var marks: [Unicode.Scalar] = []
    /// Whether a power of ten follows.
    private let hasExponent: Bool
    /// Whether there is nothing but zeros behind the last mark.
    private let endsInZeros: Bool
    /// Whether a zero is before other digits, which no number is written with.
    private let beginsWithZero: Bool

    /// Reads a text of digits and marks; `nil` if it is something else.
    ///
    /// - Parameters:
    ///   - text: The text.
    ///   - isPhone: Whether it may be a telephone number, which is grouped by more signs.
    init?(_ text: String, isPhone: Bool) {
        let (mantissa, exponent) = Self.split(text.trimmed)
        hasExponent = exponent
        var isInDigits = false
        for character in mantissa.unicodeScalars {
            if character.isASCIIDigit {
                if isInDigits { groups[groups.count - 1] += 1 } else { groups.append(1) }
                isInDigits = true
            } else {
                guard let mark = Self.mark(character, isPhone: isPhone) else { return nil }
                if isInDigits { marks.append(mark) } else if mark != " " || marks.last ?? " " != " " { return nil }
                isInDigits = false
            }
        }
        guard isInDigits, marks.count == groups.count - 1 else { return nil }
        let last = mantissa.unicodeScalars.reversed().prefix { $0.isASCIIDigit }
        endsInZeros = last.allSatisfy { $0 == "0" }
        beginsWithZero = mantissa.unicodeScalars.first { $0.isASCIIDigit } == "0" && groups[0] > 1
    }

    /// The number before its power of ten, and whether it has one.
    private static func split(_ text: String) -> (Substring, Bool) {
        guard let mark = text.unicodeScalars.lastIndex(where: { $0 == "e" || $0 == "E" }) else {
            return (text[...], false)
        }
        var power = text.unicodeScalars[text.unicodeScalars.index(after: mark)...]
        if let sign = power.first, sign == "+" || sign == "-" { power.removeFirst() }
        let isPower = (1...3).contains(power.count) && power.allSatisfy(\.isASCIIDigit)
        return isPower ? (text[..<mark], true) : (text[...], false)
    }

    private static func mark(_ character: Unicode.Scalar, isPhone: Bool) -> Unicode.Scalar? {
        switch character {
        case ".", ",": character
        case "'", "’": "'"
        case _ where character.properties.isWhitespace: " "
        case "+", "(", ")", "-", "/": isPhone ? " " : nil
        default: nil
        }
    }

    // MARK: Damage

    /// The digits before the decimals.
    private var whole: Int { groups.dropLast().reduce(0, +) }

    /// Whether a text of digits that isn't a telephone number was damaged: no such text has decimals or groups of thousands.
    var isDamagedText: Bool { hasExponent || hasOneMark || hasThousands }

    /// Whether a telephone number was damaged.
    ///
    /// Points group telephone numbers too: `030.23125901`, `01.44.55.66.00` and `912.345.678` are none of a spreadsheet's.
    var isDamagedPhone: Bool {
        if hasExponent { return true }
        guard hasOneMark else {
            let isMixed = hasThousands && Set(marks).count > 1
            return !beginsWithZero && (isMixed || hasThousands && groups.reduce(0, +) >= 10)
        }
        let decimals = groups[groups.count - 1]
        if endsInZeros { return decimals <= 2 || whole >= 5 }
        guard decimals > 1 else { return true }
        return marks.count == 1 && !beginsWithZero && (decimals <= 3 || whole >= 6)
    }

    /// Whether there is one point or comma in the whole text, before its last digits.
    private var hasOneMark: Bool {
        guard let last = marks.last, last == "." || last == "," else { return false }
        return marks.dropLast().allSatisfy { $0 == " " }
    }

    /// Whether the digits are in groups of thousands, or of hundreds before the last as in India, perhaps with decimals.
    private var hasThousands: Bool {
        guard let mark = marks.first, let last = marks.last, mark != " " else { return false }
        let hasDecimals = last != mark && last != "'"
        guard (hasDecimals ? marks.dropLast() : marks[...]).allSatisfy({ $0 == mark }) else { return false }
        let digits = hasDecimals ? groups.dropLast() : groups[...]
        guard digits.count > 1, (1...3).contains(digits[0]), digits.last == 3 else { return false }
        let inner = digits.dropFirst().dropLast()
        return inner.allSatisfy { $0 == 3 } || mark == "," && digits[0] <= 2 && inner.allSatisfy { $0 == 2 }
    }
}

extension Unicode.Scalar {
    fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
