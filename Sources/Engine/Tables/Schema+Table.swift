import PortalModel

extension Schema {
    /// A field that can be a column.
    func tableField(_ name: String) throws(Refusal) -> UserField {
        guard let field = self[name] else {
            let isOwn = name.hasPrefix("UF_") && fields.count == UserField.standard.count
            let hint = "; only administrators with the scope user.userfield can read custom fields"
            throw Refusal(.unknownField, field: name, message: unknownField(name) + (isOwn ? hint : ""))
        }
        guard shows(name) else { throw Refusal(.unknownField, field: name, message: hiddenField(name)) }
        guard field.kind != .photo, field.kind != .other("file") else {
            throw Refusal(
                .wrongType,
                field: name,
                message: "\(name) holds files, which a table can't contain; leave it out"
            )
        }
        return field
    }

    /// A text as the value that a field must hold, by meaning.
    func condition(_ text: String, on field: UserField) throws(Refusal) -> FieldValue {
        guard !text.isEmpty else { return .null }
        if field.kind == .identifier {
            guard let id = Int(text) else {
                throw Refusal(.wrongType, field: field.name, message: "\(field.name) must be a whole number")
            }
            return .integer(id)
        }
        guard field.isWritable else { return .string(text) }
        do throws(Refusal) {
            let value = try validated(.string(text), for: field.name)
            guard case .list(let items) = value, let item = items.first else { return value }
            return item
        } catch {
            throw Refusal(error.code, field: error.field, message: "\(field.name): \(error.message)")
        }
    }
}
