/// A change of the case of a text.
struct CaseChange {
    let before: String
    let after: String

    /// Whether, in a word that had one case, all letters of A to Z behind the first have another now, and a letter beyond them
    /// still has the old one.
    ///
    /// That is what Lua's own functions do to `MÜLLER`: `mÜller`.
    var isOfASCIIOnly: Bool {
        let (old, new) = (Self.words(before), Self.words(after))
        return old.count == new.count && zip(old, new).contains { Self.isHalf($0, $1) }
    }

    private static func words(_ text: String) -> [[Unicode.Scalar]] {
        text.unicodeScalars.split { $0.properties.isWhitespace }.map { Array($0) }
    }

    private static func isHalf(_ before: [Unicode.Scalar], _ after: [Unicode.Scalar]) -> Bool {
        guard before.count == after.count, before != after else { return false }
        let letters = zip(before, after).filter { $0.0.otherCase != nil }
        guard Set(letters.map(\.0.properties.isUppercase)).count == 1 else { return false }
        let inner = letters.dropFirst()
        let (ascii, others) = (inner.filter(\.0.isASCII), inner.filter { !$0.0.isASCII })
        guard !ascii.isEmpty, ascii.allSatisfy({ $0.1 == $0.0.otherCase }) else { return false }
        return others.contains { $0.0 == $0.1 }
    }
}

extension Unicode.Scalar {
    /// The letter in its other case, if that is one letter.
    fileprivate var otherCase: Unicode.Scalar? {
        let mapped = properties.isUppercase ? properties.lowercaseMapping : properties.uppercaseMapping
        guard mapped.unicodeScalars.count == 1, let other = mapped.unicodeScalars.first, other != self else {
            return nil
        }
        return other
    }
}
