package import PortalModel

extension Change {
    /// The countries that its numbers got and the values before don't name, by field: the change may come from no script.
    ///
    /// - Parameter schema: The fields of a user record.
    /// - Returns: Field name to the country, as ``Change/assumed`` keeps them.
    package func countriesByValues(in schema: Schema) -> [String: String] {
        var countries: [String: String] = [:]
        for (name, value) in after where schema[name]?.kind == .text {
            let held = before[name]?.texts ?? []
            for origin in value.texts.flatMap(NumberOrigin.all) where origin.isCountryNamed(in: held) == false {
                countries[name] = AssumedRegion(origin.plan.region).description
            }
        }
        return countries
    }
}
