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

    /// Reads a text; `nil` if it has anything else, or more digits than a number.
    init?(_ text: String) {
        guard text.utf8.count <= Self.longest else { return nil }
        for byte in text.utf8 {
            guard read(byte) else { return nil }
        }
        isAlone = text.utf8.first == UInt8(ascii: "+") && gap == 0 && longestGap <= 3
    }

    private mutating func read(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"):
            guard digits.count < PhoneDigits.capacity else { return false }
            digits.append(byte - UInt8(ascii: "0"))
            if digits.count == 2 { hasDoubleZero = gap == 0 && digits.value(ofFirst: 2) == 0 }
            gap = 0
        case UInt8(ascii: "+"):
            guard digits.count == 0, !hasPlus else { return false }
            hasPlus = true
        case UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "("),
            UInt8(ascii: ")"):
            gap += 1
            longestGap = max(gap, longestGap)
        default: return false
        }
        return true
    }
}
