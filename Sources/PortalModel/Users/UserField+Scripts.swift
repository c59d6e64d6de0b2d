/// Fields as scripts read and write them.
extension UserField {
    /// Whether scripts read something else than text.
    package var isTypedInScripts: Bool {
        switch kind {
        case .identifier, .flag, .departments, .integer, .number: true
        default: isMultiple
        }
    }

    /// A value as scripts read it: whole numbers become digits if text is expected, or the option of that id.
    package func asRead(_ value: FieldValue) -> FieldValue {
        guard !isTypedInScripts, case .integer(let number) = value else { return value }
        if case .enumeration(let options) = kind, let option = options.first(where: { $0.id == number }) {
            return .option(option)
        }
        return .string(String(number))
    }

    /// Whether the field holds a country: one of the two standard ones, or a custom one with such a name.
    package var isCountry: Bool { name.hasSuffix("COUNTRY") }
}

extension Schema {
    /// A value that scripts read as something else than text; an id isn't a field to write and has its own rule.
    ///
    /// - Throws: ``Refusal``.
    package func typed(_ value: FieldValue, for field: UserField) throws(Refusal) -> FieldValue {
        guard field.kind == .identifier else { return try validated(value, for: field.name) }
        let number: Int? =
            switch value {
            case .integer(let number): number
            case .number(let number): Int(exactly: number)
            case .string(let text): Int(text.trimmed)
            default: nil
            }
        guard let number, let id = UserID(rawValue: number) else {
            throw Refusal(
                .wrongType,
                field: field.name,
                message: "expected the id of a user, a whole number from 1"
            )
        }
        return .integer(id.rawValue)
    }
}
