import PortalModel

/// Which numbers of a change got a country code that nothing named: found by comparing values, whatever a recipe promises.
extension RecordJudge {
    /// The countries that were assumed for the numbers of the current record's change.
    ///
    /// - Parameters:
    ///   - after: The values of the change.
    ///   - user: The user as the portal has it.
    /// - Returns: Field name to the country and what names it, as ``Change/assumed`` keeps them.
    func assumedCountries(in after: [String: FieldValue], _ user: User) -> [String: String] {
        var countries: [String: String] = [:]
        for (name, value) in after {
            guard let index = schema.index(of: name), schema.fields[index].kind == .text else { continue }
            for number in value.texts {
                guard let origin = NumberOrigin(number) else { continue }
                countries[name] = assumedCountry(for: origin, at: index, user)?.description ?? countries[name]
            }
        }
        return countries
    }

    private func assumedCountry(for origin: NumberOrigin, at index: Int, _ user: User) -> AssumedRegion? {
        let name = schema.fields[index].name
        let (held, given) = (user.fields[name]?.texts ?? [], laid[name]?.texts ?? [])
        let own = binding == nil ? held : held + given
        switch origin.isCountryNamed(in: own) ?? origin.isCountryNamed(in: others(than: name, user)) {
        case true?: return nil
        // What a program lays over a user is its own result: a country code in it names nothing.
        case nil where origin.isCountryNamed(in: given) != false: return assumed[index]
        case nil, false?:
            if let known = assumed[index], origin.isOfCountry(known) { return known }
            return namedRegion(of: origin) ?? AssumedRegion(origin.plan.region)
        }
    }

    /// The texts that the host has of the user besides a field: the row's cells, and the other fields.
    private func others(than name: String, _ user: User) -> some Sequence<String> {
        let cells = row.flatMap { row in binding?.texts(of: row).map(\.text) } ?? []
        return cells + user.fields.lazy.filter { $0.key != name }.flatMap(\.value.texts)
    }

    /// The region of a number's calling code that a parameter, the user, the row or a table names.
    private func namedRegion(of origin: NumberOrigin) -> AssumedRegion? {
        let declared = programRegions.map { AnySequence($0.ofParameters + $0.ofTables) } ?? AnySequence([])
        return declared.first(where: origin.isOfCountry)
            ?? stages.lazy.flatMap { self.regions(for: $0) }.first(where: origin.isOfCountry)
    }
}

extension NumberOrigin {
    /// Whether a region has the number's calling code.
    fileprivate func isOfCountry(_ assumed: AssumedRegion) -> Bool {
        NumberingPlans.shared.plan(ofRegion: assumed.region)?.code == plan.code
    }
}

extension FieldValue {
    /// The texts in it.
    fileprivate var texts: [String] {
        switch self {
        case .string(let text): [text]
        case .list(let items): items.flatMap(\.texts)
        // Digits that a program or a row gives as a number.
        case .integer(let number): [String(number)]
        case .null, .number, .boolean, .file: []
        }
    }
}
