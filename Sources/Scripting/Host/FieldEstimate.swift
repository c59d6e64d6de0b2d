public import PortalModel

/// The fields that the scripts of a run seem to need, by their source text.
///
/// The others aren't fetched. It may be wrong: a script can compute a field's name, and then ``UnfetchedField`` ends the run.
public struct FieldEstimate: Hashable, Sendable {
    /// The fields that every run needs: to recognize employees, and for users' names.
    static let always: Set<String> = Set(UserFilter.employees.conditions.keys).union([
        "ID", "NAME", "LAST_NAME", "EMAIL",
    ])

    /// The functions that reach fields without naming them.
    static let traversals: Set<String> = ["next", "pairs", "rawget"]

    /// The fields in field-table order; `nil` for all.
    public let fields: [String]?

    /// Estimates what a run needs.
    ///
    /// - Parameters:
    ///   - scripts: The scripts; the modules that they require by a plain name are read too.
    ///   - settings: What was given for parameters, which may name fields.
    ///   - header: The columns of the input, which may be named after fields.
    ///   - others: Fields that are needed for something else.
    ///   - schema: The fields of a user record.
    public init(
        scripts: [ScriptFile],
        settings: [String: ParameterSetting] = [:],
        header: [String]? = nil,
        others: Set<String> = [],
        schema: Schema
    ) {
        let texts = scripts.flatMap { $0.withModules() }.map { ScriptWords($0.source) }
        guard texts.allSatisfy({ $0.names.isDisjoint(with: Self.traversals) }) else {
            fields = nil
            return
        }
        var words = Self.always.union(header ?? []).union(others)
        for text in texts { words.formUnion(text.words) }
        for text in settings.values.flatMap(\.texts) { words.formUnion(ScriptWords.words(in: text)) }
        let named = schema.fields.map(\.name).filter { words.contains($0) }
        fields = named.count < schema.fields.count ? named : nil
    }
}
