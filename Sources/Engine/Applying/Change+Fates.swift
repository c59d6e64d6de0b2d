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

    /// What became of its fields, if the user is read some time after it was sent: a value that is neither what was sent nor like it
    /// may be somebody's later change, and proves nothing.
    package func lateFates(seenAs user: User?, in schema: Schema) -> [String: FieldOutcome] {
        var fates = fates(seenAs: user, in: schema)
        for (name, fate) in fates {
            guard case .rewritten(let now) = fate, after[name]?.isLike(now) == false else { continue }
            fates[name] = .unproven
        }
        return fates
    }

    /// Whether it was carried out though its answer never came, as its user shows some time after.
    ///
    /// An update is carried out completely or not at all, so one field that holds what was sent, in the portal's form perhaps, proves
    /// it, unless the field held that before, too. Anything else may be somebody's later change.
    package func hasArrived(in user: User, _ schema: Schema) -> Bool {
        after.contains { name, after in
            guard let field = schema.provable(name), !unseen.contains(name) else { return false }
            let now = user.fields[name]
            return !field.means(now, before[name]) && (field.means(now, after) || after.isLike(now))
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
