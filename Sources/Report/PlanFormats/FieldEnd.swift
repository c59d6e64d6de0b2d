import PortalModel

extension PlannedChange {
    /// How a field of it ended.
    func end(of field: String) -> FieldEnd {
        switch outcome {
        case nil: state == .sending ? .unanswered : .notSent
        case .failed: .failed
        case .conflict: .conflict
        case .applied(let fields):
            switch fields[field] {
            case .taken: .taken
            case .rewritten: .rewritten
            case .ignored: .ignored
            case .unproven, nil: .unproven
            }
        }
    }
}

/// How a field of a change ended, what asks for attention first.
enum FieldEnd: String, CaseIterable {
    case failed
    case conflict
    case unanswered
    case notSent = "not sent"
    case ignored
    case rewritten
    case unproven
    case taken

    /// Whether there is nothing to look at.
    var isSuccess: Bool { self == .taken || self == .unproven }
}

extension PlanText {
    /// What is reported about the outcome of a field besides its word; empty if the word is enough.
    ///
    /// Of a rewritten field that is the value that the portal holds.
    func detail(of field: String, in entry: PlannedChange) -> String {
        switch entry.outcome {
        case .failed(let error): return error.description.visible
        case .conflict(let fields):
            guard !fields.isEmpty else { return "the user no longer exists" }
            return fields.contains(field)
                ? "changed since the plan was made"
                : "\(schema.sorted(fields).joined(separator: ", ")) changed since the plan was made"
        case .applied(let fields):
            guard case .rewritten(let value)? = fields[field] else { return "" }
            return values.text(value, of: field, beside: entry.change.after[field])
        case nil: return ""
        }
    }
}

extension PlanSummary {
    /// Whether any change of the plan was sent, or withheld when its turn came.
    var isApplied: Bool { users > states[.planned, default: 0] }

    /// How many fields change in all, counting each for each user.
    var fieldChanges: Int { fields.values.reduce(0) { $0 + $1.set + $1.cleared } }
}
