import PortalModel

extension RecordPipeline {
    /// The regions in which a number of the record at hand may be read where it has no country code.
    ///
    /// None of them comes from a recipe's code: they are of its parameters, of the user's countries as the portal and the row have
    /// them, of what else the row holds, and of its tables. Each is looked for only where those before it don't fit.
    func regions(for stage: RecordStage, _ original: User?) -> AnySequence<AssumedRegion> {
        let declared = stage.script.regions
        let sources: [() -> [AssumedRegion]] = [
            { declared?.ofParameters ?? [] }, { self.countries(of: original) }, { self.ofRow() },
            { declared?.ofTables ?? [] },
        ]
        return AnySequence(sources.lazy.flatMap { $0() })
    }

    private func countries(of original: User?) -> [AssumedRegion] {
        schema.fields.enumerated().filter { $0.element.isCountry }.flatMap { index, field in
            let values =
                if let original {
                    // What a program lays over a user is of its own making.
                    [binding == nil ? nil : laid[field.name], original.fields[field.name]]
                } else {
                    [value(at: index, of: given)]
                }
            return values.compactMap { $0?.region(from: field.name) }
        }
    }

    private func ofRow() -> [AssumedRegion] {
        guard let binding, let (row, _) = current, let row else { return [] }
        return row.texts.compactMap { column, text in
            // A column of anything may say "no" or "in".
            guard binding.mayNameRegion(column), text.utf8.count > 3 || text == text.uppercased() else { return nil }
            return AssumedRegion(namedBy: text, "column \(column)")
        }
    }
}

extension UserField {
    /// Whether the field holds a country: one of the two standard ones, or one of the portal's that is called so.
    var isCountry: Bool { name.hasSuffix("COUNTRY") }
}

extension FieldValue {
    /// The region that a country field names.
    func region(from field: String) -> AssumedRegion? {
        if case .string(let text) = self { AssumedRegion(namedBy: text, field) } else { nil }
    }
}
