package import PortalModel

/// Judges the updates of a program, sends them through a chain, and plans them.
package final class UpdateJudge: UpdateSink {
    /// The most findings of one update that are reported.
    private static let mostFindings = 20

    private let records: RecordJudge
    private let plan: any ChangePlan
    private let directory: (any Directory)?
    private let rules: RecipeRules?
    /// The fields that the program may try to change in vain.
    private let undeclared: Set<String>
    private var schema: Schema { records.schema }
    /// Whether an update has reached a user.
    package private(set) var hasUpdated = false

    /// Creates a judge.
    ///
    /// - Parameters:
    ///   - rules: The program's promises; `nil` for a plain program, which has none.
    ///   - records: Judges the chain that the updates pass through.
    ///   - directory: Has the users before the run.
    ///   - plan: Where changes go.
    ///   - undeclared: The fields that the program doesn't declare, and whose updates are left out instead of ending it.
    package init(
        _ rules: RecipeRules?,
        through records: RecordJudge,
        in directory: (any Directory)?,
        into plan: any ChangePlan,
        leavingOut undeclared: Set<String> = []
    ) {
        self.rules = rules
        self.records = records
        self.directory = directory
        self.plan = plan
        self.undeclared = undeclared
        records.programRegions = rules?.regions
    }

    package func change(of user: UserID) throws -> Change? { try plan.change(of: user) }

    package func users(touching fields: Set<String>) throws -> Set<UserID> { try plan.users(touching: fields) }

    package func give(_ row: InputRow) { records.givenNumbers.add(row) }

    package func update(_ update: ProposedUpdate) throws {
        records.regions.count(read: update.regions)
        let (id, settings) = try validated(update)
        guard let user = try directory?.user(id) else {
            throw UpdateRefusal("there is no user \(id) on this portal", .raised)
        }
        hasUpdated = true
        guard try declares(settings, on: user) else { return }
        try checkPromises(of: settings, on: user)
        records.updated = Set(settings.keys)
        var findings: [Diagnostic] = []
        let planned = try plan.change(of: id)
        let location = records.explanation == nil ? nil : update.location
        let verdict = try records.change(
            of: user,
            setting: (planned?.after ?? [:]).merging(settings) { _, later in later },
            origin: { settings[$0] == nil ? planned?.locations[$0] : location },
            report: { finding in
                if finding.severity == .error { findings.append(finding) }
                try plan.report(finding)
            }
        )
        switch verdict {
        case .passed(var change?):
            let earlier = planned?.assumed.filter { settings[$0.key] == nil && change.after[$0.key] != nil } ?? [:]
            change.assumed.merge(earlier) { _, earlier in earlier }
            try plan.plan(change)
            try reportRenamings(of: update, to: settings, user.id)
        case .passed(nil): try plan.withdraw(id)
        case .skipped(let reason, let location): try plan.skip(id, reason, at: location)
        case .refused:
            let reasons = findings.map(\.message).joined(separator: "; ")
            throw UpdateRefusal("user \(id) is refused: \(reasons)", findings.first?.code)
        }
    }

    // MARK: Values

    /// The user and the fields of an update, with all that is wrong in one error.
    private func validated(_ update: ProposedUpdate) throws -> (UserID, [String: FieldValue]) {
        var findings: [(code: DiagnosticCode, message: String)] = []
        var settings: [String: FieldValue] = [:]
        let id = id(of: update)
        if id == nil { findings.append((.wrongType, "ID: expected the id of a user, a whole number from 1")) }
        for name in schema.sorted(update.fields.keys) where name != "ID" {
            guard findings.count <= Self.mostFindings else { break }
            let departments = try schema[name].flatMap { try records.departments(for: $0) }
            do throws(Schema.Refusal) {
                guard let value = try update.fields[name]?.get() else { continue }
                settings[name] = try schema.validated(value, for: name, departments: departments)
            } catch {
                // What the portal holds already is no change, whatever is in it.
                if error.code == .noText, let id, let value = try? update.fields[name]?.get(),
                    let held = try directory?.user(id)?.fields[name], schema[name]?.means(held, value) == true
                {
                    settings[name] = held
                    continue
                }
                let isNamed = error.message.hasPrefix(name)
                findings.append((error.code, isNamed ? error.message : "\(error.field): \(error.message)"))
            }
        }
        if let unnamed = update.unnamed {
            findings.append((.wrongType, "expected fields by name, got \(unnamed) in a list"))
        }
        guard let id, findings.isEmpty else { throw Self.refusal(findings) }
        return (id, settings)
    }

    private func id(of update: ProposedUpdate) -> UserID? {
        guard let value = try? update.fields["ID"]?.get(), let field = schema["ID"],
            case .integer(let number)? = try? schema.typed(value, for: field)
        else { return nil }
        return UserID(rawValue: number)
    }

    private static func refusal(_ findings: [(code: DiagnosticCode, message: String)]) -> UpdateRefusal {
        guard findings.count > 1 else { return UpdateRefusal(findings[0].message, findings[0].code) }
        let told = findings.prefix(mostFindings).map { "\n  - \($0.message)  (\($0.code.rawValue))" }
        return UpdateRefusal(told.joined() + (findings.count > mostFindings ? "\n  - …" : ""))
    }

    /// The file of an update has its right name before the record is judged, so that is noted here.
    private func reportRenamings(
        of update: ProposedUpdate,
        to settings: [String: FieldValue],
        _ user: UserID
    ) throws {
        for name in schema.sorted(settings.keys) {
            guard let given = try? update.fields[name]?.get(), let valid = settings[name],
                var notice = schema[name]?.renaming(of: given, to: valid)
            else { continue }
            notice.user = user
            try plan.report(notice)
        }
    }

    // MARK: Promises

    /// Whether the program has declared all that it changes; reports what it hasn't.
    ///
    /// - Throws: `UpdateRefusal`, which the program may catch, so that the report is what counts.
    private func declares(_ settings: [String: FieldValue], on user: User) throws -> Bool {
        guard let rules, let writes = rules.writes else { return true }
        let others = schema.sorted(settings.keys).filter { name in
            guard writes[name] == nil, let field = schema[name], let after = settings[name] else { return false }
            return !field.means(user.fields[name], after)
        }
        for name in others {
            let message = Promise.undeclared(name)
            var finding = Diagnostic(.error, .outsideWrites, message, field: name, user: user.id, location: rules.file)
            finding.script = rules.file
            try plan.report(finding)
        }
        if let name = others.first(where: { !undeclared.contains($0) }) {
            throw UpdateRefusal(Promise.undeclared(name), .outsideWrites)
        }
        return others.isEmpty
    }

    /// Refuses what breaks a promise, compared with what the portal holds; keeps the regions that had to be assumed.
    private func checkPromises(of settings: [String: FieldValue], on user: User) throws {
        guard let writes = rules?.writes else { return }
        var regions: [Int: AssumedRegion] = [:]
        for name in schema.sorted(settings.keys) {
            guard let after = settings[name], let field = schema[name] else { continue }
            let before = user.fields[name]
            guard !field.means(before, after) else { continue }
            do throws(Schema.Refusal) {
                let assumed = try Promise.check(writes[name], before, after, of: name, in: schema, records.phones) {
                    self.regions(of: user)
                }
                guard let assumed, let index = schema.index(of: name) else { continue }
                regions[index] = assumed
            } catch {
                throw UpdateRefusal(error.message, error.code)
            }
        }
        records.assumed = regions
    }

    /// The regions in which the program may read a number of a user that has no country code.
    private func regions(of user: User) -> AnySequence<AssumedRegion> {
        let countries = schema.fields.filter(\.isCountry).compactMap { field in
            user.fields[field.name]?.region(from: field.name)
        }
        return AnySequence((rules?.regions?.ofParameters ?? []) + countries + (rules?.regions?.ofTables ?? []))
    }
}

@available(*, unavailable)
extension UpdateJudge: Sendable {}
