public import PortalModel

extension PlanText {
    /// What was found in the data, gathered by reason: severity, code, count, field and message, then the first few locations.
    public func notices(_ groups: [GroupedDiagnostic]) -> String {
        let severity = groups.reduce(0) { max($0, $1.severity.rawValue.columns) }
        let count = groups.reduce(0) { max($0, String($1.count).columns) }
        let code = groups.reduce(0) { max($0, $1.code?.rawValue.columns ?? 0) }
        let indent = severity + 2 + code + 2 + count + 3
        return groups.map { group in
            let ink: ReportStyle.Ink = group.severity == .error ? .red : .dim
            let label =
                style.paint(group.severity.rawValue.padded(to: severity), ink) + "  "
                + style.paint((group.code?.rawValue ?? "").padded(to: code), .dim) + "  "
                + String(group.count).aligned(to: count) + style.paint("×", .dim) + "  "
            let room = max(24, style.width - indent)
            let lines = Self.sentence(group).visible.wrapped(to: room)
            let locations = Self.locations(group).wrapped(to: room).map { style.paint($0, .dim) }
            return label + (lines + locations).joined(separator: "\n" + String(repeating: " ", count: indent))
        }.joined(separator: "\n")
    }

    /// The message with its field.
    static func sentence(_ group: GroupedDiagnostic) -> String { group.message.about(group.field) }

    /// The records and the location in the script, such as `lines 12, 57 and 3 more, phones-e164.lua:9`.
    static func locations(_ group: GroupedDiagnostic) -> String {
        let lines = group.examples.compactMap { example in example.line.map { (String($0), example.value) } }
        let users = group.examples.compactMap { example in
            example.line == nil ? example.user.map { (example.named($0), example.value) } : nil
        }
        var records = [named("line", lines), named("user", users)].compactMap(\.self).joined(separator: ", ")
        let more = group.count - lines.count - users.count
        if !records.isEmpty, more > 0 { records += " and \(more) more" }
        return [records, group.location?.visible ?? ""].filter { !$0.isEmpty }.joined(separator: ", ")
    }

    private static func named(_ noun: String, _ records: [(name: String, value: String?)]) -> String? {
        guard !records.isEmpty else { return nil }
        let words = records.map { record in
            record.value.map { "\(record.name) (\($0.visible))" } ?? record.name
        }
        return "\(noun)\(records.count == 1 ? "" : "s") \(words.joined(separator: ", "))"
    }
}

extension GroupedDiagnostic.Example {
    /// A user by id, with the name if that is known.
    fileprivate func named(_ user: UserID) -> String {
        person.map { "\(user) \($0.visible)" } ?? user.description
    }
}
