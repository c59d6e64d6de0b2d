/// A telephone number in an ordinary form: digits, what people write between them, and perhaps a + before them.
struct TypedPhone {
    /// The digits.
    private(set) var digits = PhoneDigits()
    /// Whether a + precedes the digits.
    private(set) var hasPlus = false
    /// Whether the text starts with + and ends with a digit, with at most three characters between two digits.
    private(set) var isAlone = false
    /// Whether the digits begin with 00, which people type for the + of any number.
    private(set) var hasDoubleZero = false

    /// No form of an ordinary number is longer, in bytes.
    private static let longest = 40

    /// The characters behind the last digit, and how many of them are points and hyphens.
    private var (gap, pointsInGap, hyphensInGap) = (0, 0, 0)
    private var longestGap = 0
    private var last: UInt8 = 0
    private var points = 0
    private var brackets = 0
    private var groups = 0
    /// How many digits are before the second group, and before the first later one that begins with 0.
    private var (beforeSecond, beforeZero) = (0, 0)
    /// How many digits precede the last point between digits, and the last slash.
    private var (beforePoint, beforeSlash) = (0, 0)
    /// Whether a point, and a slash, stand behind the last digit so far.
    private var (hasPointBehind, hasSlashBehind) = (false, false)

    /// Reads a text; `nil` if it has anything else, more digits than a number, or a form that may speak against one number.
    init?(_ text: String) {
        guard text.utf8.count <= Self.longest else { return nil }
        for byte in text.utf8 {
            guard read(byte) else { return nil }
            last = byte
        }
        guard !mayBeAmount, !mayBeSeveral, !mayBeDate else { return nil }
        isAlone = text.utf8.first == UInt8(ascii: "+") && gap == 0 && longestGap <= 3
    }

    private mutating func read(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
            guard digits.count < PhoneDigits.capacity else { return false }
            noteMarksBehind()
            digits.append(byte - UInt8(ascii: "0"))
            if digits.count == 2 { hasDoubleZero = gap == 0 && digits.value(ofFirst: 2) == 0 }
            // As in +8 (495), where it may be no calling code.
            let code = hasPlus ? 0 : 2
            if gap > 0, hasPlus || hasDoubleZero, digits.count == code + 2, digits[code] == 8 { return false }
            beginGroup(byte)
        case UInt8(ascii: "+"):
            guard digits.count == 0, !hasPlus else { return false }
            hasPlus = true
        case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "("),
            UInt8(ascii: ")"):
            gap += 1
            longestGap = max(gap, longestGap)
            return note(byte)
        default: return false
        }
        return true
    }

    /// Counts the marks that a digit follows; at the end of a text they mean nothing.
    private mutating func noteMarksBehind() {
        if hasPointBehind {
            points += 1
            beforePoint = digits.count
        }
        if hasSlashBehind { beforeSlash = digits.count }
        (hasPointBehind, hasSlashBehind) = (false, false)
    }

    /// Counts the groups of digits.
    private mutating func beginGroup(_ byte: UInt8) {
        if gap > 0 || groups == 0 {
            groups += 1
            if groups == 2 { beforeSecond = digits.count - 1 }
            if beforeZero == 0, digits.count > 3, byte == UInt8(ascii: "0"), last != UInt8(ascii: "(") {
                beforeZero = digits.count - 1
            }
        }
        (gap, pointsInGap, hyphensInGap) = (0, 0, 0)
    }

    /// Notes what is between digits; false if it may speak against one number.
    private mutating func note(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "."):
            pointsInGap += 1
            hasPointBehind = digits.count > 0
        case UInt8(ascii: "-"):
            hyphensInGap += 1
            // Behind a blank it may lead to another end of the number.
            if digits.count > 6, last == UInt8(ascii: " ") { return false }
        case UInt8(ascii: "/"): hasSlashBehind = digits.count > 0
        case UInt8(ascii: "("):
            brackets += 1
            // A second one, one near the end, and one behind the plus may hold something else than an area code.
            if brackets > 1 || digits.count > 6 || digits.count == (hasPlus ? 0 : 2) && (hasPlus || hasDoubleZero) {
                return false
            }
        default: break
        }
        // Several stand for digits that are left out.
        return pointsInGap < 2 && hyphensInGap < 2
    }

    /// Whether a plus may have been put before a number within a region, instead of its calling code.
    ///
    /// - Parameter code: How many digits the calling code has.
    /// - Returns: False if the first group is the calling code, or the groups don't tell.
    func mayLackCode(of code: Int) -> Bool {
        groups > 1 ? beforeSecond != code : digits.count > 0 && digits[0] == 8
    }

    /// Whether it may be an amount with decimals or thousands.
    private var mayBeAmount: Bool {
        let behind = digits.count - beforePoint
        guard points > 0, behind > 0 else { return false }
        return behind == 3
            || points == 1 && (behind == 1 || digits.dropFirst(beforePoint).value(ofFirst: behind) == 0)
    }

    /// Whether it may be a day with its year.
    private var mayBeDate: Bool { groups == 3 && !hasPlus && (6...8).contains(digits.count) }

    /// Whether a slash may be between two numbers, and not behind an area code, or a second area code follows.
    private var mayBeSeveral: Bool {
        if beforeZero > 0, digits.count > 11 { return true }
        let behind = digits.count - beforeSlash
        return beforeSlash > 0 && behind > 0 && (beforeSlash > 6 || behind <= 2)
    }
}
