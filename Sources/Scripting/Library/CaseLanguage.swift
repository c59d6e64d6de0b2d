/// A language that decides about capitals what letters alone don't.
enum CaseLanguage: String, CaseIterable {
    case az, bg, ca, cs, da, de, el, en, es, et, fi, fr, gl, hr, hu, id, it, lt, lv, nl, no, pl, pt, ro, ru, sk, sl, sq,
        sr, sv
    case tr, uk, vi, zh

    /// Whether its small `I` has no dot, and its large `i` has one.
    var hasDotlessI: Bool { self == .az || self == .tr }

    /// Whether its names are syllables, and have no particles between them.
    var isSyllabic: Bool { self == .vi || self == .zh }

    /// Whether a family name may begin with a large particle, as in `Del Piero` and `Dick Van Dyke`.
    var hasLargeParticles: Bool { self == .en || self == .it }

    /// Whether words such as `aus dem` are part of family names, and small.
    static func hasPrepositions(_ language: CaseLanguage?) -> Bool {
        language == nil || language == .de || language == .nl
    }

    /// Whether a word of one letter joins two names, as in `Costa e Silva` and `Ortega y Gasset`.
    func joins(by word: String) -> Bool {
        switch self {
        case .pt, .gl, .it: word == "e"
        case .es: word == "y"
        case .ca: word == "i"
        default: false
        }
    }
}
