import Wire

/// Countries by what people call them.
package enum Countries {
    /// Why a text is no country.
    package enum LookupError: Error, Hashable {
        case unknown
        /// Several countries are called that; their codes.
        case ambiguous([String])
    }

    /// No country is called by a longer name, and no text that is longer is worth comparing.
    private static let longestName = 200

    /// The alpha-2 code of a country by its name, its ISO code, or its calling code with or without `+` or `00`.
    ///
    /// A text may hold two of them, such as `Germany (DE)`, which must agree.
    package static func code(of text: String) throws(LookupError) -> String {
        guard text.utf8.count <= longestName else { throw .unknown }
        let text = text.trimmed
        var found = codes(of: text)
        if found.isEmpty, let (first, second) = CountryName.parts(of: text) {
            found = named("\(second) \(first)")
            if found.isEmpty { found = common(codes(of: first), codes(of: second)) }
        }
        guard let code = found.first else { throw .unknown }
        guard found.count == 1 else { throw .ambiguous(found.sorted()) }
        return code
    }

    /// The codes that both have, or all if they contradict each other; none if one has none.
    private static func common(_ first: Set<String>, _ second: Set<String>) -> Set<String> {
        guard !first.isEmpty, !second.isEmpty else { return [] }
        let common = first.intersection(second)
        return common.isEmpty ? first.union(second) : common
    }

    private static func codes(of text: String) -> Set<String> {
        if let calling = callingCode(text) {
            return (byCallingCode[calling] ?? []).union(byNumericCode(text, calling))
        }
        let coded = byLetters(text)
        // `Nga` is Russia in Vietnamese, and `NGA` is the code of Nigeria.
        guard coded.isEmpty || text != text.uppercased() else { return coded }
        return coded.union(named(text))
    }

    // MARK: Names

    private static func named(_ text: String) -> Set<String> {
        let key = CountryName.key(of: text)
        let found = CountryTable.codes(named: key)
        guard found.isEmpty, let short = CountryName.withoutRepublic(key) else { return found }
        return CountryTable.codes(named: short)
    }

    // MARK: Codes

    /// The countries of the table.
    private static let countries = CountryTable.codes.split { $0 == ";" || $0 == "\n" }
        .map { $0.split(separator: " ").map(String.init) }

    /// The alpha-2 codes of the table.
    private static let regions = Set(countries.compactMap(\.first))

    /// Alpha-2 codes by all codes of ISO 3166-1.
    private static let byISOCode = countries.reduce(into: [String: String]()) { codes, country in
        for code in country { codes[code] = country[0] }
    }

    /// The country of an alpha-2 or alpha-3 code.
    private static func byLetters(_ text: String) -> Set<String> {
        let isCode = text.utf8.allSatisfy { $0 < 0x80 } && (2...3).contains(text.utf8.count)
        return isCode ? Set([byISOCode[text.uppercased()]].compactMap(\.self)) : []
    }

    /// The country of a numeric code.
    ///
    /// One that lost its leading zeros is none, but it puts a calling code in doubt.
    private static func byNumericCode(_ text: String, _ calling: String) -> Set<String> {
        guard text.utf8.allSatisfy(\.isASCIIDigit), text.utf8.count <= 3 else { return [] }
        guard text.utf8.count == 3 || byCallingCode[calling] != nil else { return [] }
        let digits = String(repeating: "0", count: 3 - text.utf8.count) + text
        return Set([byISOCode[digits]].compactMap(\.self))
    }

    /// Alpha-2 codes by calling code.
    private static let byCallingCode: [String: Set<String>] = {
        var codes: [String: Set<String>] = [:]
        for country in CountryTable.callingCodes.split(whereSeparator: { $0 == "\n" || $0 == "," }) {
            let parts = country.split(separator: " ").map(String.init)
            guard parts.count == 2 else { continue }
            for calling in parts[1].split(separator: "/") { codes[String(calling), default: []].insert(parts[0]) }
        }
        return codes
    }()

    /// The bare digits of a calling code; `nil` if the text is something else.
    private static func callingCode(_ text: String) -> String? {
        let bare = text.filter { !" -()".contains($0) }
        let digits = bare.hasPrefix("+") ? bare.dropFirst() : bare.hasPrefix("00") ? bare.dropFirst(2) : bare[...]
        return !digits.isEmpty && digits.utf8.allSatisfy(\.isASCIIDigit) ? String(digits) : nil
    }

    // MARK: Numbers

    /// The regions whose numbers libphonenumber knows without their being in the table.
    private static let unlisted: Set<String> = ["AC", "TA"]
    /// The territories of the table that libphonenumber knows no numbers of.
    private static let unnumbered: Set<String> = ["AQ", "BV", "GS", "HM", "PN", "TF", "UM"]

    /// Whether that is the alpha-2 code of a territory without a numbering plan, such as Antarctica.
    package static func isWithoutNumbers(_ code: String) -> Bool { unnumbered.contains(code) }

    /// Whether a region of that alpha-2 code has a numbering plan.
    package static func hasNumbers(_ code: String) -> Bool {
        unlisted.contains(code) || regions.contains(code) && !unnumbered.contains(code)
    }
}
