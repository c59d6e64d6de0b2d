package import PortalModel

extension Change {
    /// What became of its fields, now that it was sent and accepted.
    ///
    /// - Parameters:
    ///   - user: The user as read afterwards; `nil` if nobody was found.
    ///   - schema: The portal's fields.
    /// - Returns: Field name to the outcome.
    package func fates(seenAs user: User?, in schema: Schema) -> [String: FieldOutcome] {
        after.reduce(into: [:]) { fates, pair in
            let (name, after) = pair
            guard let user, let field = schema.provable(name) else {
                fates[name] = .unproven
                return
            }
            let now = user.fields[name]
            fates[name] =
                field.means(now, after)
                ? .taken : field.means(now, before[name]) ? .ignored : .rewritten(now ?? .null)
        }
    }
}

extension Schema {
    /// The field, if reads show its value.
    package func provable(_ name: String) -> UserField? {
        guard let field = self[name], shows(name), field.kind != .photo else { return nil }
        return field
    }
}
