/// The words that tables write for the values of some kinds of fields, in small letters.
enum CellWords {
    /// Yes and no, as spreadsheets in several languages write them.
    static func flag(_ text: String) -> Bool? {
        let word = text.trimmed.lowercased()
        return yes.contains(word) ? true : no.contains(word) ? false : nil
    }

    private static let yes: Set<String> = [
        "y", "yes", "true", "1", "wahr", "ja", "истина", "да", "vrai", "oui", "vero", "verdadero",
    ]
    private static let no: Set<String> = [
        "n", "no", "false", "0", "falsch", "nein", "ложь", "нет", "faux", "non", "falso",
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
        var word = text.trimmed.lowercased()
        if word.hasSuffix(".") { word.removeLast() }
        return genders[word]
    }

    private static let genders: [String: Gender] = {
        let words: [(Gender, [String])] = [
            (
                .held("M"),
                ["m", "male", "man", "männlich", "maennlich", "mann", "herr", "м", "муж", "мужской", "мужчина"]
            ), (.held("F"), ["f", "female", "woman", "w", "weiblich", "frau", "ж", "жен", "женский", "женщина"]),
            (.unheld, ["d", "x", "divers", "diverse", "other", "non-binary", "nonbinary", "nb", "keine angabe"]),
        ]
        return Dictionary(words.flatMap { gender, words in words.map { ($0, gender) } }) { first, _ in first }
    }()
}
