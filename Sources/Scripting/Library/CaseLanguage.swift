/// A language that decides about capitals what letters alone don't.
enum CaseLanguage: String, CaseIterable {
    case az, ca, cs, da, de, el, en, es, fi, fr, gl, hr, hu, it, lt, lv, nl, no, pl, pt, ro, ru, sq, sv, tr, uk, vi, zh

    /// Whether its small `I` has no dot, and its large `i` has one.
    var hasDotlessI: Bool { self == .az || self == .tr }

    /// Whether its names are syllables, and have no particles between them.
    var isSyllabic: Bool { self == .vi || self == .zh }

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
