import Foundation

/// Names of countries, as they are compared.
///
/// `scripts/countries` writes the names of the table in the same way.
package enum CountryName {
    /// Words that are written in several ways, in names of several words.
    private static let words: [Substring: Substring] = [
        "saint": "st", "sankt": "st", "rep": "republic", "isl": "islands", "is": "islands",
    ]
    private static let articles: Set<Substring> = ["the", "die"]
    private static let republics = ["republic of the ", "republic of ", "republik "]

    /// What names are compared by: small letters without marks and articles, and without accents.
    ///
    /// Short names keep their accents, since they would be too much like codes and other words: `Áo` is Austria in Vietnamese, and
    /// `AO` is the code of Angola.
    package static func key(of name: String) -> String {
        let small = name.inSmallLetters
        let folded = small.count(where: \.isLetter) > 3 ? FoldedText.folded(small) : small
        var key = ""
        for letter in folded {
            switch letter {
            case "'", "’", "`": continue
            case "&": key += " and "
            case "ё": key.append("е")
            case "ς": key.append("σ")
            case "-", "‐", "–", ",", "/", ".", "(", ")": key.append(" ")
            default: key.append(letter)
            }
        }
        return compared(key.split(whereSeparator: \.isWhitespace))
    }

    private static func compared(_ words: [Substring]) -> String {
        var joined: [Substring] = []
        var endsInInitial = false
        for word in words {
            // U. S. A.
            let isInitial = word.unicodeScalars.count == 1
            if isInitial, endsInInitial { joined[joined.count - 1] += word } else { joined.append(word) }
            endsInInitial = isInitial
        }
        guard joined.count > 1 else { return String(joined.first ?? "") }
        if articles.contains(joined[0]) { joined.removeFirst() }
        return joined.map { Self.words[$0] ?? $0 }.joined(separator: " ")
    }

    /// What is left of `republic of turkey`; `nil` if it isn't called a republic.
    static func withoutRepublic(_ key: String) -> String? {
        republics.first(where: key.hasPrefix).map { String(key.dropFirst($0.count)) }
    }

    /// The two parts of `Korea (South)`, `Bahamas, The` and `DE - Germany`; `nil` if there are more or fewer.
    static func parts(of text: String) -> (String, String)? {
        if text.hasSuffix(")") {
            let parts = text.dropLast().split(separator: "(", omittingEmptySubsequences: false)
            return pair(parts)
        }
        for separator in [",", " - ", " – ", " — ", "/"] {
            if let pair = pair(text.split(separator: separator, omittingEmptySubsequences: false)) { return pair }
        }
        return nil
    }

    private static func pair(_ parts: [Substring]) -> (String, String)? {
        guard parts.count == 2 else { return nil }
        return (String(parts[0]).trimmed, String(parts[1]).trimmed)
    }
}

extension String {
    /// The text in small letters, `i` for `İ`, with composed accents.
    fileprivate var inSmallLetters: String {
        guard !utf8.allSatisfy({ $0 < 0x80 }) else { return lowercased() }
        return lowercased().replacing("i\u{307}", with: "i").precomposedStringWithCanonicalMapping
    }
}
