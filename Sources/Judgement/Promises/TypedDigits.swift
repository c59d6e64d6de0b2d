import PortalModel

/// The digits of one number as people type it, in any script.
struct TypedDigits {
    /// The digits, the 00 of a number from abroad included.
    private(set) var digits: [UInt8] = []
    /// Whether a plus precedes them.
    private(set) var hasPlus = false

    /// The most bytes of a text with telephone numbers.
    static let longest = 1_000

    /// Whether a plus or 00 precedes a country code.
    var isAbroad: Bool { hasPlus || digits.starts(with: [0, 0]) }

    /// All that may be numbers in a text, in its order.
    static func all(in text: String) -> [TypedDigits] {
        var all: [TypedDigits] = []
        var typed = TypedDigits()
        for sign in text.unicodeScalars.lazy.map({ Sign($0) }) {
            switch sign {
            case .between: continue
            case .digit(let digit): typed.digits.append(digit)
            case .plus, .other:
                if !typed.digits.isEmpty { all.append(typed) }
                typed = TypedDigits()
                typed.hasPlus = sign == .plus
            }
        }
        return typed.digits.isEmpty ? all : all + [typed]
    }

    /// What a character is to a number.
    private enum Sign: Equatable {
        case digit(UInt8)
        case plus
        /// What people write between digits.
        case between
        case other

        init(_ scalar: Unicode.Scalar) {
            switch scalar {
            case "0"..."9": self = .digit(UInt8(scalar.value - 48))
            case "+", "\u{FF0B}": self = .plus
            case " ", "-", ".", "/", "(", ")", "[", "]", "\t", "\n", "\r": self = .between
            default:
                if let digit = scalar.decimalValue {
                    self = .digit(UInt8(digit))
                } else {
                    self = Self.isBetween(scalar) ? .between : .other
                }
            }
        }

        private static let others: Set<Unicode.Scalar> = [
            "\u{2212}", "\u{30FC}", "\u{FF08}", "\u{FF09}", "\u{FF0D}", "\u{FF0E}", "\u{FF0F}",
        ]

        private static func isBetween(_ scalar: Unicode.Scalar) -> Bool {
            [.dashPunctuation, .spaceSeparator, .format].contains(scalar.properties.generalCategory)
                || others.contains(scalar)
        }
    }
}
