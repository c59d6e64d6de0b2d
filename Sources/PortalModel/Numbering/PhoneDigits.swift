/// Up to 16 digits, a half byte each.
package struct PhoneDigits: Hashable, Sendable {
    /// The most digits that fit.
    package static let capacity = 16

    private var packed: UInt64 = 0
    /// How many there are.
    package private(set) var count = 0

    /// No digits.
    package init() {}

    /// The digits of a text; `nil` if it has other characters, or too many.
    init?(_ text: Substring) {
        for byte in text.utf8 {
            guard let digit = byte.digit, count < Self.capacity else { return nil }
            append(digit)
        }
    }

    private init(packed: UInt64, count: Int) {
        (self.packed, self.count) = (packed, count)
    }

    /// Adds a digit; the caller makes sure that it fits.
    package mutating func append(_ digit: UInt8) {
        packed = packed << 4 | UInt64(digit)
        count += 1
    }

    /// These digits with others behind them; `nil` if they are too many.
    func appending(_ other: Self) -> Self? {
        guard count + other.count <= Self.capacity else { return nil }
        guard other.count < Self.capacity else { return other }
        return Self(packed: packed << (4 * UInt64(other.count)) | other.packed, count: count + other.count)
    }

    /// The digits as text.
    package var text: String {
        String(decoding: (0..<count).map { UInt8(ascii: "0") + UInt8(self[$0]) }, as: UTF8.self)
    }

    /// The digit at an index, from 0.
    subscript(index: Int) -> Int { Int(packed >> (4 * UInt64(count - 1 - index)) & 15) }

    /// The first digits; the caller makes sure that there are so many.
    func prefix(_ length: Int) -> Self { Self(packed: packed >> (4 * UInt64(count - length)), count: length) }

    /// The digits after the first ones; the caller makes sure that there are so many.
    func dropFirst(_ length: Int) -> Self {
        let rest = count - length
        return Self(packed: rest == 0 ? 0 : packed & (.max >> (64 - 4 * UInt64(rest))), count: rest)
    }

    /// What precedes other digits; `nil` unless these end with them.
    func dropLast(_ suffix: Self) -> Self? {
        guard suffix.count <= count, dropFirst(count - suffix.count) == suffix else { return nil }
        return prefix(count - suffix.count)
    }

    /// Whether these begin with other digits.
    func starts(with other: Self) -> Bool { other.count <= count && prefix(other.count) == other }

    /// The value of the first digits as a number.
    func value(ofFirst length: Int) -> Int { (0..<length).reduce(0) { $0 * 10 + self[$1] } }
}

extension UInt8 {
    /// The value of an ASCII digit.
    var digit: UInt8? { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) ? self - UInt8(ascii: "0") : nil }
}
