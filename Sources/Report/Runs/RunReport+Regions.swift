public import PortalModel
public import Wire

extension RunReport {
    /// Which countries were assumed for phone numbers, and in a second line what names them; `nil` if none was.
    public static func words(forAssumed regions: [AssumedRegion: Int]) -> String? {
        guard !regions.isEmpty else { return nil }
        let total = "Country assumed for numbers without a code: \(list(Array(regions)))"
        guard regions.contains(where: { $0.key.source != nil }) else { return total }
        // Numbers that only a script has read, for example before a warning, come last.
        let sources = Dictionary(grouping: regions, by: \.key.shownSource).sorted { one, other in
            guard let one = one.key, let other = other.key else { return one.key != nil }
            return one < other
        }
        let named = sources.map { source, regions in
            "\(source ?? "the script alone") (\(list(regions)))"
        }
        return "\(total)\nNamed by: \(named.joined(separator: ", "))"
    }

    /// The end of a question that asks whether to send numbers with an assumed country; empty if there are none.
    public static func words(forAssumptions count: Int) -> ShownText {
        guard count > 0 else { return "" }
        return count == 1 ? ", with an assumed country for 1 number" : ", with an assumed country for \(count) numbers"
    }

    /// Regions with their numbers, the one of most first.
    private static func list(_ regions: [(key: AssumedRegion, value: Int)]) -> String {
        Dictionary(regions.map { ($0.key.region, $0.value) }, uniquingKeysWith: +)
            .sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            .map { "\($0.key) \($0.value)" }.joined(separator: ", ")
    }

    /// The same as an object by code.
    public static func json(forAssumed regions: [AssumedRegion: Int]) -> JSONValue? {
        object(Dictionary(regions.map { ($0.key.region, $0.value) }, uniquingKeysWith: +))
    }

    /// What names the assumed countries, as an object by code and source; `nil` if scripts alone do.
    public static func json(forSourcesOf regions: [AssumedRegion: Int]) -> JSONValue? {
        let bySource = Dictionary(grouping: regions.filter { $0.key.source != nil }, by: \.key.region).mapValues {
            counts in
            object(Dictionary(counts.map { ($0.key.source ?? "", $0.value) }, uniquingKeysWith: +)) ?? .null
        }
        return bySource.isEmpty
            ? nil : .object(JSONObject(bySource.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }))
    }

    private static func object(_ counts: [String: Int]) -> JSONValue? {
        guard !counts.isEmpty else { return nil }
        return .object(JSONObject(counts.sorted { $0.key < $1.key }.map { ($0.key, .integer($0.value)) }))
    }
}
