/// Names in the case that people write them in.
enum NameCase {
    /// Words between or before names that stay small.
    private static let particles: Set<String> = [
        "af", "av", "bin", "bint", "da", "das", "de", "degli", "dei", "del", "della", "der", "di", "do", "dos", "du",
        "ibn", "ten", "ter", "und", "van", "vom", "von", "y", "zu", "zum", "zur", "'t", "’t",
    ]

    /// Words that stay small only after another word: at the start they are names, such as `Le Minh`.
    private static let articles: Set<String> = [
        "al", "den", "do", "e", "el", "het", "la", "las", "le", "los", "und", "y",
    ]

    /// What an apostrophe binds to a name that keeps its capital, such as `O'Neill` and `Dell'Acqua`.
    private static let elisions: Set<String> = ["d", "dall", "degl", "dell", "l", "m", "n", "nell", "o", "sant"]

    /// Generations, which stay in capitals.
    private static let generations: Set<String> = ["II", "III", "IV"]

    /// The text with each word's first letter large and the others small.
    ///
    /// Words in mixed case are somebody's choice, and stay.
    static func title(_ text: String) -> String {
        let words = text.split(omittingEmptySubsequences: false, whereSeparator: \.isWhitespace)
        let filled = words.indices.filter { !words[$0].isEmpty }
        var title = ""
        for (index, word) in words.enumerated() {
            title += titled(word, isFirst: index == filled.first, isLast: index == filled.last)
            if word.endIndex < text.endIndex { title.append(text[word.endIndex]) }
        }
        return title
    }

    private static func titled(_ word: Substring, isFirst: Bool, isLast: Bool) -> String {
        guard !isMixed(word) else { return String(word) }
        if !isFirst, generations.contains(String(word)) { return String(word) }
        let small = small(word)
        if !isLast, articles.contains(small) ? !isFirst : particles.contains(small) { return small }
        var titled = ""
        var start = small.startIndex
        // Hyphens and dots part names and initials: Anna-Maria, J.R.R.
        while let mark = small[start...].firstIndex(where: { "-‐–.".contains($0) }) {
            titled += capitalized(small[start..<mark]) + String(small[mark])
            start = small.index(after: mark)
        }
        return titled + capitalized(small[start...])
    }

    /// Whether somebody chose the case: both kinds of letters are in it.
    private static func isMixed(_ word: Substring) -> Bool {
        var (hasLarge, hasSmall) = (false, false)
        for scalar in word.unicodeScalars {
            let properties = scalar.properties
            hasLarge = hasLarge || properties.isUppercase || properties.generalCategory == .titlecaseLetter
            hasSmall = hasSmall || properties.isLowercase
        }
        return hasLarge && hasSmall
    }

    /// The word in small letters, with the sigma that Greek words end in.
    private static func small(_ word: Substring) -> String {
        var small = word.lowercased()
        if small.last == "σ", small.count > 1 {
            small.removeLast()
            small.append("ς")
        }
        return small
    }

    /// One part of a name, which has no hyphen, with its capitals.
    private static func capitalized(_ part: Substring) -> String {
        if let mark = part.firstIndex(where: { "'’".contains($0) }), elisions.contains(String(part[..<mark])) {
            let rest = part[part.index(after: mark)...]
            return first(part[...mark]) + (rest.count > 1 ? first(rest) : String(rest))
        }
        guard part.hasPrefix("mc"), part.count > 3 else { return first(part) }
        return "Mc" + first(part.dropFirst(2))
    }

    /// The text with its first letter in title case, which is `ǅ` for `ǆ`.
    private static func first(_ part: Substring) -> String {
        guard let start = part.unicodeScalars.firstIndex(where: { $0.properties.isAlphabetic }) else {
            return String(part)
        }
        let behind = part.unicodeScalars.index(after: start)
        return String(part[..<start]) + part.unicodeScalars[start].properties.titlecaseMapping + String(part[behind...])
    }
}
