import PortalModel

/// Finds a telephone number in the texts that it may come from, and whether they name its country.
///
/// It reads digits alone, and asks no library: where a text has the number and no country code, whoever wrote the number assumed one.
struct NumberOrigin {
    /// The plan of the number's calling code.
    let plan: NumberingPlan
    private let code: [UInt8]
    /// The digits within the country.
    private let number: [UInt8]

    /// A text with as many of a number's last digits holds that number.
    private static let telling = 6
    /// The longest trunk prefix that people type between the country code and the number, as in `+36 (06) 1`.
    private static let longestTrunk = 2

    /// Reads a number with its country code, such as `+49 30 123456 ext. 7` or `tel:+49-30-123456`; `nil` for any other text.
    init?(_ text: String) {
        let start = text.hasPrefix("tel:") ? text.dropFirst(4) : text[...]
        guard start.utf8.first == UInt8(ascii: "+") else { return nil }
        let digits = start.dropFirst().unicodeScalars.lazy.map { Sign($0) }.prefix { $0 != .other && $0 != .plus }
            .compactMap(\.digit)
        var packed = PhoneDigits()
        guard digits.count < PhoneDigits.capacity else { return nil }
        for digit in digits { packed.append(digit) }
        guard let plan = NumberingPlans.shared.mainPlan(of: packed) else { return nil }
        self.plan = plan
        (code, number) = (Array(digits.prefix(plan.code.count)), Array(digits.dropFirst(plan.code.count)))
    }

    /// Whether any of the texts that have the number names its country; `nil` if none has the number.
    func isCountryNamed(in texts: some Sequence<String>) -> Bool? {
        var isFound = false
        for text in texts {
            guard let isNamed = isCountryNamed(in: text) else { continue }
            if isNamed { return true }
            isFound = true
        }
        return isFound ? false : nil
    }

    private func isCountryNamed(in text: String) -> Bool? {
        let last = number.suffix(Self.telling)
        var run: [UInt8] = []
        var (hasPlus, isFound) = (false, false)
        for sign in text.unicodeScalars.lazy.map({ Sign($0) }) {
            switch sign {
            case .between: continue
            case .plus: (run, hasPlus) = ([], true)
            case .other: (run, hasPlus) = ([], false)
            case .digit(let digit):
                run.append(digit)
                guard run.suffix(last.count) == last else { continue }
                if isCountryNamed(in: run, hasPlus) { return true }
                isFound = true
            }
        }
        return isFound ? false : nil
    }

    /// Whether digits that end like the number begin with its country code.
    private func isCountryNamed(in run: [UInt8], _ hasPlus: Bool) -> Bool {
        let isAbroad = run.starts(with: [0, 0])
        if hasPlus || isAbroad, run.dropFirst(isAbroad ? 2 : 0).starts(with: code) { return true }
        guard run.count > number.count, run.suffix(number.count) == number[...] else { return false }
        let lead = run.dropLast(number.count)
        if lead.suffix(code.count) == code[...] { return true }
        return (1...Self.longestTrunk).contains { length in
            let (rest, trunk) = (lead.dropLast(length), lead.suffix(length))
            return [0, 8].contains(trunk.first) && rest.count >= code.count && rest.suffix(code.count) == code[...]
        }
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
            case " ", "-", ".", "/", "(", ")", "[", "]": self = .between
            default:
                if let digit = scalar.decimalValue {
                    self = .digit(UInt8(digit))
                } else {
                    self = Self.isBetween(scalar) ? .between : .other
                }
            }
        }

        private static func isBetween(_ scalar: Unicode.Scalar) -> Bool {
            [.dashPunctuation, .spaceSeparator, .format].contains(scalar.properties.generalCategory)
        }

        var digit: UInt8? { if case .digit(let digit) = self { digit } else { nil } }
    }
}
