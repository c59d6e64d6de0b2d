import Wire

/// The words that tables write for the values of some kinds of fields, in small letters.
enum CellWords {
    /// Yes and no, as spreadsheets in several languages write them.
    static func flag(_ text: String) -> Bool? {
        guard !text.hasTooManyMarks else { return nil }
        let word = text.trimmed.lowercased()
        return yes.contains(word) ? true : no.contains(word) ? false : nil
    }

    private static let yes: Set<String> = [
        "y", "yes", "true", "1", "wahr", "ja", "истина", "да", "vrai", "oui", "vero", "sì", "verdadero", "sí",
        "verdadeiro", "sim",
        "waar", "sant", "sann", "sand", "tosi", "kyllä", "prawda", "tak", "pravda", "ano", "igaz", "igen", "doğru",
        "evet", "так",
        "істина",
    ]
    private static let no: Set<String> = [
        "n", "no", "false", "0", "falsch", "nein", "ложь", "нет", "faux", "non", "falso", "não", "onwaar", "nee",
        "falskt", "nej",
        "usann", "nei", "falsk", "epätosi", "ei", "fałsz", "nie", "nepravda", "ne", "hamis", "nem", "yanlış", "yanliş",
        "hayır",
        "hayir", "ні", "хиба",
    ]

    /// What a cell says about a gender.
    enum Gender: Hashable {
        /// `M` or `F`.
        case held(String)
        /// Something that the portal can't hold.
        case unheld
    }

    /// What a word says about a gender; `nil` if nothing that is known.
    static func gender(_ text: String) -> Gender? {
        guard !text.hasTooManyMarks else { return nil }
        let word = text.trimmed.lowercased()
        guard let bracket = word.firstIndex(of: "("), word.last == ")" else { return known(word) }
        // `divers (d)` says the same twice.
        let (outer, inner) = (known(word[..<bracket]), known(word[bracket...].dropFirst().dropLast()))
        return outer == inner ? outer : nil
    }

    private static func known(_ word: some StringProtocol) -> Gender? {
        let word = String(word).trimmed
        return genders[word.hasSuffix(".") ? String(word.dropLast()) : word]
    }

    private static let genders: [String: Gender] = {
        let words: [(Gender, [String])] = [
            (
                .held("M"),
                [
                    "m", "male", "man", "mr", "männlich", "maennlich", "mann", "herr", "м", "муж", "мужской", "мужчина",
                    "господин", "г-н",
                ]
            ),
            (
                .held("F"),
                [
                    "f", "female", "woman", "mrs", "ms", "miss", "w", "weiblich", "frau", "ж", "жен", "женский",
                    "женщина",
                    "госпожа", "г-жа",
                ]
            ),
            (
                .unheld,
                [
                    "d", "x", "divers", "diverse", "other", "non-binary", "non binary", "nonbinary", "nb", "inter",
                    "intersex", "д",
                    "другой", "другое", "u", "unknown", "unspecified", "not specified", "not stated",
                    "prefer not to say", "n/a",
                    "n. a", "n.a", "unbekannt", "keine angabe", "ohne angabe", "k.a", "k. a", "k/a", "o.a", "o. a",
                    "не указан",
                    "не указано", "неизвестно", "неизвестен", "нет данных", "н/д", "-", "–", "—", "?",
                ]
            ),
        ]
        return Dictionary(words.flatMap { gender, words in words.map { ($0, gender) } }) { first, _ in first }
    }()
}
