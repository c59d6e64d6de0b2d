extension UserField {
    /// The option that a value means: by id, or by label if only one has it.
    ///
    /// - Throws: ``Schema/Refusal`` if none is meant, or several.
    func option(_ value: FieldValue, among options: [FieldOption]) throws(Schema.Refusal) -> FieldOption {
        let fitting =
            switch value {
            case .string(let text): options.filter { $0.label == text }
            case .integer(let id): options.filter { $0.id == id }
            case .option(let option): options.filter { $0.id == option.id }
            default: [FieldOption]()
            }
        guard let option = fitting.first else {
            let names = options.map { $0.name(among: options) }.joined(separator: ", ")
            let lost =
                if case .option(let lost) = value {
                    "option \(lost.id) \"\(lost.label)\" no longer exists; "
                } else { "" }
            throw Schema.Refusal(.noOption, field: name, message: "\(lost)expected one of \(names)")
        }
        guard fitting.count == 1 else {
            let ids = fitting.map { String($0.id) }.joined(separator: " and ")
            let message = "the options \(ids) have the label \"\(option.label)\"; write the id, as a whole number"
            throw Schema.Refusal(.noOption, field: name, message: message)
        }
        return option
    }
}

extension FieldOption {
    /// The label in quotes, with the id if another option has the same one.
    fileprivate func name(among options: [FieldOption]) -> String {
        let isShared = options.contains { $0.id != id && $0.label == label }
        return "\"\(label)\"" + (isShared ? " (\(id))" : "")
    }
}
