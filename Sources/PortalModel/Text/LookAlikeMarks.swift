import Foundation

/// Which characters of a text look like others: index to the code point that shows it.
typealias LookAlikeMarks = [Int: Unicode.Scalar]

extension [Character] {
    /// The letters of another script than most of their word that look like letters of it, such as a Cyrillic
    /// `А` in `Аnna`.
    var strangers: LookAlikeMarks {
        var marks = LookAlikeMarks()
        for word in words(where: \.isLetter) {
            let letters = word.compactMap { index in
                self[index].base.flatMap { base in LetterScript(base).map { (index: index, base: base, script: $0) } }
            }
            let scripts = Dictionary(letters.map { ($0.script, 1) }, uniquingKeysWith: +)
            guard scripts.count > 1, let home = scripts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })?.key else {
                continue
            }
            for letter in letters where letter.script != home && LookAlikes.isAmbiguous(letter.base) {
                marks[letter.index] = self[letter.index].unicodeScalars.first
            }
        }
        return marks
    }

    /// The characters in which a word differs from one of the other text that looks the same, such as the accent of a
    /// decomposed `ë` next to a composed one.
    func differences(from other: [Character]) -> LookAlikeMarks {
        let (mine, others) = (spacedWords, other.spacedWords)
        let known = Set(others.map(\.bytes))
        let new = mine.filter { !known.contains($0.bytes) }
        guard !new.isEmpty else { return [:] }
        let own = Set(mine.map(\.bytes))
        let twins = Dictionary(
            others.filter { !own.contains($0.bytes) }.map { (LookAlikes.look(of: $0.text), Array($0.text)) },
            uniquingKeysWith: { first, _ in first }
        )
        var marks = LookAlikeMarks()
        for word in new {
            guard let twin = twins[LookAlikes.look(of: word.text)] else { continue }
            for (index, scalar) in Self.differences(Array(word.text), twin) { marks[word.start + index] = scalar }
        }
        return marks
    }

    /// The characters of a word that differ from another word which looks the same; ASCII is what the others are taken for,
    /// and needs no mark.
    private static func differences(_ word: [Character], _ twin: [Character]) -> LookAlikeMarks {
        zip(looks(word), looks(twin)).reduce(into: [:]) { marks, pair in
            let others = twin[pair.1].unicodeScalars
            let telling = word[pair.0].unicodeScalars.first { !$0.isASCII && !others.contains($0) }
            if let telling { marks[pair.0] = telling }
        }
    }

    /// The indices of the characters, each repeated for every character of what it looks like.
    private static func looks(_ word: [Character]) -> [Int] {
        word.indices.flatMap { [Int](repeating: $0, count: LookAlikes.look(of: String(word[$0])).count) }
    }

    /// What is between blanks, with its bytes, since composed and decomposed letters are equal to Swift.
    private var spacedWords: [(start: Int, text: String, bytes: [UInt8])] {
        words { $0 != " " }.map { word in
            let text = String(self[word])
            return (word.lowerBound, text, [UInt8](text.utf8))
        }
    }

    /// The runs of characters that are part of a word.
    private func words(where isPart: (Character) -> Bool) -> [Range<Int>] {
        indices.split { !isPart(self[$0]) }.map { $0.startIndex..<$0.endIndex }
    }
}

extension Character {
    /// The letter without its accents.
    fileprivate var base: Unicode.Scalar? {
        isASCII ? unicodeScalars.first : String(self).decomposedStringWithCanonicalMapping.unicodeScalars.first
    }
}
