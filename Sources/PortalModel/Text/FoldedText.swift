import Foundation

/// Latin and Greek letters without their accents.
package enum FoldedText {
    /// Letters that Unicode doesn't decompose, and their usual replacements.
    private static let letters: [Unicode.Scalar: String] = [
        "ß": "ss", "ẞ": "SS", "æ": "ae", "Æ": "AE", "œ": "oe", "Œ": "OE", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L",
        "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ı": "i", "ħ": "h", "Ħ": "H", "ŋ": "ng",
        "Ŋ": "NG", "ŧ": "t", "Ŧ": "T", "ĸ": "k", "ſ": "s", "ŉ": "'n", "ƒ": "f", "ɓ": "b", "Ɓ": "B", "ɗ": "d",
        "Ɗ": "D", "ƙ": "k", "Ƙ": "K", "ƴ": "y", "Ƴ": "Y", "ə": "a", "Ə": "A", "ĳ": "ij", "Ĳ": "IJ", "ǆ": "dz",
        "ǅ": "Dz", "Ǆ": "DZ", "ǉ": "lj", "ǈ": "Lj", "Ǉ": "LJ", "ǌ": "nj", "ǋ": "Nj", "Ǌ": "NJ", "ŀ": "l", "Ŀ": "L",
    ]

    /// The text without accents: `é` is `e`, `ß` is `ss`.
    ///
    /// Cyrillic letters stay what they are, since `й` is a letter of its own; so does all else, in Unicode's composed form.
    package static func folded(_ text: String) -> String {
        guard !text.utf8.allSatisfy({ $0 < 0x80 }) else { return text }
        var folded = String.UnicodeScalarView()
        var isAccentless = false
        for scalar in text.decomposedStringWithCanonicalMapping.unicodeScalars {
            if scalar.properties.generalCategory == .nonspacingMark {
                if !isAccentless { folded.append(scalar) }
                continue
            }
            isAccentless = scalar.isLatinOrGreek
            if let letter = letters[scalar] {
                folded.append(contentsOf: letter.unicodeScalars)
            } else {
                folded.append(scalar)
            }
        }
        return String(folded).precomposedStringWithCanonicalMapping
    }
}

extension Unicode.Scalar {
    /// Whether accents on this letter are accents, and not part of the letter.
    fileprivate var isLatinOrGreek: Bool {
        switch value {
        case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F, 0x250...0x2AF, 0x370...0x3FF, 0x1E00...0x1FFF: true
        default: false
        }
    }
}
