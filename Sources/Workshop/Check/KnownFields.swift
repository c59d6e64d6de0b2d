import PortalModel
import Scripting

/// The fields that a script may name.
struct KnownFields: Sendable {
    /// The fields of a user record.
    let schema: Schema
    /// Whether the portal's own fields are included.
    let isComplete: Bool

    /// The fields of a portal.
    init(of portal: Schema) {
        schema = portal
        isComplete = true
    }

    /// The standard fields, and the `UF_` names in a script and its modules, which a portal may have.
    init(guessedFor files: [ScriptFile]) {
        schema = Schema(guessedFor: files)
        isComplete = false
    }

    /// What is wrong with a name; `nil` if nothing is.
    func problem(with name: String) -> (Diagnostic.Severity, String)? {
        guard schema[name] != nil else { return (.error, schema.unknownField(name)) }
        guard !isComplete, Schema.standard[name] == nil, let meant = Self.slip(name) else { return nil }
        return (.warning, "\(name) is not a standard field; did you mean \(meant)?")
    }

    /// The standard `UF_` field that is one letter away.
    private static func slip(_ name: String) -> String? {
        let own = Schema.standard.fields.map(\.name).filter { $0.hasPrefix("UF_") }
        return NearestName.of(name, among: own, tolerance: 1)
    }
}
