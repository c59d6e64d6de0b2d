import PortalModel
import Scripting

/// What `--only` takes apart.
extension PlanSession {
    /// A script that sets fields, and which; `nil` if it doesn't say.
    struct Setter {
        let name: String
        let fields: Set<String>?

        init(_ script: ScriptFile) {
            name = script.name
            fields = script.declaredRecipe?.writes.map { Set($0.keys) }
        }

        func sets(_ field: String) -> Bool { fields?.contains(field) ?? true }
    }

    /// Warns if fields are left out of a change which one script sets together with fields that stay in it.
    ///
    /// A script without `writes` may set any field, so those that declare one come first.
    func reportSplit(_ change: Change, kept: Change) throws {
        let names = context.schema.sorted(change.after.keys)
        for name in names where kept.after[name] == nil {
            for setter in setters.sorted(by: { $0.fields != nil && $1.fields == nil }) where setter.sets(name) {
                let others = names.filter { kept.after[$0] != nil && setter.sets($0) }
                guard !others.isEmpty else { continue }
                let together = others.joined(separator: ", ")
                let message =
                    "left out by --only, although \(ForeignText(setter.name)) sets it together with \(together)"
                try sink.report(
                    Diagnostic(.warning, .splitFields, message, field: name, user: change.user, line: change.line)
                )
                break
            }
        }
    }
}
