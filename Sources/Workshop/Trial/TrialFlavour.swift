import PortalModel

/// What people type into a field or a column, as its name suggests.
enum TrialFlavour: Hashable, Sendable, CaseIterable {
    case name, phone, mail, date, web, country, place, department, position, digits, flag, prose

    /// How the words of a name begin; the first that fits decides.
    private static let words: [(String, TrialFlavour)] = [
        ("MAILBOX", .digits), ("MAIL", .mail), ("PHONE", .phone), ("MOBIL", .phone), ("TEL", .phone), ("FAX", .phone),
        ("PAGER", .phone), ("BIRTH", .date), ("DATE", .date), ("SINCE", .date), ("UNTIL", .date), ("START", .date),
        ("END", .date), ("COUNTRY", .country), ("REGION", .country), ("CITY", .place), ("STREET", .place),
        ("STATE", .place), ("DEPARTMENT", .department), ("DEPT", .department), ("POSITION", .position),
        ("PROFESSION", .position), ("TITLE", .position), ("JOB", .position), ("WWW", .web), ("URL", .web),
        ("WEB", .web), ("LINK", .web), ("SITE", .web), ("ZIP", .digits), ("ICQ", .digits), ("ID", .digits),
        ("NO", .digits), ("NUMBER", .digits), ("CODE", .digits), ("ACTIVE", .flag), ("SURNAME", .name), ("NAME", .name),
    ]

    /// The flavour of a field or a column of that name.
    init(named name: String) {
        let parts = name.uppercased().split { !$0.isLetter }
        self = Self.words.first { word, _ in parts.contains { $0.hasPrefix(word) } }?.1 ?? .prose
    }

    /// The flavour of a field.
    init(_ field: UserField) {
        switch field.kind {
        case .email: self = .mail
        case .webAddress: self = .web
        case .date: self = .date
        default: self = TrialFlavour(named: field.name)
        }
    }
}
