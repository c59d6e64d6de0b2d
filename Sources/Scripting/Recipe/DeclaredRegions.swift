import Lua

/// The regions that a recipe's parameters and tables name: in these alone a number without a country code may be read under
/// `"same phone"`, beside those that the user's own record and row name.
///
/// A list counts only as it was given for the run: its default could hold every region.
final class DeclaredRegions {
    /// Those of parameters, by the parameters' names.
    let ofParameters: [AssumedRegion]
    /// Those in the columns of tables; read when they are first asked for, since few numbers need them.
    private(set) lazy var ofTables = tables.flatMap { name, table in
        table.texts.sorted().compactMap { AssumedRegion(namedBy: $0, "table \(name)") }
    }.uniqued()
    private let tables: [(name: String, table: CodeTable)]

    init(_ parameters: [AssumedRegion], tables: [(name: String, table: CodeTable)]) {
        ofParameters = parameters
        self.tables = tables
    }

    /// The regions that a parameter's value names.
    static func regions(of name: String, _ value: LuaValue, isGiven: Bool) -> [AssumedRegion] {
        let texts: [String] =
            switch value {
            case .string(let text): [text]
            case .table(let table) where isGiven:
                table.items.compactMap { if case .string(let text) = $0 { text } else { nil } }
            default: []
            }
        return texts.compactMap { AssumedRegion(namedBy: $0, "parameter \(name)") }
    }
}

extension Recipe {
    /// What of a recipe's declarations names regions for numbers without a country code, parameters with their defaults.
    public var regionSources: [String] {
        parameters.sorted { $0.key < $1.key }.compactMap { name, parameter in
            if case .table = parameter.kind { return "table \(name)" }
            guard case .string(let text) = parameter.default, !parameter.kind.isPath else { return nil }
            return AssumedRegion(namedBy: text, name).map { "parameter \(name), else \($0.region)" }
        }
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
