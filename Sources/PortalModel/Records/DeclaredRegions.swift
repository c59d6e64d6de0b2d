import Lua
import PortalModel

/// The regions that a recipe's parameters and tables name: in these alone a number without a country code may be read under
/// `"same phone"`, beside those that the user's own record and row name.
///
/// A list counts only as it was given for the run, and of several regions that defaults name only that of the parameter `region`:
/// a recipe could name every region, and choose.
final class DeclaredRegions {
    /// Those of parameters, by the parameters' names.
    let ofParameters: [AssumedRegion]
    /// Those in the columns of tables; read when they are first asked for, since few numbers need them.
    private(set) lazy var ofTables = tables.flatMap { name, table in table.regions("table \(name)") }
    private let tables: [(name: String, table: CodeTable)]

    init(_ parameters: [AssumedRegion], tables: [(name: String, table: CodeTable)]) {
        ofParameters = parameters
        self.tables = tables
    }

    /// The regions that a value names which was given for a parameter.
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

    /// What of the declarations of a recipe in that folder names regions for numbers without a country code, each with its default.
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

@available(*, unavailable)
extension DeclaredRegions: Sendable {}
