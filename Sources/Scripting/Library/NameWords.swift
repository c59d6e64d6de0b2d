import Wire

/// Words of names that have a case of their own.
enum NameWords {
    /// Words between or before names that stay small.
    static let particles: Set<String> = [
        "af", "av", "bin", "bint", "da", "das", "de", "degli", "dei", "del", "della", "der", "di", "do", "dos", "du",
        "ibn", "ten", "ter", "und", "van", "vom", "von", "zu", "zum", "zur", "'t", "ван", "да", "де", "дель", "делла",
        "дер", "ди", "дос", "дю", "ибн", "тер", "фон", "цу",
    ]

    /// Words that stay small only after another word: at the start they are names, such as `Do Minh`.
    static let articles: Set<String> = [
        "al", "den", "do", "el", "het", "la", "las", "los", "und", "аль", "бен", "бин", "ден", "ла", "эль",
    ]

    /// Words that stay small behind a name, even if they are the last.
    static let patronymics: Set<String> = [
        "kyzy", "oglu", "oğlu", "ogly", "qizi", "гызы", "кызы", "оглу", "оглы",
    ]

    /// German and Dutch words that stay small before an article, as in `aus dem Moore`.
    static let prepositions: Set<String> = [
        "aan", "an", "auf", "aus", "bei", "in", "onder", "op", "over", "uit", "unter", "von", "vor",
    ]

    /// The articles that follow them.
    static let prepositionArticles: Set<String> = ["dem", "den", "der", "de", "het", "'t"]

    /// Words of one letter that may join two names, or be initials.
    static let joints: Set<String> = ["e", "i", "y"]

    /// Particles that are also Vietnamese or Chinese names.
    static let syllables: Set<String> = ["bin", "da", "di", "do", "du", "ten", "van", "ван", "да", "ди"]

    /// What an apostrophe binds to a name that keeps its capital, such as `O'Neill` and `Dell'Acqua`.
    static let elisions: Set<String> = ["d", "dall", "degl", "dell", "l", "m", "n", "nell", "o", "sant", "д", "о", "ο"]

    /// Letters behind an apostrophe that only parts it from the sound before, as in the Ukrainian name `Д'яченко`.
    static let iotated: Set<Character> = ["є", "ї", "ю", "я", "ё"]

    /// Generations beyond the first, which stay in capitals.
    static let generations: Set<String> = [
        "ii", "iii", "iv", "vii", "viii", "ix", "xii", "xiii", "xiv", "xv", "xvi", "xvii", "xviii", "xix", "xx",
    ]

    /// What is a generation in one name and a name in another.
    static let unclearGenerations: Set<String> = ["vi", "xi"]

    /// Titles behind a name, as they are written.
    static let titles = ["bsc": "BSc", "gmbh": "GmbH", "mba": "MBA", "msc": "MSc", "phd": "PhD"]

    /// What is behind `Dr.` in German, and stays small.
    static let faculties: Set<String> = [
        "agr", "dent", "h.c", "habil", "iur", "jur", "med", "mult", "nat", "oec", "phil", "pol", "publ", "rer", "sc",
        "techn", "theol", "vet",
    ]

    /// Two letters without a vowel that are no initials.
    static let shortWords: Set<String> = ["dr", "fr", "hr", "jr", "lt", "mc", "md", "mr", "ms", "ng", "sr", "st"]

    /// What follows `Mac` in Scottish and Irish names, which people write with or without a second capital.
    static let clans: Set<String> = [
        "adam", "alister", "allister", "alpine", "arthur", "aulay", "auley", "auliffe", "bain", "bean", "bride", "cabe",
        "callum", "cann", "carthy", "cartney", "caskill", "clellan", "clure", "coll", "connell", "cormack", "cormick",
        "coy", "culloch", "dermot", "dermott", "diarmid", "donagh", "donald", "donell", "donnell", "dougall", "duff",
        "ewan", "ewen", "fadyen", "farlane", "gillivray", "gowan", "gregor", "guire", "hugh", "innes", "intosh",
        "intyre", "iver", "kay", "kenna", "kenzie", "kie", "kinlay", "kinnon", "lachlan", "laren", "lean", "lellan",
        "lennan", "leod", "mahon", "manus", "master", "millan", "nab", "nair", "namara", "naughton", "neil", "neill",
        "nicol", "phail", "phee", "pherson", "quarrie", "queen", "rae", "ritchie", "swain", "taggart", "tavish",
        "vicar", "william",
    ]

    /// Names before or behind a Portuguese `e`.
    static let portuguese: Set<String> = [
        "abreu", "albuquerque", "almeida", "andrade", "barros", "brito", "carvalho", "castro", "costa", "cunha",
        "faria", "freitas", "lacerda", "lemos", "lima", "matos", "mattos", "mello", "melo", "menezes", "moura",
        "noronha", "oliveira", "pereira", "pina", "pinho", "sampaio", "santos", "seixas", "silva", "sousa", "souza",
        "vasconcelos",
    ]

    /// Turkish names whose I have no dot, and which no letter shows to be Turkish.
    ///
    /// Names of other languages aren't among them.
    static let turkish: Set<String> = [
        "akbiyik", "akinci", "akyildiz", "altinay", "altinkaya", "altinok", "arikan", "asli", "atici", "avci", "aydin",
        "aydinli", "balci", "biyik", "firat", "halici", "hidir", "hizli", "kalayci", "karayilan", "kazanci", "kirmizi",
        "kizil", "kizilay", "kizilirmak", "kizilkaya", "kiziltan", "kiziltepe", "nazli", "sakalli", "sarikaya",
        "saygili", "sayin", "sirri", "sitki", "tatli", "topalli", "tunali", "yakin", "yalin", "yanik", "yapici",
        "yardimci", "yazici", "yildiran", "yildiray", "yildirim", "yildiz", "yildizhan", "yilmaz", "yilmazer",
    ]

    /// Vietnamese family names without their marks, which come first.
    static let vietnamese: Set<String> = [
        "bui", "cao", "dang", "dao", "dinh", "doan", "duong", "hoang", "huynh", "luong", "nguyen", "pham", "phan",
        "tran", "trinh", "truong", "vo", "vu",
    ]

    /// Whether a word may be one syllable of a Vietnamese or Chinese name, written without marks or in Cyrillic.
    static func isSyllable(_ word: String) -> Bool {
        if word.count <= 4, word.unicodeScalars.allSatisfy(\.isCyrillic) { return true }
        guard word.utf8.count <= 7, word.utf8.allSatisfy(\.isASCIILetter) else { return false }
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

extension Unicode.Scalar {
    fileprivate var isCyrillic: Bool { (0x400...0x4FF).contains(value) }
}
