extension String {
    /// A finding's message with the field that it is about in front; most of those about a field as such begin with its name.
    package func about(_ field: String?) -> String {
        guard let field, !hasPrefix(field) else { return self }
        return "\(field): \(self)"
    }
}
