/// Words of names that have a case of their own.
enum NameWords {
    /// Words between or before names that stay small.
    static let particles: Set<String> = [
        "af", "av", "bin", "bint", "da", "das", "de", "degli", "dei", "del", "della", "der", "di", "do", "dos", "du",
        "ibn", "ten", "ter", "und", "van", "vom", "von", "zu", "zum", "zur", "'t",
    ]

    /// Words that stay small only after another word: at the start they are names, such as `Do Minh`.
    static let articles: Set<String> = ["al", "den", "do", "el", "het", "la", "las", "los", "und"]

    /// Words of one letter that may join two names, or be initials.
    static let joints: Set<String> = ["e", "y"]

    /// Particles that are also Vietnamese or Chinese names.
    static let syllables: Set<String> = ["bin", "da", "di", "do", "du", "ten", "van"]

    /// What an apostrophe binds to a name that keeps its capital, such as `O'Neill` and `Dell'Acqua`.
    static let elisions: Set<String> = ["d", "dall", "degl", "dell", "l", "m", "n", "nell", "o", "sant"]

    /// Generations beyond the first, which stay in capitals.
    static let generations: Set<String> = [
        "ii", "iii", "iv", "vii", "viii", "ix", "xii", "xiii", "xiv", "xv", "xvi", "xvii", "xviii", "xix", "xx",
    ]

    /// What is a generation in one name and a name in another.
    static let unclearGenerations: Set<String> = ["vi", "xi"]

    /// Titles behind a name, as they are written.
    static let titles = ["bsc": "BSc", "gmbh": "GmbH", "mba": "MBA", "msc": "MSc", "phd": "PhD"]

    /// Two letters without a vowel that are no initials.
    static let shortWords: Set<String> = ["dr", "fr", "hr", "jr", "lt", "mc", "md", "mr", "ms", "ng", "sr", "st"]

    /// What follows `Mac` in Scottish and Irish names, which people write with or without a second capital.
    static let clans: Set<String> = [
        "adam", "alister", "allister", "alpine", "arthur", "aulay", "bain", "bean", "bride", "callum", "clellan",
        "cormack", "cormick", "donald", "donell", "donnell", "dougall", "duff", "ewan", "ewen", "fadyen", "farlane",
        "gillivray", "gowan", "gregor", "guire", "innes", "intosh", "intyre", "iver", "kay", "kenna", "kenzie", "kie",
        "kinlay", "kinnon", "lachlan", "laren", "lean", "lellan", "lennan", "leod", "mahon", "manus", "master",
        "millan", "nab", "nair", "namara", "naughton", "neil", "neill", "nicol", "phail", "phee", "pherson", "quarrie",
        "queen", "rae", "ritchie", "swain", "taggart", "tavish", "vicar", "william",
    ]

    /// Names before or behind a Portuguese `e`.
    static let portuguese: Set<String> = [
        "abreu", "albuquerque", "almeida", "andrade", "barros", "brito", "carvalho", "castro", "costa", "cunha",
        "faria", "freitas", "lacerda", "lemos", "lima", "matos", "mattos", "mello", "melo", "menezes", "moura",
        "noronha", "oliveira", "pereira", "pina", "pinho", "sampaio", "santos", "seixas", "silva", "sousa", "souza",
        "vasconcelos",
    ]

    /// Vietnamese family names without their marks, which come first.
    static let vietnamese: Set<String> = [
        "bui", "cao", "dang", "dao", "dinh", "doan", "duong", "hoang", "huynh", "luong", "nguyen", "pham", "phan",
        "tran", "trinh", "truong", "vo", "vu",
    ]

    /// Whether a word may be one syllable of a Vietnamese or Chinese name, written without marks.
    static func isSyllable(_ word: String) -> Bool {
        guard word.utf8.count <= 7, word.utf8.allSatisfy(\.isLetterOfSyllables) else { return false }
        let start = word.firstIndex(where: vowels.contains) ?? word.endIndex
        let end = word[start...].lastIndex(where: vowels.contains).map(word.index(after:)) ?? word.endIndex
        let (vowel, coda) = (String(word[start..<end]), String(word[end...]))
        guard onsets.contains(String(word[..<start])) else { return false }
        return coda.isEmpty
            ? open.contains(vowel) || closed.contains(vowel) : closed.contains(vowel) && codas.contains(coda)
    }

    private static let vowels: Set<Character> = ["a", "e", "i", "o", "u", "y"]
    private static let onsets: Set<String> = [
        "", "b", "c", "ch", "d", "f", "g", "gh", "h", "j", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p", "ph", "q",
        "r", "s", "sh", "t", "th", "tr", "v", "w", "x", "z", "zh",
    ]
    private static let codas: Set<String> = ["c", "ch", "m", "n", "ng", "nh", "p", "t"]
    private static let open: Set<String> = [
        "ai", "ao", "au", "ay", "ei", "eo", "eu", "iao", "ieu", "iu", "oai", "oay", "oi", "ou", "uai", "uay", "ue",
        "ui", "uoi", "uou", "uu", "uya", "yao", "yeu", "you",
    ]
    private static let closed: Set<String> = [
        "a", "e", "i", "ia", "ie", "o", "oa", "oe", "u", "ua", "uo", "uy", "uye", "y", "ya", "ye", "yi", "yo", "yu",
        "yua",
    ]
}

extension UInt8 {
    /// Whether it is a small letter of A to Z.
    fileprivate var isLetterOfSyllables: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self) }
}
