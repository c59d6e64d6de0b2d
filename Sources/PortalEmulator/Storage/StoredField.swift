import PortalModel

/// A field of a user record as the portal keeps it: a column of the table `user`.
struct StoredField: Sendable {
    /// What the column holds.
    ///
    /// `NULL` is a field that was never set, the empty text one that was cleared.
    enum Kind: Sendable {
        /// A text.
        case text
        /// The user's id.
        case identifier
        /// 0 or 1.
        case flag
        /// A day, as `YYYY-MM-DD`.
        case day
        /// Seconds since 1970.
        case moment
        /// The id of an enumeration's option.
        case option
        /// The id of a file.
        case file
        /// Ids as a JSON array.
        case identifiers
        /// Texts as a JSON array.
        case texts
    }

    let name: String
    let kind: Kind
    let isWritable: Bool
    let scope: UserField.Scope
    let isCustom: Bool
    let title: String

    /// The fields that every record answers with, set or not.
    var isAlwaysAnswered: Bool { Self.alwaysAnswered.contains(name) }

    private static let alwaysAnswered: Set = [
        "LAST_LOGIN", "DATE_REGISTER", "IS_ONLINE", "TIMESTAMP_X", "PERSONAL_GENDER", "PERSONAL_BIRTHDAY",
        "WORK_POSITION", "UF_EMPLOYMENT_DATE", "USER_TYPE",
    ]
}

extension StoredField {
    /// The standard fields, in the order of the documentation.
    static let standard = UserField.standard.map { field in
        StoredField(
            name: field.name,
            kind: Kind(field.kind),
            isWritable: field.isWritable,
            scope: field.scope,
            isCustom: false,
            title: field.about.hasSuffix(".") ? String(field.about.dropLast()) : field.about
        )
    }

    /// A field that the portal's people made.
    ///
    /// - Parameters:
    ///   - name: The code, such as `UF_USR_CONTRACT`.
    ///   - type: The type's code, as `USER_TYPE_ID` spells it.
    ///   - isMultiple: Whether it holds a list of such values.
    init(custom name: String, type: String, isMultiple: Bool) {
        self.name = name
        kind =
            switch type {
            case _ where isMultiple: .texts
            case "enumeration": .option
            case "date": .day
            default: .text
            }
        isWritable = true
        scope = .full
        isCustom = true
        title = name
    }
}

extension StoredField.Kind {
    fileprivate init(_ kind: UserField.Kind) {
        self =
            switch kind {
            case .identifier: .identifier
            case .text, .email, .webAddress, .choice, .integer, .number, .other: .text
            case .enumeration: .option
            case .date: .day
            case .moment: .moment
            case .flag: .flag
            case .departments: .identifiers
            case .photo: .file
            }
    }
}
