/// One field of a user record.
public struct UserField: Hashable, Sendable {
    /// What the field holds.
    public enum Kind: Hashable, Sendable {
        /// The user's id.
        case identifier
        /// Any text.
        case text
        /// An e-mail address.
        case email
        /// The address of a web page, with or without `https://`.
        case webAddress
        /// A calendar date, `YYYY-MM-DD`.
        case date
        /// A moment; read-only everywhere, so its text is kept as the portal sends it.
        case moment
        /// `Y` or `N` on the wire.
        case flag
        /// One of these texts.
        case choice([String])
        /// One of these options, known to people by label and to the portal by id.
        case enumeration([FieldOption])
        /// Ids of departments.
        case departments
        /// A picture, written as a file and read back as a link.
        case photo
        /// A whole number.
        case integer
        /// A number.
        case number
        /// A type whose values are passed as they are, such as `money`; the text names it.
        case other(String)
    }

    /// The scopes that show a field, each wider than the one before.
    public enum Scope: Int, Hashable, Sendable, Comparable {
        /// `user_brief`: no contact data.
        case brief
        /// `user_basic`: with contact data.
        case basic
        /// `user`: everything.
        case full

        /// Orders scopes by what they show.
        public static func < (left: Scope, right: Scope) -> Bool { left.rawValue < right.rawValue }
    }

    /// The name as Bitrix24 spells it, such as `PERSONAL_MOBILE`.
    public var name: String
    /// What it holds.
    public var kind: Kind
    /// Whether it holds a list of such values.
    public var isMultiple: Bool
    /// Whether `user.update` takes it.
    public var isWritable: Bool
    /// Why the field is read-only although `user.update` may take it, and what makes it writable; `nil` for any other field.
    public var lock: String?
    /// Whether the portal requires a value, so that it can't be cleared.
    public var isMandatory: Bool
    /// Whether it is made of digits that are no amount, such as a phone number, a postal code or an id.
    ///
    /// A spreadsheet takes them for a number and may spoil them.
    public var holdsDigits: Bool
    /// Whether these are telephone numbers, whose digits people group by points, too.
    let holdsPhones: Bool
    /// Whether its whole numbers are ids of users.
    public var namesUsers: Bool
    /// Whether it may be cleared though that is never meant by a script: somebody asks for it in so many words.
    package var isClearedOnRequest = false
    /// The narrowest scope that shows it.
    public var scope: Scope
    /// A short description from the documentation.
    public var about: String

    /// What is in the names of fields that hold telephone numbers.
    private static let phoneWords = ["PHONE", "MOBILE", "FAX", "PAGER"].map { Array($0.utf8) }

    /// Creates a field.
    public init(
        _ name: String,
        _ kind: Kind,
        isMultiple: Bool = false,
        isWritable: Bool = true,
        lock: String? = nil,
        isMandatory: Bool = false,
        holdsDigits: Bool = false,
        namesUsers: Bool = false,
        scope: Scope = .full,
        about: String
    ) {
        self.name = name
        self.kind = kind
        self.isMultiple = isMultiple
        self.isWritable = isWritable && lock == nil
        self.lock = lock
        self.isMandatory = isMandatory
        let isWhole = [.identifier, .departments, .integer].contains(kind)
        self.holdsDigits = holdsDigits || isWhole
        holdsPhones =
            holdsDigits && !isWhole && name != "UF_PHONE_INNER"
            && Self.phoneWords.contains { name.utf8.holds($0) }
        self.namesUsers = namesUsers
        self.scope = scope
        self.about = about
    }

    /// Whether reads give a list, empty if nothing is set.
    public var isList: Bool { isMultiple || kind == .departments }

    /// Whether two values mean the same here: lists as sets, options by id if both are known, and everything empty alike that the
    /// field can hold.
    public func means(_ left: FieldValue?, _ right: FieldValue?) -> Bool {
        var left = left ?? .null
        var right = right ?? .null
        // Composed and decomposed letters are equal to Swift, and not to a recipe that repairs them.
        if case .string(let one) = left, case .string(let other) = right { return one.utf8.elementsEqual(other.utf8) }
        // A flag that was never set reads back as absent, and means no.
        if kind == .flag, !isMultiple {
            return (left == .null ? .boolean(false) : left) == (right == .null ? .boolean(false) : right)
        }
        if case .enumeration = kind { (left, right) = FieldValue.comparable(left, right) }
        if case .list(let one) = left, case .list(let other) = right {
            return isEmpty(left) && isEmpty(right) || Set(one.map(ListItem.init)) == Set(other.map(ListItem.init))
        }
        if left == right || (isEmpty(left) && isEmpty(right)) { return true }
        // Values of types that are passed as they are read back as texts.
        if case .other = kind, let one = left.digits, let other = right.digits { return one == other }
        return false
    }

    /// An item of a list, by its bytes if it is a text.
    private enum ListItem: Hashable {
        case text([UInt8])
        case other(FieldValue)

        init(_ value: FieldValue) {
            if case .string(let text) = value { self = .text(Array(text.utf8)) } else { self = .other(value) }
        }
    }

    /// Whether two lists mean the same here, and have their items in another order.
    public func isReordered(_ left: FieldValue?, _ right: FieldValue?) -> Bool {
        guard case .list(let one)? = left, case .list(let other)? = right, one.count == other.count, means(left, right)
        else { return false }
        return !zip(one, other).allSatisfy { means(.list([$0]), .list([$1])) }
    }

    /// Whether a value leaves nothing in the field; a list can't be the value of a field that holds one.
    private func isEmpty(_ value: FieldValue) -> Bool {
        if case .list = value { isList && value.isEmpty } else { value.isEmpty }
    }
}

extension FieldValue {
    /// The text, or a whole number as its digits.
    fileprivate var digits: String? {
        switch self {
        case .string(let text): text
        case .integer(let number): String(number)
        case .null, .number, .boolean, .list, .file, .option: nil
        }
    }
}

/// One value of an enumeration.
public struct FieldOption: Hashable, Sendable {
    /// The number that the portal stores.
    public var id: Int
    /// What people read.
    public var label: String

    /// Creates an option.
    public init(id: Int, label: String) {
        self.id = id
        self.label = label
    }
}

extension String.UTF8View {
    /// Whether it holds these bytes, one after the other; to search for a text takes much longer.
    fileprivate func holds(_ word: [UInt8]) -> Bool { indices.contains { self[$0...].starts(with: word) } }
}
