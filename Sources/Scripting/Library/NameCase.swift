/// A name in the case that people write it in.
struct NameCase {
    let words: [NameWord]
    let language: CaseLanguage?
    let hasDotlessI: Bool
    /// Whether a word is in mixed case, so that somebody chose the case of the words beside it.
    let isChosen: Bool
    private let text: String
    private let filled: [Int]

    private init(_ text: String, in language: CaseLanguage?) {
        self.text = text
        self.language = language
        let hasDotlessI = language?.hasDotlessI == true || Self.isTurkic(text)
        self.hasDotlessI = hasDotlessI
        words = text.split(omittingEmptySubsequences: false, whereSeparator: \.isWhitespace)
            .map { NameWord($0, hasDotlessI: hasDotlessI) }
        filled = words.indices.filter { [words] in !words[$0].text.isEmpty }
        isChosen = words.contains { $0.letterCase == .mixed }
    }

    /// The text with each word's first letter large and the others small.
    ///
    /// Words in mixed case are somebody's choice, and stay. What can't be decided stays as a whole, with the reason.
    ///
    /// - Parameters:
    ///   - text: The name.
    ///   - language: Its language, which decides what letters alone don't.
    /// - Returns: The name, and why it is as it was.
    static func title(_ text: String, in language: CaseLanguage? = nil) -> (name: String, doubt: String?) {
        let name = NameCase(text, in: language)
        if let doubt = name.doubtOfLetters { return (text, doubt.reason) }
        do throws(Doubt) {
            return (try name.titled(), nil)
        } catch {
            return (text, error.reason)
        }
    }

    private func titled() throws(Doubt) -> String {
        var title = ""
        for (index, word) in words.enumerated() {
            title += try titled(word, isFirst: index == filled.first, isLast: index == filled.last)
            if word.text.endIndex < text.endIndex { title.append(text[word.text.endIndex]) }
        }
        return title
    }

    private func titled(_ word: NameWord, isFirst: Bool, isLast: Bool) throws(Doubt) -> String {
        guard word.letterCase == .small || word.letterCase == .large else { return String(word.text) }
        if !isFirst {
            if NameWords.generations.contains(word.core) { return word.core.uppercased() + word.tail }
            if let title = NameWords.titles[word.core] { return title + word.tail }
        }
        if isLast, !isFirst, try isInCapitals(word) { return word.core.uppercased() + word.tail }
        if word.letterCase == .large, word.isInitials { return String(word.text) }
        if !isLast, try isSmall(word, isFirst: isFirst) { return word.small }
        return word.parts.reduce(into: "") { title, part in
            title += capitalized(part.name)
            if let mark = part.mark { title.append(mark) }
        }
    }

    /// Whether the last word of a name is a number or a degree, and not a name.
    private func isInCapitals(_ word: NameWord) throws(Doubt) -> Bool {
        let isGeneration = NameWords.unclearGenerations.contains(word.core)
        guard isGeneration || word.core == "md" && word.tail.isEmpty else { return false }
        if isGeneration, let language { return !language.isSyllabic }
        guard isChosen, word.letterCase == .large else { throw isGeneration ? .generation : .degree }
        return true
    }

    // MARK: Letters

    /// One part of a name, which has no hyphen, with its capitals.
    private func capitalized(_ part: Substring) -> String {
        if let mark = part.firstIndex(where: NameWord.apostrophes.contains) {
            let (before, rest) = (part[..<mark], part[part.index(after: mark)...])
            if NameWords.elisions.contains(String(before)) {
                return first(part[...mark]) + (rest.count > 1 ? first(rest) : String(rest))
            }
            // 's-Hertogenbosch
            if before.isEmpty, rest == "s" || rest == "t" { return String(part) }
        }
        guard part.hasPrefix("mc"), part.count > 3 else { return first(part) }
        return "Mc" + first(part.dropFirst(2))
    }

    /// The text with its first letter in title case, which is `ǅ` for `ǆ`.
    private func first(_ part: Substring) -> String {
        let scalars = part.unicodeScalars
        let isLetter = { (scalar: Unicode.Scalar) in
            scalar.properties.isAlphabetic && scalar.properties.generalCategory != .modifierLetter
        }
        guard let start = scalars.firstIndex(where: isLetter), scalars[start] != "ß",
            !scalars[..<start].contains(where: { $0.properties.numericType != nil })
        else { return String(part) }
        if startsWithIJ(part[start...]) { return part[..<start] + "IJ" + part[start...].dropFirst(2) }
        let behind = scalars.index(after: start)
        let large = hasDotlessI && scalars[start] == "i" ? "İ" : scalars[start].properties.titlecaseMapping
        return String(scalars[..<start]) + large + String(scalars[behind...])
    }

    /// Whether a name begins with the Dutch letter IJ; without a language, one that a consonant follows.
    private func startsWithIJ(_ part: Substring) -> Bool {
        guard part.hasPrefix("ij") else { return false }
        if let language { return language == .nl }
        guard let third = part.dropFirst(2).first else { return false }
        return third.isLetter && !"aeiouyàáâãäåèéêëìíîïòóôõöùúûü".contains(third)
    }
}
