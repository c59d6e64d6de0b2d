import PhoneNumbers
public import PortalModel

/// What a recipe promises of a field that it writes, beyond that it writes it.
///
/// The host compares what the recipe was given with what it left, so that a stranger's recipe can change a number's form and
/// never the number.
public enum Promise: String, Hashable, Sendable, CaseIterable {
    /// Nothing.
    case any
    /// It writes only where there was nothing.
    case fill
    /// The same telephone number, extension included, when the old text is read with the new number's country.
    case samePhone = "same phone"
    /// The same digits; what stands between them may differ.
    case sameDigits = "same digits"
    /// The same letters and digits; case, spaces and punctuation may differ.
    case sameLetters = "same letters"
    /// The same text; spaces may differ.
    case sameText = "same text"
    /// The same e-mail address; case and spaces may differ.
    case sameMailbox = "same mailbox"
    /// Everything that was in the list, and perhaps more.
    case add

    /// Whether a change keeps the promise; a field that was empty has nothing to keep but for ``fill``.
    public func allows(_ before: FieldValue?, _ after: FieldValue) -> Bool {
        guard let before, !before.isEmpty else { return self == .any || self == .fill || self == .add || after.isEmpty }
        switch self {
        case .any: return true
        case .fill: return before == after
        case .add: return Self.items(before).isSubset(of: Self.items(after))
        case .samePhone: return Self.texts(before, after, Self.isSamePhone)
        case .sameDigits: return Self.texts(before, after) { $0.filter(\.isNumber) == $1.filter(\.isNumber) }
        case .sameLetters:
            return Self.texts(before, after) { Self.letters($0) == Self.letters($1) }
        case .sameText:
            return Self.texts(before, after) { $0.filter { !$0.isWhitespace } == $1.filter { !$0.isWhitespace } }
        case .sameMailbox: return Self.texts(before, after) { Self.mailbox($0) == Self.mailbox($1) }
        }
    }

    /// What the promise leaves a recipe to do, in a few words.
    public var meaning: String {
        switch self {
        case .any: "in any way"
        case .fill: "only where it is empty"
        case .samePhone: "as the same telephone number, extension included"
        case .sameDigits: "with the same digits"
        case .sameLetters: "with the same letters and digits"
        case .sameText: "with the same text but for spaces"
        case .sameMailbox: "as the same address but for case and spaces"
        case .add: "by adding to it"
        }
    }

    /// What the promise forbids, as the end of a sentence that begins with the field.
    var broken: String {
        switch self {
        case .any: "may be written"
        case .fill: "may only be filled where it is empty"
        case .samePhone: "must stay the same telephone number"
        case .sameDigits: "must keep its digits"
        case .sameLetters: "must keep its letters and digits"
        case .sameText: "must stay the same but for spaces"
        case .sameMailbox: "must stay the same address but for case and spaces"
        case .add: "may only grow"
        }
    }

    private static func texts(_ before: FieldValue, _ after: FieldValue, _ test: (String, String) -> Bool) -> Bool {
        guard case .string(let before) = before, case .string(let after) = after else { return false }
        return test(before, after)
    }

    private static func items(_ value: FieldValue) -> Set<FieldValue> {
        if case .list(let items) = value { Set(items) } else { value.isEmpty ? [] : [value] }
    }

    private static func isSamePhone(_ before: String, _ after: String) -> Bool {
        guard before != after else { return true }
        guard let new = try? PhoneNumber.parse(after, region: nil) else { return false }
        // Not every country dials 00 to get abroad, but that is what people type for the + of any number.
        let digits = before.drop { !$0.isNumber }
        let isInternational = digits.prefix(2).map(\.wholeNumberValue) == [0, 0]
        let international = isInternational ? "+\(digits.dropFirst(2))" : nil
        return [before, international].contains { text in
            guard let text, let old = try? PhoneNumber.parse(text, region: new.region) else { return false }
            return old == new
        }
    }

    /// Up and down again, since several letters share a capital: `ı` and `i`, `ß` and `ss`, `ς` and `σ`.
    private static func letters(_ text: String) -> String {
        text.uppercased().lowercased().filter { $0.isLetter || $0.isNumber }
    }

    private static func mailbox(_ text: String) -> String { text.filter { !$0.isWhitespace }.lowercased() }
}
