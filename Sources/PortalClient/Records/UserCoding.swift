package import PortalModel
package import Wire

/// Users as the portal sends them, and changes as it takes them.
package struct UserCoding {
    /// The fields, which define the types of values.
    package let schema: Schema

    /// Takes the fields.
    package init(schema: Schema) {
        self.schema = schema
    }

    /// Reads a user.
    ///
    /// - Parameters:
    ///   - row: An object of `user.get` or `user.current`.
    ///   - fields: The fields to take over, or `nil` for all that the schema knows.
    ///   - method: The method that answered, for an error.
    /// - Returns: The user, without the fields that are empty.
    /// - Throws: ``PortalError`` with `.unreadable` if the object has no id.
    package func user(_ row: JSONValue, fields: Set<String>? = nil, method: String) throws(PortalError) -> User {
        guard case .object(let row) = row, let id = row["ID"]?.wholeNumber.flatMap(UserID.init(rawValue:)) else {
            throw PortalError(.unreadable, method: method)
        }
        var user = User(id: id, fields: [:])
        for (name, value) in row where name != "ID" && fields?.contains(name) ?? true {
            user.fields[name] = schema[name]?.value(value)
        }
        return user
    }

    /// The call that carries a change out.
    ///
    /// A field that the schema doesn't know goes too, since its plan may be older: the portal ignores what it doesn't
    /// know either, and reading back tells.
    package func call(_ change: Change) -> BatchCall {
        var parameters: JSONObject = ["ID": .integer(change.user.rawValue)]
        for name in schema.sorted(change.after.keys) {
            guard let value = change.after[name] else { continue }
            parameters[name] = (schema[name] ?? UserField(name, .text, about: "")).json(value)
        }
        return BatchCall("user.update", parameters)
    }
}

extension UserField {
    /// Reads a value, or returns `nil` if the field is empty: PHP sends `""`, `null`, `false`, `[]` or `{}` then.
    fileprivate func value(_ json: JSONValue) -> FieldValue? {
        guard isList else { return item(json) }
        let items = json.elements.compactMap(item)
        return items.isEmpty ? nil : .list(items)
    }

    private func item(_ json: JSONValue) -> FieldValue? {
        switch kind {
        case .text, .email, .webAddress, .choice, .moment, .photo: json.words.map { .string($0) }
        case .date: json.words.map { .string(CalendarDate.from($0) ?? $0) }
        case .flag: json.flag.map { .boolean($0) }
        case .identifier, .departments: json.wholeNumber.flatMap { $0 > 0 ? .integer($0) : nil }
        case .integer: json.wholeNumber.map { .integer($0) }
        case .number: json.number.map { .number($0) }
        case .enumeration(let options): option(json, among: options).map { .option($0) }
        case .other: json.anything
        }
    }

    private func option(_ json: JSONValue, among options: [FieldOption]) -> FieldOption? {
        guard let id = json.wholeNumber, id != 0 else { return nil }
        // A user may still have an option that was deleted.
        return options.first { $0.id == id } ?? FieldOption(id: id, label: String(id))
    }

    /// Writes a value in the form that the documentation asks for.
    ///
    /// `ACTIVE` is `Y` or `N`; the portal's own flags are 1 or 0.
    fileprivate func json(_ value: FieldValue) -> JSONValue {
        switch value {
        case .null: isList ? [] : ""
        case .list(let items): .array(items.map(json))
        case .string(let text): .string(optionID(of: text) ?? text)
        case .integer(let number): .integer(number)
        case .number(let number): .number(number)
        case .boolean(let flag): .string(name == "ACTIVE" ? (flag ? "Y" : "N") : (flag ? "1" : "0"))
        case .file(let file): file.portalJSON
        case .option(let option): .string(String(option.id))
        }
    }

    private func optionID(of label: String) -> String? {
        guard case .enumeration(let options) = kind else { return nil }
        let fitting = options.filter { $0.label == label }
        // An older plan may have kept a label alone, and of two options nobody knows which one is meant.
        return fitting.count == 1 ? fitting.first.map { String($0.id) } : nil
    }
}
