/// What a recipe promises for a field that it writes, beyond that it writes it.
///
/// The host compares a recipe's input with its output, so that somebody else's recipe can change a number's form and never the
/// number.
public enum Promise: String, Hashable, Sendable, CaseIterable {
    /// Nothing.
    case any
    /// It writes only empty fields.
    case fill
    /// The same telephone number, extension included.
    case samePhone = "same phone"
    /// The same digits; what is between them may differ.
    case sameDigits = "same digits"
    /// The same letters and digits; case, spaces and punctuation may differ.
    case sameLetters = "same letters"
    /// The same text; spaces may differ.
    case sameText = "same text"
    /// The same e-mail address; the case of ASCII letters may differ, and spaces around it and its @ may go.
    case sameMailbox = "same mailbox"
    /// Everything that was in the list, and perhaps more.
    case add

    /// Whether a change keeps a promise.
    public enum Verdict: Hashable, Sendable {
        /// It does, if a number without a country code belongs to this region; `nil` if none had to be assumed.
        case kept(AssumedRegion?)
        /// It doesn't.
        case broken
        /// It would, if a number without a country code belonged to this region, which nothing outside the recipe's code names.
        case foreignRegion(String)
    }

    /// What the promise allows a recipe to change, in a few words.
    public var meaning: String {
        switch self {
        case .any: "in any way"
        case .fill: "only if it is empty, then with any value"
        case .samePhone:
            "as the same phone number, with its extension and nothing else; its format may change, and without a "
                + "country code it may be of any region that a parameter, a declared table, a country of the user or the row names"
        case .sameDigits: "with the same digits; all else may change, including words"
        case .sameLetters: "with the same letters and digits; case, spaces, punctuation and symbols may change"
        case .sameText: "with the same text; spaces may change"
        case .sameMailbox:
            "as the same address; the case of A to Z may change, and spaces around it and its @ may be removed"
        case .add: "by adding to it; anything may be added"
        }
    }

    /// Why the promise is meaningless for a field: an address with the same letters and other dots is another address.
    package func problem(on field: UserField) -> String? {
        guard [.sameLetters, .sameDigits].contains(self),
            [.email, .webAddress].contains(field.kind) || Self.links.contains(field.name)
        else { return nil }
        let isMail = field.kind == .email
        let better = isMail ? Promise.sameMailbox : .sameText
        let pair = isMail ? "anna.b@ank.com and anna@bank.com" : "example.com/a and example.co/ma"
        return
            "\"\(rawValue)\" lets \(field.name) become another address, as \(pair) have the same letters and "
            + "digits; promise \"\(better.rawValue)\""
    }

    /// The standard fields of any text that hold links and the names of accounts.
    private static let links: Set<String> = [
        "UF_SKYPE_LINK", "UF_ZOOM", "UF_WEB_SITES", "UF_XING", "UF_LINKEDIN", "UF_FACEBOOK", "UF_TWITTER", "UF_SKYPE",
    ]
}
