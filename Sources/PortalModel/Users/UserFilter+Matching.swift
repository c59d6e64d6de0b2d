extension UserFilter {
    /// Whether a user holds these values, by meaning: `EMAIL` without case, a list if it contains the value.
    public func matches(_ user: User, in schema: Schema) -> Bool {
        conditions.allSatisfy { name, wanted in
            let held = name == "ID" ? .integer(user.id.rawValue) : user.fields[name]
            guard let field = schema[name] else { return false }
            if case .list(let items)? = held, !wanted.isEmpty {
                // Lists are compared as sets, as in a search of the directory.
                if case .list = wanted { return field.means(held, wanted) }
                return items.contains { item in
                    let (item, wanted) = FieldValue.comparable(item, wanted)
                    return item == wanted
                }
            }
            if field.kind == .email, case .string(let one)? = held, case .string(let other) = wanted {
                return one.lowercased() == other.lowercased()
            }
            return field.means(held, wanted)
        }
    }
}
