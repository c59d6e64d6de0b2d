/// One word of a name.
struct NameWord {
    /// Which letters a word has.
    enum Case {
        /// None that have a case.
        case none
        case small, large
        /// Both, which is somebody's choice.
        case mixed
    }

    /// The word as it was given.
    let text: Substring
    let letterCase: Case
    /// The word in small letters.
    let small: String
    /// The same with plain apostrophes and dots on each i, without commas and dots at its end.
    let core: String
    /// What is behind ``core``.
    let tail: String

    init(_ text: Substring, hasDotlessI: Bool) {
        self.text = text
        letterCase = Self.letterCase(of: text)
        small = String(text).inSmallLetters(hasDotlessI: hasDotlessI)
        // Words that have a case of their own are none of Turkish.
        let plain = String(text).inSmallLetters().replacing("ı", with: "i")
        let end = plain.lastIndex { !",.;".contains($0) }.map(plain.index(after:)) ?? plain.startIndex
        tail = String(plain[end...])
        core = String(plain[..<end].map { Self.apostrophes.contains($0) ? "'" : $0 })
    }

    /// The signs that people type for an apostrophe, the accents among them.
    static let apostrophes: Set<Character> = ["'", "’", "‘", "‛", "ʼ", "ʻ", "´", "`", "′", "＇"]

    static let hyphens: Set<Character> = ["-", "‐", "‑", "‒", "–", "—", "－"]

    /// The signs that part names and initials: Anna-Maria, J.R.R., Müller/Schmidt.
    static let joints = hyphens.union([".", ",", "/", "·", "&", "+", "|", "("])

    /// A name or an initial, and the sign behind it.
    typealias Part = (name: Substring, mark: Character?)

    /// The parts of the word, each with the sign behind it.
    var parts: [Part] {
        var parts: [Part] = []
        var start = small.startIndex
        while let mark = small[start...].firstIndex(where: Self.joints.contains) {
            parts.append((small[start..<mark], small[mark]))
            start = small.index(after: mark)
        }
        return parts + [(small[start...], nil)]
    }

    /// Capitals may have an ß among them, since its capital is on no keyboard; Cherokee is written in capitals alone.
    private static func letterCase(of word: Substring) -> Case {
        var (hasLarge, hasSmall) = (false, false)
        for scalar in word.unicodeScalars where scalar != "ß" {
            let properties = scalar.properties
            if (0x13A0...0x13FF).contains(scalar.value) { return .mixed }
            hasLarge = hasLarge || properties.isUppercase || properties.generalCategory == .titlecaseLetter
            hasSmall = hasSmall || properties.isLowercase
        }
        guard !hasLarge else { return hasSmall ? .mixed : .large }
        return hasSmall || word.contains("ß") ? .small : .none
    }
}
