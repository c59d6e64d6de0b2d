package import PortalModel

extension RecordJudge {
    /// Makes the change that gives a user the values that a row, a program and the transforms want.
    ///
    /// - Parameters:
    ///   - user: The user as the portal has it.
    ///   - settings: Field name to the value that a row or a program gives.
    ///   - binding: How the row's columns are bound to fields; `nil` if a program gives the values.
    ///   - row: The row, for the transforms.
    ///   - line: The row's line in the input.
    ///   - origin: Returns where the value of a field in `settings` comes from; only used with an ``explanation``.
    ///   - report: Receives each finding.
    /// - Returns: The change, or `nil` if the portal holds all of it already.
    /// - Throws: What ends the run.
    package func change(
        of user: User,
        setting settings: [String: FieldValue] = [:],
        by binding: RowBinding? = nil,
        row: InputRow? = nil,
        line: Int? = nil,
        origin: (String) -> String? = { _ in nil },
        report: ReportFinding
    ) throws -> RecordVerdict<Change?> {
        defer { finish() }
        (original, self.binding, self.row) = (user, binding, row)
        (number, laid) = (line ?? user.id.rawValue, settings)
        try chain.checkFetched(settings.keys)
        if !takeExpected(number) {
            input = ownInput
            layout.fill(input, with: user, setting: settings)
        }
        let verdict = try verdict(on: user, line) { finding in
            var finding = finding
            finding.user = user.id
            finding.line = line
            try report(finding)
        }
        guard let explanation else { return verdict }
        return try explained(verdict, of: user, line, for: explanation, origin: origin)
    }

    /// Announces the users for whom ``change(of:setting:by:row:line:origin:report:)`` is called next, in their order and without
    /// settings.
    package func expect(_ users: [User]) throws {
        try expect(users.map { (user: $0, settings: [:]) })
    }

    /// Announces the updates for which ``change(of:setting:by:row:line:origin:report:)`` is called next, in their order and with the same
    /// settings; no user is named twice.
    package func expect(_ updates: [(user: User, settings: [String: FieldValue])]) throws {
        expected = []
        for (user, settings) in updates {
            let record = makeExpected(RecordVisit(number: user.id.rawValue))
            layout.fill(record.input, with: user, setting: settings)
            record.cleared = []
            expected.append(record)
        }
        try chain.expect(Array(expected))
    }

    /// Announces the rows for which ``change(of:setting:by:row:line:origin:report:)`` is called next, in their order and with the same
    /// settings.
    package func expect(_ changes: [RowChange]) throws {
        var records: [ExpectedRecord] = []
        for change in changes {
            let record = makeExpected(RecordVisit(row: change.row, number: change.row.line))
            layout.fill(record.input, with: change.user, setting: change.settings)
            record.cleared = []
            records.append(record)
        }
        expected = records[...]
        try chain.expect(records)
    }

    private func verdict(on user: User, _ line: Int?, _ report: ReportFinding) throws -> RecordVerdict<Change?> {
        let read: [String]
        switch try run(report) {
        case .skipped(let reason, let location): return .skipped(reason, location: location)
        case .refused: return .refused
        case .passed(let regions): read = regions
        }
        guard let after = try difference(from: user, report) else { return .refused }
        guard !after.isEmpty else { return .passed(nil) }
        let assumed = assumedCountries(in: after, user, read: read)
        let change = Change(
            user: user.id,
            person: user.displayName,
            before: user.fields.filter { after[$0.key] != nil },
            after: after,
            unseen: Set(after.keys.filter { !schema.shows($0) }),
            line: line,
            assumed: assumed.mapValues(\.description)
        )
        return .passed(change)
    }

    /// The chain's result as far as it differs from the portal, validated; `nil` if a value is refused.
    private func difference(from user: User, _ report: ReportFinding) throws -> [String: FieldValue]? {
        var after: [String: FieldValue] = [:]
        var isValid = true
        var notices: [Diagnostic] = []
        // A field that a program clears is absent from the record, like one that was empty; only the settings show it.
        let cleared = schema.sorted(laid.keys).filter { laid[$0]?.isEmpty ?? false }
            .compactMap { schema.index(of: $0) }.filter { output[$0] == .absent }
        for index in output.indices + cleared {
            let field = schema.fields[index]
            guard field.kind != .identifier, !warned.contains(index), !isOnlyShown(index, output) else { continue }
            guard laid[field.name] != nil || !output.isSame(at: index, as: input) else { continue }
            do {
                let before = user.fields[field.name]
                guard let written = try written(at: index, over: before), !field.means(before, written),
                    let value = try meaning(of: written, at: index, report), !field.means(before, value)
                else { continue }
                let departments = try departments(for: field)
                let valid = try schema.validated(value, for: field.name, departments: departments)
                try field.checkBirthday(valid, today: today)
                if let notice = field.renaming(of: value, to: valid) { notices.append(notice) }
                if !field.means(before, valid) || !schema.shows(field.name) { after[field.name] = valid }
            } catch let refusal as Schema.Refusal {
                try self.report(refusal, output, report)
                isValid = false
            }
        }
        guard isValid else { return nil }
        for notice in notices { try report(notice) }
        return after
    }

    /// What the chain wants a field to hold, options by their ids as far as they are known; `nil` if nothing.
    private func written(at index: Int, over before: FieldValue?) throws -> FieldValue? {
        let laid = laid[schema.fields[index].name]
        let made = try output.value(at: index)?.keeping(optionsOf: laid).keeping(optionsOf: before)
        return given(at: index) ?? made ?? laid.flatMap { $0.isEmpty ? $0 : nil }
    }

    /// What a program or a row gives and scripts see only in part, if no transform replaced it: a file, of which they see the name,
    /// and options, of which they see the labels.
    private func given(at index: Int) -> FieldValue? {
        guard let value = laid[schema.fields[index].name], output.isIdentical(at: index, to: input) else {
            return nil
        }
        if case .file = value { return value }
        return value == value.labelled ? nil : value
    }
}

/// What a row wants of its user.
package struct RowChange {
    package let user: User
    /// The values that the row gives, by field.
    package let settings: [String: FieldValue]
    package let row: InputRow

    /// Creates a change.
    package init(user: User, settings: [String: FieldValue], row: InputRow) {
        (self.user, self.settings, self.row) = (user, settings, row)
    }
}
