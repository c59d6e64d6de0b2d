import Foundation

/// What letters and words alone don't decide.
extension NameCase {
    /// Why nobody can know the case of a name.
    enum Doubt: Error {
        case dotlessI, contraction, clan, generation, degree, particle, family, joint, length

        /// The reason, without the name, and what would decide.
        var reason: String {
            switch self {
            case .dotlessI: "I may be the Turkish letter with the small form ı; name the language, such as tr or en"
            case .contraction: "what follows the slash may be an ending; write the name in mixed case"
            case .clan: "Mac is followed by a capital in some families only; write the name in mixed case"
            case .generation: "VI and XI may be numbers or names; name the language, such as en or vi"
            case .degree: "MD may be a degree or a name; write the name in mixed case"
            case .particle: "a particle may be a Vietnamese or Chinese name; name the language, such as nl or vi"
            case .family: "a particle within a name is large in some families; write the name in mixed case"
            case .length: "longer than a name"
            case .joint: "one letter may be an initial or a word; name the language, such as en, es or pt"
            }
        }
    }

    /// Whether letters show that `I` and `i` are two letters in a text.
    static func isTurkic(_ text: String) -> Bool {
        guard !text.utf8.allSatisfy({ $0 < 0x80 }) else { return false }
        let scalars = text.precomposedStringWithCanonicalMapping.unicodeScalars
        // Other programs write "i" with a second dot for a small İ.
        return scalars.contains { "İıĞğƏə".unicodeScalars.contains($0) }
            || zip(scalars, scalars.dropFirst()).contains { $0 == "i" && $1 == "\u{307}" }
    }

    /// What is unclear whatever the words mean.
    var doubtOfLetters: Doubt? {
        let open = words.filter { $0.letterCase == .small || $0.letterCase == .large }
        if language == nil, !hasDotlessI, open.contains(where: \.changesI), mayBeTurkic(open) { return .dotlessI }
        if open.contains(where: { $0.small.contains("/") && $0.small.unicodeScalars.contains(where: \.isGreek) }) {
            return .contraction
        }
        let isClan = open.contains { word in
            word.parts.contains { $0.name.hasPrefix("mac") && NameWords.clans.contains(String($0.name.dropFirst(3))) }
        }
        return isClan ? .clan : nil
    }

    /// Whether a person has a Turkish name in capitals, or a letter that Turkish shares with few languages: an Ş, which Romanian has
    /// beside others of its own, or a Ç before something else than A, O and U, where French and Portuguese have it.
    private func mayBeTurkic(_ open: [NameWord]) -> Bool {
        let capitals = (open + others).filter { $0.letterCase == .large }.flatMap(\.parts)
        if capitals.contains(where: { NameWords.turkish.contains(String($0.name)) }) { return true }
        let letters = (words + others).map(\.small).joined(separator: " ").precomposedStringWithCanonicalMapping
        if letters.contains("ş"), !letters.contains(where: { "ţță".contains($0) }) { return true }
        return letters.split(separator: "ç", omittingEmptySubsequences: false).dropFirst().contains { rest in
            guard let next = rest.first else { return true }
            return !"aouáàâãóòôõúùûäöü".contains(next)
        }
    }

    /// Whether a word that isn't the last stays small.
    func isSmall(_ word: NameWord, at index: Int) throws(Doubt) -> Bool {
        let core = word.core
        let isFirst = words[..<index].allSatisfy(\.text.isEmpty)
        let isJoint = NameWords.joints.contains(core)
        guard word.tail.isEmpty, isJoint || Self.isParticle(core) || isPreposition(at: index) else { return false }
        if isChosen, word.letterCase == .small { return true }
        if isJoint { return isFirst ? false : try joins(word) }
        if isFirst, NameWords.articles.contains(core) { return false }
        guard try !isName(core) else { return false }
        guard language?.hasLargeParticles == true else { return true }
        // Leonardo da Vinci and Alessandro Del Piero.
        guard isFirst else { throw .family }
        return false
    }

    /// Whether the last part of a word is a particle of what follows the word, as in `Müller-von Berg`.
    func isSmall(_ part: Substring, behindHyphenOf word: NameWord) throws(Doubt) -> Bool {
        let core = String(part)
        guard Self.isParticle(core), let mark = word.parts.dropLast().last?.mark, NameWord.hyphens.contains(mark)
        else { return false }
        guard language?.hasLargeParticles != true else { throw .family }
        if language == nil, NameWords.syllables.contains(core),
            word.parts.dropLast().allSatisfy({ NameWords.isSyllable(String($0.name)) }),
            !words.contains(where: { Self.isParticle($0.core) })
        {
            throw .particle
        }
        return try !isName(core)
    }

    private static func isParticle(_ core: String) -> Bool {
        NameWords.particles.contains(core) || NameWords.articles.contains(core)
    }

    /// Whether the word there is one of two such as `aus dem`.
    private func isPreposition(at index: Int) -> Bool {
        guard CaseLanguage.hasPrepositions(language) else { return false }
        let core = words[index].core
        let next = words[(index + 1)...].first { !$0.text.isEmpty }?.core ?? ""
        let previous = words[..<index].last { !$0.text.isEmpty }?.core ?? ""
        return NameWords.prepositions.contains(core) && NameWords.prepositionArticles.contains(next)
            || NameWords.prepositions.contains(previous) && NameWords.prepositionArticles.contains(core)
    }

    /// Whether a letter between two words joins them, and is no initial.
    private func joins(_ word: NameWord) throws(Doubt) -> Bool {
        guard !isChosen else { return false }
        if let language { return language.joins(by: word.core) }
        let others = words.map(\.core)
        switch word.core {
        case "y":
            guard others.contains(where: \.isSpanish) else { throw .joint }
            return true
        case "e":
            if others.contains(where: \.isPortuguese) { return true }
            guard !others.contains(where: NameWords.portuguese.contains) else { throw .joint }
            return false
        default: throw .joint
        }
    }

    /// Whether a word that may be a particle is a name here.
    private func isName(_ core: String) throws(Doubt) -> Bool {
        guard NameWords.syllables.contains(core) else { return language?.isSyllabic ?? false }
        if let language { return language.isSyllabic }
        let names = words.flatMap(\.parts).map { String($0.name) }.filter { !$0.isEmpty }
        let others = names.filter { $0 != core }
        if let family = names.first, NameWords.vietnamese.contains(family) { return true }
        guard !others.isEmpty, others.allSatisfy(NameWords.isSyllable),
            !others.contains(where: NameWords.particles.union(NameWords.articles).contains)
        else { return false }
        throw .particle
    }
}

extension NameWord {
    /// Whether its letters I would change: a large one within it, or a small one that begins it.
    fileprivate var changesI: Bool {
        parts.contains { part in letterCase == .large ? part.name.dropFirst().contains("i") : part.name.hasPrefix("i") }
    }

    /// Whether it is two letters that can't be spoken, such as those of `JP Smith`.
    var isInitials: Bool {
        core.utf8.count == 2 && tail.isEmpty && core.allSatisfy { "bcdfghjklmnpqrstvwxz".contains($0) }
            && !NameWords.shortWords.contains(core)
    }
}

extension String {
    /// Whether it is written as in no language but Spanish, or a particle of that one.
    fileprivate var isSpanish: Bool {
        let letters = precomposedStringWithCanonicalMapping
        return ["de", "del"].contains(self) || letters.hasSuffix("ez") && letters.count > 3
            || letters.contains { "ñáéíóú".contains($0) }
    }

    /// Whether it is written as in Portuguese, or a particle of that language.
    fileprivate var isPortuguese: Bool {
        let letters = precomposedStringWithCanonicalMapping
        return ["da", "das", "do", "dos"].contains(self) || letters.contains { "ãõ".contains($0) }
    }
}

extension Unicode.Scalar {
    fileprivate var isGreek: Bool { (0x370...0x3FF).contains(value) || (0x1F00...0x1FFF).contains(value) }
}
