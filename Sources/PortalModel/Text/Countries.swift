/// Countries by what people call them.
package enum Countries {
    /// Why a text is no country.
    package enum LookupError: Error, Hashable {
        case unknown
        /// Several countries are called that; their codes.
        case ambiguous([String])
    }

    /// Alpha-2 codes by folded name, alpha-2 and alpha-3 code, and calling code.
    private static let codes: [String: Set<String>] = {
        var codes: [String: Set<String>] = [:]
        for line in [CountryTable.countries, CountryTable.otherNames].joined(separator: "\n").split(separator: "\n") {
            let code = String(line.prefix(2))
            for name in [code] + names(in: String(line.dropFirst(3))) { codes[key(of: name), default: []].insert(code) }
        }
        for country in CountryTable.callingCodes.split(whereSeparator: { $0 == "\n" || $0 == "," }) {
            let parts = country.split(separator: " ").map(String.init)
            guard parts.count == 2 else { continue }
            for calling in parts[1].split(separator: "/") { codes[String(calling), default: []].insert(parts[0]) }
        }
        return codes
    }()

    private static func names(in text: String) -> [String] {
        text.split(separator: ";").map { String($0).trimmed }
    }

    /// No country is called by a longer name, and no text that is longer is worth comparing.
    private static let longestName = 200

    /// The alpha-2 code of a country by its name, its ISO code, or its calling code with or without `+` or `00`.
    package static func code(of text: String) throws(LookupError) -> String {
        guard text.utf8.count <= longestName else { throw .unknown }
        let text = text.trimmed
        let found = codes[callingCode(text) ?? key(of: text)] ?? []
        guard let code = found.first else { throw .unknown }
        guard found.count == 1 else { throw .ambiguous(found.sorted()) }
        return code
    }

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

    /// The alpha-2 codes of the table.
    private static let regions = Set(
        CountryTable.countries.utf8.split(separator: UInt8(ascii: "\n")).compactMap { String($0.prefix(2)) }
    )

    /// The bare digits of a calling code; `nil` if the text is something else.
    private static func callingCode(_ text: String) -> String? {
        let bare = text.filter { !" -()".contains($0) }
        let digits = bare.hasPrefix("+") ? bare.dropFirst() : bare.hasPrefix("00") ? bare.dropFirst(2) : bare[...]
        return !digits.isEmpty && digits.allSatisfy { ("0"..."9").contains($0) } ? String(digits) : nil
    }

    /// What names are compared by: small letters without accents, marks and articles.
    private static func key(of name: String) -> String {
        var key = ""
        for letter in FoldedText.folded(name).lowercased() {
            switch letter {
            case ".", "(", ")", "'", "’", "`": continue
            case "&": key += " and "
            case "ё": key.append("е")
            case "-", "‐", "–", ",", "/": key.append(" ")
            default: key.append(letter)
            }
        }
        var words = key.split(whereSeparator: \.isWhitespace).map { $0 == "saint" || $0 == "sankt" ? "st" : $0 }
        if words.count > 1, let first = words.first, first == "the" || first == "die" { words.removeFirst() }
        return words.joined(separator: " ")
    }
}
