import Lua
public import PortalModel

extension RecordPipeline {
    /// Makes the change that brings a user to where a row, a program and the transforms want it.
    ///
    /// - Parameters:
    ///   - user: The user as the portal has it.
    ///   - settings: Field name to the value that a row or a program gives.
    ///   - binding: How the row speaks of fields; `nil` where a program gives the values.
    ///   - row: The row, for the transforms.
    ///   - line: The row's line in the input.
    ///   - origin: Says where the value of a field in `settings` comes from; only asked where there is a ``trace``.
    ///   - report: Is given each finding.
    /// - Returns: The change, or `nil` where the portal holds all of it already.
    /// - Throws: What ends the run.
    public func change(
        of user: User,
        setting settings: [String: FieldValue] = [:],
        by binding: RowBinding? = nil,
        row: SourceRow? = nil,
        line: Int? = nil,
        origin: (String) -> String? = { _ in nil },
        report: Diagnose
    ) throws -> RecordVerdict<Change?> {
        defer { finish() }
        (self.binding, laid) = (binding, settings)
        try host.checkFetched(settings.keys)
        let verdict = try verdict(on: user, settings, row, line) { finding in
            var finding = finding
            finding.user = user.id
            finding.line = line
            try report(finding)
        }
        // It may have come to light where a value was read back, which passes for a refusal.
        if let unfetched = host.unfetched { throw unfetched }
        if case .passed = verdict { host.assumedRegions.countRecord() }
        guard let trace else { return verdict }
        return try trace.explain(verdict, of: user, settings, binding, row, line, calling: function, origin: origin)
    }

    private func verdict(
        on user: User,
        _ settings: [String: FieldValue],
        _ row: SourceRow?,
        _ line: Int?,
        _ diagnose: Diagnose
    ) throws -> RecordVerdict<Change?> {
        try fill(with: User(id: user.id, fields: user.fields.merging(settings) { _, set in set }))
        switch try run(row: row, number: line ?? user.id.rawValue, original: user, diagnose: diagnose) {
        case .skipped(let reason, let location): return .skipped(reason, location: location)
        case .refused: return .refused
        case .passed: break
        }
        guard let after = try difference(from: user, settings: settings, diagnose) else { return .refused }
        guard !after.isEmpty else { return .passed(nil) }
        let change = Change(
            user: user.id,
            person: user.displayName,
            before: user.fields.filter { after[$0.key] != nil },
            after: after,
            unseen: Set(after.keys.filter { !schema.shows($0) }),
            line: line,
            assumed: Dictionary(
                assumed.map { (schema.fields[$0].name, $1.description) }.filter { after[$0.0] != nil }
            ) { first, _ in first }
        )
        return .passed(change)
    }

    private func fill(with user: User) throws {
        try host.records.fill(&given, with: user, in: host.lua)
        lists.removeAll(keepingCapacity: true)
        for index in given.indices where given[index] == .other {
            lists[index] = user.fields[schema.fields[index].name]
        }
    }

    /// What is left of the record and differs from the portal, validated; `nil` where a value is refused.
    private func difference(
        from user: User,
        settings: [String: FieldValue],
        _ diagnose: Diagnose
    ) throws -> [String: FieldValue]? {
        var after: [String: FieldValue] = [:]
        var isValid = true
        // What a program clears is absent from the record, as what was empty before; only the settings tell.
        let cleared = schema.sorted(settings.keys).filter { settings[$0]?.isEmpty ?? false }
            .compactMap { schema.index(of: $0) }.filter { left[$0] == .absent }
        for index in left.indices + cleared {
            let field = schema.fields[index]
            guard field.kind != .identifier, !warned.contains(index), !isOnlyShown(index) else { continue }
            guard settings[field.name] != nil || !left.isSame(at: index, as: given) else { continue }
            do {
                guard let value = try uploaded(at: index, settings) ?? value(at: index) ?? emptied(field, settings)
                else { continue }
                let before = user.fields[field.name]
                guard !field.means(before, value) else { continue }
                let valid = try schema.validated(
                    value,
                    for: field.name,
                    departments: try host.departmentIDs(for: field.name)
                )
                if !field.means(before, valid) || !schema.shows(field.name) { after[field.name] = valid }
            } catch let refusal as Schema.Refusal {
                try self.diagnose(refusal, diagnose)
                isValid = false
            }
        }
        return isValid ? after : nil
    }

    /// The file that a program gives, which scripts see by its name, where no transform put something else there.
    private func uploaded(at index: Int, _ settings: [String: FieldValue]) -> FieldValue? {
        guard case .file(let file)? = settings[schema.fields[index].name], left.isSame(at: index, as: given) else {
            return nil
        }
        return .file(file)
    }

    private func emptied(_ field: UserField, _ settings: [String: FieldValue]) -> FieldValue? {
        settings[field.name].flatMap { $0.isEmpty ? $0 : nil }
    }
}
