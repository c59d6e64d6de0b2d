/// A phone number of the demo company, ready to be typed in all the ways in which people type it.
struct DemoPhone: Sendable {
    /// Numbers that differ in their last digits only.
    struct Range: Sendable {
        let area: String
        let beginning: String
        let freeDigits: Int

        init(_ area: String, _ beginning: String, _ freeDigits: Int) {
            self.area = area
            self.beginning = beginning
            self.freeDigits = freeDigits
        }
    }

    /// How a number is written.
    enum Form: Sendable, CaseIterable {
        case e164
        case international
        case internationalWithZeros
        case internationalWithTrunk
        case internationalWithHyphens
        case national
        case nationalWithSlash
        case nationalWithParentheses
        case nationalWithHyphen
        case nationalWithDots
        case nationalDigits
    }

    let dialCode: String
    let trunkPrefix: String
    let area: String
    let subscriber: String

    /// The number at `index` of the range, which begins again when it is used up.
    init(in range: Range, at index: Int, of country: DemoCountry) {
        let count = range.freeDigits == 2 ? 100 : 1_000
        let digits = String(count + index % count).dropFirst()
        dialCode = country.dialCode
        trunkPrefix = country.trunkPrefix
        area = range.area
        subscriber = range.beginning + digits
    }

    /// The number as a person typed it.
    func typed(_ form: Form) -> String {
        switch form {
        case .e164: "+\(dialCode)\(area)\(subscriber)"
        case .international: "+\(dialCode) \(area) \(grouped(by: " "))"
        case .internationalWithZeros: "00\(dialCode) \(area) \(subscriber)"
        case .internationalWithTrunk:
            trunkPrefix.isEmpty ? typed(.international) : "+\(dialCode) (\(trunkPrefix))\(area) \(subscriber)"
        case .internationalWithHyphens: "+\(dialCode)-\(area)-\(subscriber)"
        case .national: "\(trunkPrefix)\(area) \(grouped(by: " "))"
        case .nationalWithSlash: "\(trunkPrefix)\(area)/\(subscriber)"
        case .nationalWithParentheses: "(\(trunkPrefix)\(area)) \(subscriber)"
        case .nationalWithHyphen: "\(trunkPrefix)\(area)-\(subscriber)"
        case .nationalWithDots: "\(trunkPrefix)\(area).\(grouped(by: "."))"
        case .nationalDigits: "\(trunkPrefix)\(area)\(subscriber)"
        }
    }

    private func grouped(by separator: String) -> String {
        var groups: [Substring] = []
        var rest = subscriber[...]
        while rest.count > 4 {
            groups.append(rest.prefix(3))
            rest = rest.dropFirst(3)
        }
        return (groups + [rest]).joined(separator: separator)
    }
}
