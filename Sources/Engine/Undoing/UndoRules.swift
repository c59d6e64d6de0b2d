import Journal
import PortalModel

/// Decides what is undone: it compares values, and reads and sends nothing.
struct UndoRules {
    let schema: Schema
    /// The departments that exist; `nil` if no change is about them.
    let departments: Set<Int>?
    /// The departments as they were when the run was planned.
    var former = DepartmentTree([])

    /// What undoing a change means for a field.
    ///
    /// - Parameters:
    ///   - name: A field that was, or may have been, carried out.
    ///   - planned: The change, and its outcome.
    ///   - user: The user as the portal has it now; `nil` if the user doesn't exist.
    ///   - rewritings: How the portal is known to rewrite values for that user, by field.
    /// - Returns: What is to be done.
    /// - Throws: What `rewritings` throws.
    func decide(
        _ name: String,
        of planned: PlannedChange,
        _ user: User?,
        rewritings: () throws -> [String: Rewriting]
    ) rethrows -> FieldUndo {
        let (before, after) = (planned.change.before[name], planned.change.after[name])
        guard let field = schema[name] else { return restored(before, to: name) }
        if let reason = lost(field, of: planned.change) {
            return .stays(Schema.Refusal(.notUndoable, field: name, message: reason))
        }
        guard let user else {
            return .stays(
                Schema.Refusal(.changedSince, field: name, message: "the user no longer exists, so nothing is restored")
            )
        }
        let now = user.fields[name]
        if field.means(now, before) { return .done }
        if field.means(now, after) { return restored(before, to: name) }
        if case .applied(let outcomes) = planned.outcome, case .rewritten(let stored) = outcomes[name],
            field.means(now, stored)
        {
            return restored(before, to: name)
        }
        if let known = try rewritings()[name] {
            if known.means(before ?? .null, by: now, in: field) { return .done }
            if known.means(after ?? .null, by: now, in: field) { return restored(before, to: name) }
        }
        let message = "changed since the run, so it stays as it is"
        return .stays(Schema.Refusal(.changedSince, field: name, message: message))
    }

    /// A refusal that names the first department that is gone as people knew it.
    private func lost(_ refusal: Schema.Refusal, _ value: FieldValue) -> Schema.Refusal {
        guard refusal.code == .noDepartment, case .list(let items) = value, let departments else { return refusal }
        let gone = items.lazy.compactMap(\.id).first { !departments.contains($0) }
        guard let gone, let name = former[gone]?.name else { return refusal }
        let message = "department \(gone) \"\(name)\" no longer exists"
        return Schema.Refusal(.noDepartment, field: refusal.field, message: message)
    }

    /// Why the field's value before, or now, is unknown; `nil` if both are known.
    private func lost(_ field: UserField, of change: Change) -> String? {
        if field.kind == .photo { return "a photo reads back as a link, so the previous one is lost" }
        if change.unseen.contains(field.name) {
            return "its value before was never seen, since the credentials didn't show it or an answer was lost"
        }
        return schema.shows(field.name) ? nil : schema.hiddenField(field.name)
    }

    /// The undo to the value before, as far as the portal's fields still allow it.
    private func restored(_ before: FieldValue?, to name: String) -> FieldUndo {
        // A flag that was never set means no, and not every flag can be cleared.
        let isFlag = schema[name].map { $0.kind == .flag && !$0.isMultiple } ?? false
        let value = before ?? (isFlag ? .boolean(false) : .null)
        do throws(Schema.Refusal) {
            return .goes(to: try schema.validated(value, for: name, departments: departments))
        } catch {
            // The portal held it, so the form that scripts must write doesn't matter.
            return [.wrongForm, .noText].contains(error.code) ? .goes(to: value) : .stays(lost(error, value))
        }
    }
}

extension FieldValue {
    fileprivate var id: Int? { if case .integer(let id) = self { id } else { nil } }
}

extension PlannedChange {
    /// The fields that the portal has accepted in one form or another, as far as known.
    ///
    /// A change that its user already held was never sent, and isn't this run's.
    var carriedOut: Set<String> {
        guard tries > 0 else { return [] }
        switch (state, outcome) {
        case (.sending, _): return Set(change.after.keys)
        case (.applied, .applied(let outcomes)): return Set(change.after.keys.filter { outcomes[$0] != .ignored })
        case (.planned, _), (.conflict, _), (.failed, _), (.applied, _): return []
        }
    }
}
