/// A country in which employees of the demo company live, with what is typical there.
struct DemoCountry: Sendable {
    /// Name in English, as most people typed it.
    let name: String
    /// Name in the country's own language, as the others typed it.
    let ownName: String
    let timeZone: String
    let dialCode: String
    /// What national numbers begin with, such as `0`.
    let trunkPrefix: String
    /// Area code and beginning of mobile numbers; see ``DemoPhone``.
    let mobiles: [DemoPhone.Range]
    let cities: [City]
    let streets: [String]
    let women: [DemoName]
    let men: [DemoName]
    let families: [Family]
    /// Forms for a woman's and a man's patronymic, made from the father's name; empty if there is none.
    var patronymics: [(woman: String, man: String)] = []

    struct City: Sendable {
        let name: String
        let zip: String
        let state: String
        let phones: DemoPhone.Range
    }

    struct Family: Sendable {
        let woman: DemoName
        let man: DemoName
    }
}

/// A name as people write it, and as it is in an e-mail address.
struct DemoName: Sendable {
    let text: String
    let latin: String

    /// Reads `Jürgen=juergen`, or `Anna` if both are the same; spaces and apostrophes are never part of an address.
    init(_ entry: some StringProtocol) {
        let parts = entry.split(separator: "=")
        text = String(parts[0])
        latin = String(parts[parts.count - 1].lowercased().filter { $0.isASCII && ($0.isLetter || $0 == "-") })
    }

    /// Reads a list such as `Anna, Jürgen=juergen`.
    static func list(_ text: String) -> [DemoName] {
        text.split(separator: ", ").map { DemoName($0) }
    }
}

extension DemoCountry.Family {
    /// Reads a list such as `Kowalska/Kowalski, Nowak`: a woman's and a man's form, or one for both.
    static func list(_ text: String) -> [DemoCountry.Family] {
        text.split(separator: ", ").map { entry in
            let forms = entry.split(separator: "/").map { DemoName($0) }
            return DemoCountry.Family(woman: forms[0], man: forms[forms.count - 1])
        }
    }
}
