import Foundation
import PortalModel

/// A change of a text of which something must stay, compared by Unicode scalar: what attaches to a letter or hides one counts
/// as much as the letter.
struct TextChange {
    let before: String
    let after: String

    /// Whether the digits stay, in any script.
    var keepsDigits: Bool { !hidesMore && Self.digits(before) == Self.digits(after) }

    /// Whether letters, digits and the marks on them stay, in any case.
    var keepsLetters: Bool { !hidesMore && Self.letters(before) == Self.letters(after) }

    /// Whether everything but spaces stays.
    var keepsText: Bool {
        !hidesMore
            && before.unicodeScalars.lazy.filter { !$0.properties.isWhitespace }
                .elementsEqual(after.unicodeScalars.lazy.filter { !$0.properties.isWhitespace })
    }

    /// Whether an address stays, except the case of ASCII letters and spaces around it and its @.
    ///
    /// No space may be added: one that isn't a plain space would make it another address.
    var keepsMailbox: Bool {
        !hidesMore && Self.mailbox(before) == Self.mailbox(after)
            && Self.spaces(after).isSubset(of: Self.spaces(before))
    }

    /// Whether the text gains invisible characters or line breaks: controls, format characters, separators other than spaces, and
    /// unassigned scalars.
    private var hidesMore: Bool {
        let after = Self.hidden(after)
        guard !after.isEmpty else { return false }
        let before = Self.hidden(before)
        return after.contains { scalar, count in count > before[scalar, default: 0] }
    }

    private static func hidden(_ text: String) -> [Unicode.Scalar: Int] {
        var previous: Unicode.Scalar = " "
        return text.unicodeScalars.reduce(into: [:]) { counts, scalar in
            defer { previous = scalar }
            if scalar == "\u{307}", previous == "i" { counts[scalar, default: 0] += 1 }
            // Printable ASCII needs no table.
            guard !(0x20..<0x7F).contains(scalar.value) else { return }
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned:
                counts[scalar, default: 0] += 1
            default: return
            }
        }
    }

    private static func digits(_ text: String) -> [UInt32] {
        text.unicodeScalars.compactMap { scalar in
            if let value = scalar.decimalValue { return UInt32(value) }
            return scalar.properties.numericType == nil ? nil : scalar.value
        }
    }

    /// Down, up and down again, since several letters share a capital or a small letter: `ı` and `i`, `ẞ`, `ß` and `ss`, `ς`
    /// and `σ`; and taken apart, so that a letter with its mark is the same in either form.
    private static func letters(_ text: String) -> [Unicode.Scalar] {
        // The dot of a Turkish capital is the small letter's own; otherwise it would become a mark behind it.
        let folded = text.lowercased().uppercased().lowercased().withoutSecondDots
        // Decomposing marks takes time quadratic in how many are together, and can't be interrupted.
        let isShort = folded.utf8.count <= longestTakenApart
        return (isShort ? folded.decomposedStringWithCanonicalMapping : folded).unicodeScalars.filter(\.isOfWords)
    }

    /// The longest text, in bytes, of which letters with marks are the same in either form.
    private static let longestTakenApart = 16 << 10

    private static func spaces(_ text: String) -> Set<Unicode.Scalar> {
        Set(text.unicodeScalars.filter(\.properties.isWhitespace))
    }

    private static func mailbox(_ text: String) -> [[Unicode.Scalar]] {
        text.unicodeScalars.split(separator: "@", omittingEmptySubsequences: false).map { part in
            let inner = part.drop(while: \.properties.isWhitespace).reversed().drop(while: \.properties.isWhitespace)
            return inner.reversed().map(\.asciiLowercased)
        }
    }
}

extension String {
    /// The text without the dots that small letters i have beside their own.
    fileprivate var withoutSecondDots: String {
        guard unicodeScalars.contains("\u{307}") else { return self }
        var previous: Unicode.Scalar = " "
        return String(
            UnicodeScalarView(
                unicodeScalars.filter { scalar in
                    guard scalar != "\u{307}" || previous != "i" else { return false }
                    previous = scalar
                    return true
                }
            )
        )
    }
}

extension Unicode.Scalar {
    /// Whether it is a letter, a number, or a mark on whatever is before it.
    fileprivate var isOfWords: Bool {
        switch properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
            .letterNumber, .otherNumber, .nonspacingMark, .spacingMark, .enclosingMark:
            true
        default: false
        }
    }
}
