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
    static let telling = 6
    /// The longest trunk prefix that people type between the country code and the number, as in `+36 (06) 1`.
    private static let longestTrunk = 2

    /// The numbers with a country code in a text, such as `+49 30 123456 ext. 7`, `tel:+49-30-123456` or `0049 30 123456`.
    static func all(in text: String) -> [NumberOrigin] {
        guard text.utf8.count <= TypedDigits.longest else { return [] }
        return TypedDigits.all(in: text).compactMap { NumberOrigin($0) }
    }

    private init?(_ typed: TypedDigits) {
        guard typed.isAbroad else { return nil }
        var packed = PhoneDigits()
        let digits = typed.digits.dropFirst(typed.hasPlus ? 0 : 2).prefix(PhoneDigits.capacity - 1)
        for digit in digits { packed.append(digit) }
        guard let plan = NumberingPlans.shared.mainPlan(of: packed) else { return nil }
        self.plan = plan
        (code, number) = (Array(digits.prefix(plan.code.count)), Array(digits.dropFirst(plan.code.count)))
    }

    /// The last digits, by which texts with this number are found.
    var end: ArraySlice<UInt8> { number.suffix(Self.telling) }

    /// Whether any of the texts that have the number names its country; `nil` if none has the number.
    func isCountryNamed(in texts: some Sequence<String>) -> Bool? {
        var isFound = false
        for text in texts where text.utf8.count <= TypedDigits.longest {
            guard let isNamed = isCountryNamed(in: text) else { continue }
            if isNamed { return true }
            isFound = true
        }
        return isFound ? false : nil
    }

    private func isCountryNamed(in text: String) -> Bool? {
        var isFound = false
        for typed in TypedDigits.all(in: text) {
            // An extension, or another number, may follow.
            for count in stride(from: end.count, through: typed.digits.count, by: 1) {
                let run = typed.digits[..<count]
                guard run.suffix(end.count) == end else { continue }
                switch isCountryNamed(by: run, isAbroad: typed.isAbroad) {
                case true?: return true
                case false?: isFound = true
                case nil: continue
                }
            }
        }
        return isFound ? false : nil
    }

    /// Whether digits that end like the number name its country; `nil` if they are another number.
    private func isCountryNamed(by run: ArraySlice<UInt8>, isAbroad: Bool) -> Bool? {
        let lead = run.dropLast(number.count)
        guard run.suffix(number.count) == number[...] else {
            // The area code may be missing, but what has a country code is a number of its own.
            return isAbroad ? nil : false
        }
        // The zero of a trunk, as in `+380 (0)32`, may have been found in the code itself.
        let bare = run.starts(with: [0, 0]) ? run.dropFirst(2) : run
        let isCut = bare.count < code.count + number.count
        guard !isAbroad || !isCut || !bare.starts(with: code) else { return true }
        return (0...Self.longestTrunk).contains { length in
            let (rest, trunk) = (lead.dropLast(length), lead.suffix(length))
            guard rest.suffix(code.count) == code[...], trunk.isEmpty || [0, 8].contains(trunk.first) else {
                return false
            }
            // The code alone is one only to who knows the country: a plus, or a prefix for numbers abroad, precedes it.
            return isAbroad ? rest.count <= code.count + 2 : rest.count > code.count
        }
    }
}
