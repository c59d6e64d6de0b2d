import Foundation

/// How characters look, so that two texts that look alike can be distinguished.
///
/// Compatibility decomposition finds which letters are composed, ligatures, or full-width; digits look like their value. The
/// table knows the Cyrillic, Greek and Latin letters, the dashes and the quotation marks that occur in names and addresses.
/// Letters that a terminal shows plainly apart, such as `l`, `1` and `I` or `i` and `ı`, are left out.
///
/// Source: <https://www.unicode.org/reports/tr39/>, confusables.txt
enum LookAlikes {
    /// Whether some other letter is commonly taken for this one, or it for another.
    static func isAmbiguous(_ scalar: Unicode.Scalar) -> Bool {
        table[scalar] != nil || prototypes.contains(scalar)
    }

    /// What an eye takes the text for.
    static func look(of text: String) -> String {
        // Once more behind the decomposition: it is what takes the accent off a Cyrillic `ё`.
        mapped(mapped(text).decomposedStringWithCompatibilityMapping)
    }

    private static func mapped(_ text: String) -> String {
        var look = String.UnicodeScalarView()
        for scalar in text.unicodeScalars where !scalar.properties.isDefaultIgnorableCodePoint {
            look.append(table[scalar] ?? digit(scalar) ?? scalar)
        }
        return String(look)
    }

    private static func digit(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        guard scalar.value >= 0x80, scalar.properties.numericType == .decimal,
            let value = scalar.properties.numericValue.flatMap(UInt8.init(exactly:))
        else { return nil }
        return Unicode.Scalar(UInt8(ascii: "0") + value)
    }

    private static let prototypes = Set(table.values)

    /// A letter to the one that it looks like.
    private static let table: [Unicode.Scalar: Unicode.Scalar] = [
        // Cyrillic
        "\u{410}": "A", "\u{412}": "B", "\u{415}": "E", "\u{405}": "S", "\u{406}": "I", "\u{4C0}": "I", "\u{408}": "J",
        "\u{41A}": "K", "\u{41C}": "M", "\u{41D}": "H", "\u{41E}": "O", "\u{420}": "P", "\u{421}": "C", "\u{422}": "T",
        "\u{423}": "Y", "\u{4AE}": "Y", "\u{425}": "X", "\u{42C}": "b", "\u{51C}": "W", "\u{50C}": "G",
        "\u{430}": "a", "\u{435}": "e", "\u{455}": "s", "\u{456}": "i", "\u{458}": "j", "\u{43A}": "k", "\u{43E}": "o",
        "\u{440}": "p", "\u{441}": "c", "\u{443}": "y", "\u{4AF}": "y", "\u{445}": "x", "\u{4BB}": "h", "\u{501}": "d",
        "\u{51B}": "q", "\u{51D}": "w", "\u{4D8}": "\u{18F}", "\u{4D9}": "\u{259}",
        // Greek
        "\u{391}": "A", "\u{392}": "B", "\u{395}": "E", "\u{396}": "Z", "\u{397}": "H", "\u{399}": "I", "\u{37F}": "J",
        "\u{39A}": "K", "\u{39C}": "M", "\u{39D}": "N", "\u{39F}": "O", "\u{3A1}": "P", "\u{3A4}": "T", "\u{3A5}": "Y",
        "\u{3A7}": "X", "\u{3B1}": "a", "\u{3B2}": "\u{DF}", "\u{3B3}": "y", "\u{3B9}": "i", "\u{3BA}": "k",
        "\u{3BD}": "v", "\u{3BF}": "o", "\u{3C1}": "p", "\u{3C5}": "u", "\u{3F3}": "j",
        // Latin, and the comma below that is used as a cedilla
        "\u{D0}": "\u{110}", "\u{189}": "\u{110}", "\u{1DD}": "\u{259}", "\u{261}": "g", "\u{326}": "\u{327}",
        // Dashes
        "\u{2010}": "-", "\u{2011}": "-", "\u{2012}": "-", "\u{2013}": "-", "\u{2014}": "-", "\u{2015}": "-",
        "\u{2043}": "-", "\u{2212}": "-", "\u{2D7}": "-", "\u{FE58}": "-", "\u{30FC}": "-",
        // Quotation marks and apostrophes
        "\u{2018}": "'", "\u{2019}": "'", "\u{201B}": "'", "\u{2032}": "'", "\u{2035}": "'", "\u{60}": "'",
        "\u{B4}": "'",
        "\u{2B9}": "'", "\u{2BB}": "'", "\u{2BC}": "'", "\u{2BD}": "'", "\u{2C8}": "'", "\u{55A}": "'", "\u{A78C}": "'",
        "\u{201C}": "\"", "\u{201D}": "\"", "\u{201E}": "\"", "\u{201F}": "\"", "\u{2033}": "\"", "\u{2036}": "\"",
    ]
}

/// A script whose letters are mistaken for those of another.
enum LetterScript: Int, Comparable {
    case latin, cyrillic, greek

    /// The script of a letter; `nil` for any other script.
    init?(_ letter: Unicode.Scalar) {
        switch letter.value {
        case 0x41...0x5A, 0x61...0x7A, 0xC0...0x24F, 0x1E00...0x1EFF: self = .latin
        case 0x400...0x52F: self = .cyrillic
        case 0x370...0x3FF, 0x1F00...0x1FFF: self = .greek
        default: return nil
        }
    }

    static func < (left: LetterScript, right: LetterScript) -> Bool { left.rawValue < right.rawValue }
}
