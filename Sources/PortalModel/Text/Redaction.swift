/// The replacement for a value or a script's words that must not be seen.
///
/// That a field is empty or cleared stays visible: it shows what a plan does, without personal data.
private let mark = "•••"

extension FieldValue {
    /// The value without its content.
    public var redacted: FieldValue { isEmpty ? self : .string(mark) }
}

extension Change {
    /// The change without values and without the person's name; fields, locations and the input's line stay.
    public var redacted: Change {
        var change = self
        change.person = "user \(user)"
        change.before = before.mapValues(\.redacted)
        change.after = after.mapValues(\.redacted)
        return change
    }
}

extension Outcome {
    /// The outcome without values; of a failure only the portal's code is kept, since its words may quote a value.
    public var redacted: Outcome {
        switch self {
        case .applied(let fields): return .applied(fields.mapValues(\.redacted))
        case .conflict: return self
        case .failed(var error):
            if !error.portalMessage.isEmpty { error.portalMessage = ForeignText(mark) }
            return .failed(error)
        }
    }
}

extension FieldOutcome {
    fileprivate var redacted: FieldOutcome {
        switch self {
        case .rewritten(let value): .rewritten(value.redacted)
        case .taken, .ignored, .unproven: self
        }
    }
}

extension GroupedDiagnostic {
    /// The finding without values and without a script's own words, which may quote one; its code, field and location stay.
    public var redacted: GroupedDiagnostic {
        var group = self
        if code?.isInScriptsWords ?? true { group.message = mark }
        for index in group.examples.indices {
            (group.examples[index].value, group.examples[index].person) = (nil, nil)
        }
        return group
    }
}

extension UserReason {
    /// The reason without the person's name and without details, which may quote a value.
    public var redacted: UserReason {
        var reason = self
        if !person.isEmpty { reason.person = "user \(user)" }
        if !detail.isEmpty { reason.detail = mark }
        return reason
    }
}

extension Run {
    /// The run without people's names, and without values that its options select users by.
    public var redacted: Run {
        var run = self
        if header.person != nil { run.header.person = ForeignText(mark) }
        run.header.owner?.name = ForeignText(mark)
        for index in header.options.indices where header.options[index].name == "--where" {
            let field = header.options[index].value.verbatim.prefix { $0 != "=" }
            run.header.options[index].value = ForeignText("\(field)=\(mark)")
        }
        return run
    }
}

extension DiagnosticCode {
    /// Whether the message of such a finding comes from a script.
    package var isInScriptsWords: Bool { [.raised, .rejected, .warned].contains(self) }
}
