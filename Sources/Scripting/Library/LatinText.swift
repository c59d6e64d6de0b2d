import Foundation
import PortalModel

/// Cyrillic and Greek in Latin letters, for names.
///
/// Cyrillic is converted letter by letter as in machine-readable passports (ICAO Doc 9303, part 3, section 6), whatever the
/// language: `Щ` is `Shch`, `Ю` is `Iu`, a soft sign is nothing. Letters of Kazakh, Kyrgyz, Tatar and Mongolian that it lacks
/// are the nearest Latin ones. Greek follows ELOT 743, which is ISO 843 without accents: `ου` is `ou`, `αυ` is `av` or `af`,
/// `μπ` is `b` at the start of a word. Latin letters stay, with accents.
enum LatinText {
    /// Small Cyrillic letters by ICAO Doc 9303.
    static let cyrillic: [Character: String] = [
        "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "e", "ж": "zh", "з": "z", "и": "i", "й": "i",
        "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f",
        "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "ie", "ы": "y", "ь": "", "э": "e", "ю": "iu",
        "я": "ia", "ђ": "d", "ѓ": "g", "є": "ie", "ѕ": "dz", "і": "i", "ї": "i", "ј": "j", "љ": "lj", "њ": "nj",
        "ћ": "c", "ќ": "k", "ў": "u", "џ": "dz", "ґ": "g", "ѣ": "ie", "ѫ": "u", "ѳ": "f", "ѵ": "y",
        "ә": "a", "ғ": "g", "җ": "zh", "қ": "k", "ң": "n", "ө": "o", "ұ": "u", "ү": "u", "һ": "h",
    ]

    /// Small Greek letters by ELOT 743.
    static let greek: [Character: String] = [
        "α": "a", "β": "v", "γ": "g", "δ": "d", "ε": "e", "ζ": "z", "η": "i", "θ": "th", "ι": "i", "κ": "k", "λ": "l",
        "μ": "m", "ν": "n", "ξ": "x", "ο": "o", "π": "p", "ρ": "r", "σ": "s", "ς": "s", "τ": "t", "υ": "y", "φ": "f",
        "χ": "ch", "ψ": "ps", "ω": "o", "ά": "a", "έ": "e", "ή": "i", "ί": "i", "ό": "o", "ύ": "y", "ώ": "o",
        "ϊ": "i", "ΐ": "i", "ϋ": "y", "ΰ": "y",
    ]

    /// Pairs of small Greek letters that are not written letter by letter.
    static let pairs: [String: String] = [
        "ου": "ou", "ού": "ou", "γγ": "ng", "γξ": "nx", "γχ": "nch",
    ]

    /// The Greek letters before which `αυ`, `ευ` and `ηυ` end in `f`.
    private static let voiceless: Set<Character> = ["θ", "κ", "ξ", "π", "σ", "ς", "τ", "φ", "χ", "ψ"]

    /// The text with its Cyrillic and Greek letters in Latin ones.
    static func latin(_ text: String) -> String {
        guard !text.utf8.allSatisfy({ $0 < 0x80 }) else { return text }
        let letters = Array(text.precomposedStringWithCanonicalMapping)
        let small = letters.map { plain($0.lowercased().first ?? $0) }
        var latin = ""
        var index = 0
        while index < letters.count {
            let (written, count) = written(small, at: index) ?? (nil, 1)
            if let written {
                latin += cased(written, like: letters, index..<(index + count))
            } else {
                latin.append(letters[index])
            }
            index += count
        }
        return latin
    }

    /// A Greek letter without the accents and breathings of older spelling, which the table doesn't have.
    private static func plain(_ letter: Character) -> Character {
        guard let scalar = letter.unicodeScalars.first, (0x1F00...0x1FFF).contains(scalar.value) else { return letter }
        return FoldedText.folded(String(letter)).first ?? letter
    }

    /// The replacement of the small letter there, or of it and the next; `nil` if it stays.
    private static func written(_ small: [Character], at index: Int) -> (String?, Int)? {
        let letter = small[index]
        if let latin = cyrillic[letter] { return (latin, 1) }
        guard let latin = greek[letter] else { return nil }
        guard index + 1 < small.count else { return (latin, 1) }
        let next = small[index + 1]
        if let pair = pairs[String([letter, next])] { return (pair, 2) }
        if letter == "μ", next == "π", index == 0 || !small[index - 1].isLetter { return ("b", 2) }
        guard "αεη".contains(letter), next == "υ" || next == "ύ" else { return (latin, 1) }
        let follower = index + 2 < small.count ? small[index + 2] : " "
        return (latin + (voiceless.contains(follower) || !follower.isLetter ? "f" : "v"), 2)
    }

    /// `Щ` is `Shch` in `Щукина` and `SHCH` in `ЩУКИНА`.
    private static func cased(_ latin: String, like letters: [Character], _ indices: Range<Int>) -> String {
        guard letters[indices.lowerBound].isUppercase else { return latin }
        let next = indices.upperBound < letters.count ? letters[indices.upperBound] : " "
        let previous = indices.lowerBound > 0 ? letters[indices.lowerBound - 1] : " "
        let isPairOfCapitals = indices.count == 2 && letters[indices.lowerBound + 1].isUppercase
        let isAmongCapitals = next.isLetter ? next.isUppercase : previous.isUppercase || isPairOfCapitals
        return isAmongCapitals ? latin.uppercased() : latin.prefix(1).uppercased() + latin.dropFirst()
    }
}
