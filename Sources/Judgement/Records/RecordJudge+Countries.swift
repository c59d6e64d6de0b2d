import PortalModel

/// Which numbers of a change got a country code that nothing named: found by comparing values, whatever a recipe promises.
extension RecordJudge {
    /// The countries that were assumed for the numbers of the current record's change, which are counted.
    ///
    /// - Parameters:
    ///   - after: The values of the change.
    ///   - user: The user as the portal has it.
    ///   - read: The regions that scripts gave with numbers: the only sign of a number that comes from elsewhere.
    /// - Returns: Field name to the country.
    func assumedCountries(
        in after: [String: FieldValue],
        _ user: User,
        read: [String]
    ) -> [String: AssumedRegion] {
        var countries: [String: AssumedRegion] = [:]
        var isFromElsewhere = false
        for (index, origin) in numbers(in: after) {
            let name = schema.fields[index].name
            switch isCountryNamed(of: origin, at: index, user) {
            case true?: break
            case false?: countries[name] = country(of: origin, at: index)
            case nil:
                countries[name] = assumed[index]
                isFromElsewhere = true
            }
        }
        if let updated {
            for (name, country) in countries where updated.contains(name) { regions.count(judged: country) }
        } else {
            regions.count(judged: countries.values, read: isFromElsewhere ? read : [])
        }
        return countries
    }

    /// The numbers with a country code among the values of a change, and their fields.
    private func numbers(in after: [String: FieldValue]) -> [(index: Int, origin: NumberOrigin)] {
        after.flatMap { name, value -> [(Int, NumberOrigin)] in
            guard let index = schema.index(of: name), schema.fields[index].kind == .text else { return [] }
            return value.texts.flatMap { text in NumberOrigin.all(in: text).map { (index, $0) } }
        }
    }

    /// Whether the values that the host has name a number's country; `nil` if they don't have the number.
    private func isCountryNamed(of origin: NumberOrigin, at index: Int, _ user: User) -> Bool? {
        let name = schema.fields[index].name
        let (held, given) = (user.fields[name]?.texts ?? [], laid[name]?.texts ?? [])
        let own = binding == nil ? held : held + given
        return origin.isCountryNamed(in: own) ?? origin.isCountryNamed(in: others(than: name, user))
            ?? origin.isCountryNamed(in: givenNumbers.texts(with: origin))
            // What a program lays over a user is its own result: a country code in it names nothing.
            ?? (origin.isCountryNamed(in: given) == false ? false : nil)
    }

    /// The country that was assumed for a number, with what names it.
    private func country(of origin: NumberOrigin, at index: Int) -> AssumedRegion {
        if let known = assumed[index], origin.isOfCountry(known) { return known }
        return namedRegion(of: origin) ?? AssumedRegion(origin.plan.region)
    }

    /// The texts that the host has of the user besides a field: the row's cells, and the other fields.
    private func others(than name: String, _ user: User) -> some Sequence<String> {
        (row?.texts ?? []) + user.fields.lazy.filter { $0.key != name }.flatMap(\.value.texts)
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
    var texts: [String] {
        switch self {
        case .string(let text): [text]
        case .list(let items): items.flatMap(\.texts)
        // Digits that a program or a row gives as a number.
        case .integer(let number): [String(number)]
        case .null, .number, .boolean, .file, .option: []
        }
    }
}
