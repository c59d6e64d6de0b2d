import Lua
import PortalModel

extension DeclaredRegions {
    /// Regions of parameters and tables.
    ///
    /// - Parameters:
    ///   - ofParameters: Those of parameters.
    ///   - tables: The tables, by the names of their parameters.
    convenience init(_ ofParameters: [AssumedRegion], tables: [(name: String, table: CodeTable)]) {
        self.init(ofParameters: ofParameters) {
            tables.flatMap { name, table in table.regions("table \(name)") }
        }
    }

    /// The regions that a parameter's value names.
    static func regions(givenAs value: LuaValue, for name: String) -> [AssumedRegion] {
        let texts: [String] =
            switch value {
            case .string(let text): [text]
            case .table(let table): table.items.compactMap { if case .string(let text) = $0 { text } else { nil } }
            default: []
            }
        return texts.compactMap { AssumedRegion(namedBy: $0, "parameter \(name)") }
    }
}

extension Recipe {
    /// The region that the defaults of these parameters name, by the parameters' names.
    func defaultRegions(of names: some Sequence<String>) -> [String: AssumedRegion] {
        let regions: [String: AssumedRegion] = names.reduce(into: [:]) { regions, name in
            guard let parameter = parameters[name], !parameter.kind.isPath, case .string(let text) = parameter.default
            else { return }
            regions[name] = AssumedRegion(namedBy: text, "parameter \(name)")
        }
        let isOne = Set(regions.values.map(\.region)).count == 1
        return isOne ? regions : regions.filter { $0.key == "region" }
    }

    /// The declarations of a recipe in that folder that name regions for numbers without a country code, each with its default.
    func regionSources(beside folder: String) -> [String] {
        let regions = defaultRegions(of: parameters.keys)
        return parameters.sorted { $0.key < $1.key }.compactMap { name, parameter in
            guard case .table(let key, let value) = parameter.kind else {
                return regions[name].map { "parameter \(ForeignText(name)), else \($0.region)" }
            }
            guard case .string(let file) = parameter.default, let path = try? GrantedFolder(folder).resolve(file),
                let table = try? CodeTable(path: path, key: key, value: value, name: name)
            else { return "table \(ForeignText(name))" }
            let named = Set(table.regions(name).map(\.region)).sorted()
            guard !named.isEmpty else { return "table \(ForeignText(name))" }
            let words = named.count > 8 ? "\(named.count) regions" : named.joined(separator: ", ")
            return "table \(ForeignText(name)), else \(words)"
        }
    }
}

extension CodeTable {
    /// The regions that its texts name.
    fileprivate func regions(_ source: String) -> [AssumedRegion] {
        texts.sorted().compactMap { AssumedRegion(namedBy: $0, source) }.uniqued()
    }
}

extension [AssumedRegion] {
    /// Each once, in their order.
    func uniqued() -> [AssumedRegion] {
        var seen: Set<AssumedRegion> = []
        return filter { seen.insert($0).inserted }
    }
}
