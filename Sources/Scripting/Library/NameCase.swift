/// A name in the case that people write it in.
struct NameCase {
    let words: [NameWord]
    let language: CaseLanguage?
    let hasDotlessI: Bool
    /// Whether a word is in mixed case, so that somebody chose the case of the words beside it.
    let isChosen: Bool
    /// No name is longer, in bytes; each word of one is compared with all others.
    private static let longest = 1_000
    private let text: String
    private let filled: [Int]
    /// Other names of the same person.
    let others: [NameWord]

    private init(_ text: String, in language: CaseLanguage?, beside others: String) {
        self.text = text
        self.language = language
        let hasDotlessI =
            language?.hasDotlessI == true || Self.isTurkic(text) || language == nil && Self.isTurkic(others)
        self.hasDotlessI = hasDotlessI
        words = text.split(omittingEmptySubsequences: false, whereSeparator: \.isWhitespace)
            .map { NameWord($0, hasDotlessI: hasDotlessI) }
        self.others = others.split(whereSeparator: \.isWhitespace).map { NameWord($0, hasDotlessI: hasDotlessI) }
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
    ///   - others: Other names of the same person, whose letters may show that `I` is Turkish.
    /// - Returns: The name, and why it is as it was.
    static func title(
        _ text: String,
        in language: CaseLanguage? = nil,
        beside others: String = ""
    ) -> (name: String, doubt: String?) {
        guard max(text.utf8.count, others.utf8.count) <= longest else { return (text, Doubt.length.reason) }
        let name = NameCase(text, in: language, beside: others)
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
            title += try titled(word, at: index)
            if word.text.endIndex < text.endIndex { title.append(text[word.text.endIndex]) }
        }
        return title
    }

    private func titled(_ word: NameWord, at index: Int) throws(Doubt) -> String {
        guard word.letterCase == .small || word.letterCase == .large else { return String(word.text) }
        let (isFirst, isLast) = (index == filled.first, index == filled.last)
        if !isFirst {
            if NameWords.generations.contains(word.core) { return word.core.uppercased() + word.tail }
            if let title = NameWords.titles[word.core] { return title + word.tail }
            if NameWords.patronymics.contains(word.core), word.tail.isEmpty { return word.small }
        }
        if isLast, !isFirst, try isInCapitals(word) { return word.core.uppercased() + word.tail }
        if word.letterCase == .large, word.isInitials { return String(word.text) }
        if !isLast,
            try isSmall(word, at: index) || isFaculty(word.core + word.tail, behind: words[..<index].flatMap(\.parts))
        {
            return word.small
        }
        return try inParts(word, at: index)
    }

    /// The word with each of its parts large, but for particles and faculties.
    private func inParts(_ word: NameWord, at index: Int) throws(Doubt) -> String {
        let isLast = index == filled.last
        var title = ""
        let parts = word.parts
        for (number, part) in parts.enumerated() {
            let isBeforeWord = !isLast && number == parts.count - 1
            let isSmall = isBeforeWord ? try isSmall(part.name, behindHyphenOf: word) : false
            let written = String(part.name) + (part.mark.map(String.init) ?? "")
            title +=
                isSmall || isFaculty(written, behind: parts[..<number]) ? String(part.name) : capitalized(part.name)
            if let mark = part.mark { title.append(mark) }
        }
        return title
    }

    /// Whether a text is what somebody is a doctor of, as in `Dr. rer. nat.`.
    private func isFaculty(_ text: String, behind parts: some BidirectionalCollection<NameWord.Part>) -> Bool {
        guard text.hasSuffix("."), NameWords.faculties.contains(String(text.dropLast())) else { return false }
        return parts.last { !$0.name.isEmpty && !NameWords.faculties.contains(String($0.name)) }?.name == "dr"
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
            if NameWords.elisions.contains(String(before)), !(rest.first.map(NameWords.iotated.contains) ?? false) {
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
