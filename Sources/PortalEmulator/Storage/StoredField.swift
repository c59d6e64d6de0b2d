import PortalModel

/// A field of a user record as the portal keeps it: a column of the table `user`.
struct StoredField: Sendable {
    /// The value of the column, or a JSON array of several values.
    ///
    /// `NULL` is a field that was never set, the empty text one that was cleared.
    enum Kind: Sendable {
        /// A text.
        case text
        /// The id of a user, a department or something else.
        case identifier
        /// 0 or 1, answered as a boolean.
        case flag
        /// 0 or 1, answered as a text.
        case binary
        /// A whole number.
        case integer
        /// A number.
        case number
        /// A day, as `YYYY-MM-DD`.
        case day
        /// Seconds since 1970.
        case moment
        /// The id of an enumeration's option.
        case option
        /// The id of a file that is answered as a link.
        case photo
        /// The id of a file that is answered with what is known about it.
        case file
    }

    let name: String
    let kind: Kind
    /// Whether it holds a list.
    let isMultiple: Bool
    let isWritable: Bool
    let scope: UserField.Scope
    let isCustom: Bool
    let title: String
    let presence: Presence

    /// When a record has the field's key.
    enum Presence: Sendable {
        /// Once it was set.
        case onceSet
        /// Always in the caller's own record, otherwise once it was set.
        case toOneself
        /// Always.
        case always
    }
}

extension StoredField {
    /// The standard fields, in the order of the documentation.
    static let standard = UserField.standard.map { field in
        StoredField(
            name: field.name,
            kind: Kind(field.kind),
            isMultiple: field.isList,
            // What the documentation lists, whatever it says of its form.
            isWritable: field.isWritable || field.name == "WORK_LOGO",
            scope: field.scope,
            isCustom: false,
            title: field.about.hasSuffix(".") ? String(field.about.dropLast()) : field.about,
            presence: presences[field.name] ?? .onceSet
        )
    }

    private static let presences: [String: Presence] = [
        "LAST_LOGIN": .always, "DATE_REGISTER": .always, "IS_ONLINE": .always, "TIMESTAMP_X": .always,
        "PERSONAL_GENDER": .always, "PERSONAL_BIRTHDAY": .always, "WORK_POSITION": .always,
        "UF_EMPLOYMENT_DATE": .always, "USER_TYPE": .always,
        "XML_ID": .toOneself, "NAME": .toOneself, "LAST_NAME": .toOneself, "EMAIL": .toOneself,
        "TIME_ZONE": .toOneself, "LAST_ACTIVITY_DATE": .toOneself,
    ]

    /// A field that the portal's people made.
    ///
    /// - Parameters:
    ///   - name: The code, such as `UF_USR_CONTRACT`.
    ///   - type: The type's code, as `USER_TYPE_ID` spells it.
    ///   - isMultiple: Whether it holds a list of such values.
    init(custom name: String, type: String, isMultiple: Bool) {
        self.name = name
        self.isMultiple = isMultiple
        kind = CustomFieldType.named(type)?.kind ?? .text
        isWritable = true
        scope = .full
        isCustom = true
        title = name
        presence = .onceSet
    }
}

extension StoredField.Kind {
    fileprivate init(_ kind: UserField.Kind) {
        self =
            switch kind {
            case .identifier, .departments: .identifier
            case .text, .email, .webAddress, .choice, .other: .text
            case .integer: .integer
            case .number: .number
            case .enumeration: .option
            case .date: .day
            case .moment: .moment
            case .flag: .flag
            case .photo: .photo
            }
    }
}
