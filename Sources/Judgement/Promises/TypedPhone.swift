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

    private var gap = 0
    private var longestGap = 0
    private var points = 0
    /// How many digits precede the last point, and the last slash.
    private var (beforePoint, beforeSlash) = (0, 0)

    /// Reads a text; `nil` if it has anything else, more digits than a number, or a form that may speak against one number.
    init?(_ text: String) {
        guard text.utf8.count <= Self.longest else { return nil }
        for byte in text.utf8 {
            guard read(byte) else { return nil }
        }
        guard !mayBeAmount, !mayBeSeveral else { return nil }
        isAlone = text.utf8.first == UInt8(ascii: "+") && gap == 0 && longestGap <= 3
    }

    private mutating func read(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
            guard digits.count < PhoneDigits.capacity else { return false }
            digits.append(byte - UInt8(ascii: "0"))
            if digits.count == 2 { hasDoubleZero = gap == 0 && digits.value(ofFirst: 2) == 0 }
            // As in +8 (495), where it may be no calling code.
            let code = hasPlus ? 0 : 2
            if gap > 0, hasPlus || hasDoubleZero, digits.count == code + 2, digits[code] == 8 { return false }
            gap = 0
        case UInt8(ascii: "+"):
            guard digits.count == 0, !hasPlus else { return false }
            hasPlus = true
        case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "("),
            UInt8(ascii: ")"):
            gap += 1
            longestGap = max(gap, longestGap)
            // A bracket near the end may hold something else than an area code.
            if byte == UInt8(ascii: "("), digits.count > 6 { return false }
            if digits.count > 0 { note(byte) }
        default: return false
        }
        return true
    }

    private mutating func note(_ byte: UInt8) {
        switch byte {
        case UInt8(ascii: "."):
            if beforePoint != digits.count { points += 1 }
            beforePoint = digits.count
        case UInt8(ascii: "/"): beforeSlash = digits.count
        default: break
        }
    }

    /// Whether it may be an amount with decimals or thousands.
    private var mayBeAmount: Bool {
        let behind = digits.count - beforePoint
        guard points > 0, behind > 0 else { return false }
        return behind == 3 || points == 1 && behind <= 2 && digits.dropFirst(beforePoint).value(ofFirst: behind) == 0
    }

    /// Whether a slash may be between two numbers, and not behind an area code.
    private var mayBeSeveral: Bool {
        let behind = digits.count - beforeSlash
        return beforeSlash > 0 && behind > 0 && (beforeSlash > 6 || behind <= 2)
    }
}
