import PortalModel

extension RecordJudge {
    /// The regions in which a number of the current record may be read if it has no country code.
    ///
    /// None of them comes from a recipe's code: they come from its parameters, from the user's countries on the portal and in the
    /// row, from the rest of the row, and from its tables. Each is tried only if those before don't fit.
    func regions(for stage: Stage) -> AnySequence<AssumedRegion> {
        let declared = stage.rules.regions
        let sources: [() -> [AssumedRegion]] = [
            { declared?.ofParameters ?? [] }, { self.countries() }, { self.ofRow() }, { declared?.ofTables ?? [] },
        ]
        return AnySequence(sources.lazy.flatMap { $0() })
    }

    private func countries() -> [AssumedRegion] {
        schema.fields.enumerated().filter { $0.element.isCountry }.flatMap { index, field in
            let values =
                if let original {
                    // What a program lays over a user is its own choice.
                    [binding == nil ? nil : laid[field.name], original.fields[field.name]]
                } else {
                    [input.valueBefore(at: index)]
                }
            return values.compactMap { $0?.region(from: field.name) }
        }
    }

    private func ofRow() -> [AssumedRegion] {
        guard let binding, let row else { return [] }
        return binding.texts(of: row).compactMap { column, text in
            // Any column may contain "no" or "in".
            guard binding.mayNameRegion(column), text.utf8.count > 3 || text == text.uppercased() else { return nil }
            return AssumedRegion(namedBy: text, "column \(column)")
        }
    }
}

extension FieldValue {
    /// The region that a country field names.
    func region(from field: String) -> AssumedRegion? {
        if case .string(let text) = self { AssumedRegion(namedBy: text, field) } else { nil }
    }
}
