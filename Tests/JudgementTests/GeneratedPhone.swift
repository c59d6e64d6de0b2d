import Wire

@testable import PortalModel

/// A change of a telephone number, honest or not, and the regions in which the old text may be read.
struct GeneratedPhone: CustomStringConvertible {
    let before: String
    let after: String
    let regions: [AssumedRegion]

    var description: String { "\"\(before)\" to \"\(after)\" in \(regions.map(\.region))" }

    private static let plans = NumberingPlans.shared
    private static let common = ["AT", "BY", "CA", "DE", "FR", "GB", "IT", "KZ", "PL", "RU", "UA", "US"]
    private static let strange = ["AQ", "XX", "de", "", "D", "DEU", "001", "ДЕ"]

    init(seed: Int) {
        var random = SplitMix64(seed: UInt64(seed))
        let isCommon = random.number(below: 2) == 0
        let plan =
            isCommon
            ? Self.plans.plan(ofRegion: random.element(of: Self.common)) ?? Self.plans.plans[0]
            : random.element(of: Self.plans.plans)
        let number = Self.number(of: plan, &random)
        before = Self.typed(number, of: plan, &random) + random.element(of: ["", "", "", "", "", " ", ".", "/", "-"])
        after =
            random.number(below: 8) == 0
            ? "+\(plan.code.text)\(before.filter(\.isNumber).dropFirst(random.number(below: 6)))"
            : Self.written(number, of: plan, &random)
        regions = Self.regions(besides: plan, &random)
    }

    // MARK: Numbers

    /// A number that is mostly valid.
    private static func number(of plan: NumberingPlan, _ random: inout SplitMix64) -> String {
        switch random.number(below: 10) {
        case 0: random.digits(3 + random.number(below: 12))
        case 1: random.mutated(valid(of: plan, &random))
        default: valid(of: plan, &random)
        }
    }

    private static func valid(of plan: NumberingPlan, _ random: inout SplitMix64) -> String {
        var (state, text) = (plan.start, "")
        while true {
            let digits = (0...9).filter { plans.states.next(after: state, $0) != 0 }
            let mayEnd = plans.states.ways(at: state) != 0
            if digits.isEmpty || mayEnd && random.number(below: 3) == 0 { return text }
            let digit = random.element(of: digits)
            text += "\(digit)"
            state = plans.states.next(after: state, digit)
        }
    }

    // MARK: Texts

    private static func typed(_ number: String, of plan: NumberingPlan, _ random: inout SplitMix64) -> String {
        let code = plan.code.text
        let own = plan.ways.filter { !$0.hasPlus && $0.prefix != plan.code }.map(\.prefix.text)
        let trunk = random.element(of: ["0", "8", "80", "1", "06", "01"] + own + own + own)
        let abroad = random.element(of: plan.abroad).text
        let forms = [
            number, trunk + number, trunk + number, "+" + code + number, "+" + code + number, "00" + code + number,
            code + number, "+\(code)(0)\(number)", "+" + code + trunk + number, "00\(code)(\(trunk))" + number,
            abroad + code + number, "(\(trunk)\(number.prefix(3)))\(number.dropFirst(3))", "(+\(code))" + number,
            trunk + random.mutated(number), "+" + code + random.mutated(number), "(\(trunk))" + number,
            random.digits(1 + random.number(below: 3)) + number, abroad + number, "+" + trunk + number,
            "+00" + code + number, "0" + "00" + code + number,
            number + ".0", "\(code)\(number).00", Self.thousands(code + number), Self.thousands(number),
            "\(trunk)\(number)/\(random.digits(1 + random.number(below: 2)))",
            "\(trunk)\(number.prefix(3))/\(number.dropFirst(3))",
            "+8 (\(number.prefix(3))) \(number.dropFirst(3))", "Tel. " + trunk + number, trunk + number + "l",
            "+" + code + number + "?", "\u{202A}+\(code)\(number)\u{202C}", "(\(code)) " + number,
            "\(code) \(number.prefix(3)) \(number.dropFirst(3))", "\(code)(0)\(number)",
            "+\(own.first ?? "8")\(number)",
            "+\(number.prefix(3)) \(number.dropFirst(3))", "+(\(number.prefix(3)))\(number.dropFirst(3))",
            "Fax " + trunk + number, number + random.element(of: [".5", ".000", "..", "--", " -01 -02"]),
            "\(trunk)\(number) 0\(random.digits(4))", "\(random.digits(1)).\(random.digits(1)).1985",
        ]
        return random.spaced(random.element(of: forms), noise: [" ", " ", "-", "/", ".", " - ", "  ", "(", ") "])
    }

    /// Digits as spreadsheets write large numbers.
    private static func thousands(_ digits: String) -> String {
        digits.enumerated().map { index, digit in
            (index > 0 && (digits.count - index) % 3 == 0 ? "." : "") + String(digit)
        }.joined()
    }

    private static func written(_ number: String, of plan: NumberingPlan, _ random: inout SplitMix64) -> String {
        let right = "+" + plan.code.text + number
        switch random.number(below: 25) {
        case 24: return "+0" + plan.code.text + number
        case 0: return random.mutated(right)
        case 1: return "+" + plan.code.text + random.mutated(number)
        case 2: return "+" + random.element(of: plans.plans).code.text + number
        case 3: return "+" + plan.code.text + "0" + number
        case 4: return "+" + plan.code.text + "(0)" + number
        case 5...8: return random.spaced(right, noise: [" ", "-", "/", ".", " (", ")", " - ", "   ", "    "])
        case 9: return " " + right
        case 10: return right + random.element(of: [" ", ".", ")", "\n", "x", ";ext=5", "\u{200B}"])
        case 11:
            return random.element(of: ["0" + number, "tel:" + right, "＋" + right.dropFirst(), "", "+", "++" + right])
        default: return right
        }
    }

    // MARK: Regions

    private static func regions(besides plan: NumberingPlan, _ random: inout SplitMix64) -> [AssumedRegion] {
        let siblings = plans.plans.filter { $0.code == plan.code }
        return (0..<random.number(below: 5)).map { index in
            let region =
                switch random.number(below: 40) {
                case 0: random.element(of: strange)
                case 1...8: random.element(of: plans.plans).region
                case 9...14: random.element(of: common)
                case 15...20: random.element(of: siblings).region
                default: plan.region
                }
            return AssumedRegion(region, "column \(index)")
        }
    }
}

extension SplitMix64 {
    fileprivate mutating func element<Element>(of list: [Element]) -> Element { list[number(below: list.count)] }

    fileprivate mutating func digits(_ count: Int) -> String {
        (0..<count).map { _ in "\(number(below: 10))" }.joined()
    }

    /// A text with one character less, more, or another one.
    fileprivate mutating func mutated(_ text: String) -> String {
        guard !text.isEmpty else { return digits(1) }
        var characters = Array(text)
        let index = number(below: characters.count)
        switch number(below: 4) {
        case 0: characters.remove(at: index)
        case 1: characters.insert(contentsOf: digits(1), at: index)
        default: characters.replaceSubrange(index...index, with: digits(1))
        }
        return String(characters)
    }

    /// A text with something between a few of its characters.
    fileprivate mutating func spaced(_ text: String, noise: [String]) -> String {
        let rarity = element(of: [2, 4, 8, 100])
        return text.reduce(into: "") { result, character in
            if !result.isEmpty, number(below: rarity) == 0 { result += element(of: noise) }
            result.append(character)
        }
    }
}
