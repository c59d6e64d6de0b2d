/// Options of enumerations, which may share a label, or be renamed: what is known of both values decides whether they are the same.
extension FieldValue {
    /// The value as scripts read it: options by their labels.
    package var labelled: FieldValue {
        switch self {
        case .option(let option): .string(option.label)
        case .list(let items) where items.contains(where: \.isOption): .list(items.map(\.labelled))
        case .null, .list, .string, .integer, .number, .boolean, .file: self
        }
    }

    /// Two values in a form in which equal ones are the same option: by id, or by label if only that is known of one.
    package static func comparable(_ left: FieldValue, _ right: FieldValue) -> (FieldValue, FieldValue) {
        let isByLabel = left.hasText || right.hasText
        return isByLabel ? (left.labelled, right.labelled) : (left.identified, right.identified)
    }

    /// The value with the options that it had before, if it names them by their labels.
    ///
    /// So a list to which a script adds something keeps each option, even if two have the same label.
    package func keeping(optionsOf before: FieldValue?) -> FieldValue {
        guard case .list(let items) = self, case .list(var held)? = before else { return self }
        return .list(
            items.map { item in
                guard case .string = item, let index = held.firstIndex(where: { $0.labelled == item }) else {
                    return item
                }
                return held.remove(at: index)
            }
        )
    }

    /// The value with ids in place of options.
    private var identified: FieldValue {
        switch self {
        case .option(let option): .integer(option.id)
        case .list(let items): .list(items.map(\.identified))
        case .null, .string, .integer, .number, .boolean, .file: self
        }
    }

    private var isOption: Bool { if case .option = self { true } else { false } }

    private var hasText: Bool {
        switch self {
        case .string: true
        case .list(let items): items.contains(where: \.hasText)
        case .null, .integer, .number, .boolean, .file, .option: false
        }
    }
}
