public import Journal
public import PortalModel

/// Records a plan from its file in the journal, like any other plan.
public struct PlanFilePlanner: Sendable {
    private static let usersPerPage = 500

    private let portal: any Portal
    private let protection: Protection
    private let rewritings: RunJournal?
    private let progress: @Sendable (Progress) -> Void

    /// Creates a planner.
    ///
    /// - Parameters:
    ///   - portal: The portal that the plan goes to.
    ///   - protection: What no plan may change.
    ///   - rewritings: The journal that knows what the portal does with values, if it isn't the run's own, as for a dry run.
    ///   - progress: Receives the progress.
    public init(
        portal: any Portal,
        protection: Protection = Protection(),
        rewritings: RunJournal? = nil,
        progress: @escaping @Sendable (Progress) -> Void = { _ in }
    ) {
        self.portal = portal
        self.protection = protection
        self.rewritings = rewritings
        self.progress = progress
    }

    /// Reads a plan, and checks that all of it can be sent: a plan is sent as it was seen, and not in part.
    ///
    /// - Parameters:
    ///   - file: The plan.
    ///   - run: The run that the plan belongs to; it has no changes if the plan is refused.
    /// - Returns: What was seen.
    /// - Throws: ``PlanFileError`` at the first line that doesn't pass; ``PortalError``, ``JournalError``, `StreamError` or
    ///   `CancellationError`.
    @discardableResult
    public func plan(_ file: PlanFileReader, run: RecordedRun) async throws -> PlanningResult {
        try await run.withPlan { writer in try await fill(writer, from: file) }
        var counts = PlanningResult()
        counts.ignoredBefore = try await settle(run)
        return counts
    }

    /// Compares the plan with the portal, and records what needs no sending: conflicts, and what users hold already.
    ///
    /// From here on users have their names on the portal; the plan's hash stays that of the file.
    ///
    /// - Returns: How many values are sent that the portal ignored before.
    private func settle(_ run: RecordedRun) async throws -> Int {
        _ = try run.stampPlan()
        let known = rewritings ?? run.journal
        var ignored = 0
        let schema = try await portal.schema()
        let fields = schema.sorted(Set(try run.summary().fields.keys).union(["NAME", "LAST_NAME", "EMAIL"]))
        var last: UserID?
        while true {
            try Task.checkCancellation()
            let page = try run.changes(after: last, limit: Self.usersPerPage)
            guard let end = page.last?.change.user else { break }
            let users = try await portal.users(page.map(\.change.user), fields: fields)
            let rewritings = try known.rewritings(of: page.map(\.change.user))
            let settled = DeliveryWindow.settled(page, users, schema: schema, rewritings: rewritings)
            try run.record(settled)
            try name(page.map(\.change), as: users, in: run)
            let done = Set(settled.map(\.0))
            let findings = try page.map(\.change).filter { !done.contains($0.user) }.flatMap { change in
                try known.findings(onIgnored: change, in: schema)
            }
            try run.add(findings)
            ignored += findings.count
            last = end
        }
        return ignored
    }

    /// Gives users their names on the portal, and reports other names in the file.
    private func name(_ changes: [Change], as users: [User], in run: RecordedRun) throws {
        let known = Dictionary(users.map { ($0.id, $0) }) { first, _ in first }
        var names: [UserID: String] = [:]
        var findings: [Diagnostic] = []
        for change in changes {
            // A deleted user is a conflict.
            guard let user = known[change.user], user.displayName != change.person else { continue }
            names[change.user] = user.displayName
            // A plan that was sent already may have changed the name itself.
            guard user.before(change).displayName != change.person else { continue }
            findings.append(Diagnostic(.warning, .otherName, Self.otherName, user: change.user))
        }
        try run.rename(names)
        try run.add(findings)
    }

    private static let otherName = "the plan file has another name for this user than the portal, whose name is shown"

    private func fill(_ writer: PlanWriter, from file: PlanFileReader) async throws {
        try file.check(portal: portal.name)
        var file = file
        let schema = try await portal.schema()
        var departments: Set<Int>?
        var done = 0
        while let change = try file.next() {
            try Task.checkCancellation()
            for name in schema.sorted(change.after.keys) {
                if schema[name]?.kind == .departments, departments == nil {
                    departments = Set(try await portal.departments().map(\.id))
                }
                try check(name, of: change, in: schema, departments, file)
            }
            guard !protection.users.contains(change.user) else { throw protected("user \(change.user)", file) }
            try writer.add(change)
            done += 1
            progress(Progress("reading the plan", done: done))
        }
    }

    /// Whether the portal accepts the value, and shows the field's value if the plan has seen one.
    private func check(
        _ name: String,
        of change: Change,
        in schema: Schema,
        _ departments: Set<Int>?,
        _ file: PlanFileReader
    ) throws {
        guard let value = change.after[name] else { return }
        do throws(Schema.Refusal) {
            let valid = try schema.validated(value, for: name, departments: departments)
            guard valid == value || isSameOption(valid, value, of: schema[name]) else {
                throw Schema.Refusal(.wrongType, field: name, message: "the value doesn't have the field's format")
            }
        } catch {
            let prefix = error.message.hasPrefix(name) ? "" : "\(error.field): "
            throw file.failure(.refused(error.code), prefix + error.message)
        }
        guard !protection.fields.contains(name) else { throw protected(name, file) }
        guard change.unseen.contains(name) || schema.shows(name) else {
            throw file.failure(
                .refused(.unknownField),
                "\(schema.hiddenField(name)), so it is unknown whether it has changed"
            )
        }
    }

    /// Whether a file names an option that was renamed since, or by its label alone, as older ones do.
    private func isSameOption(_ valid: FieldValue, _ value: FieldValue, of field: UserField?) -> Bool {
        guard let field, case .enumeration = field.kind else { return false }
        return field.means(valid, value)
    }

    private func protected(_ what: String, _ file: PlanFileReader) -> PlanFileError {
        PlanFileError(
            .refused(.protected),
            in: file.name,
            line: file.line,
            "moonhook.lua protects \(what), and a plan is sent in full or not at all; make a new one, which leaves that out"
        )
    }
}

extension User {
    /// The user as a change found it, if the user holds what the change sets.
    fileprivate func before(_ change: Change) -> User {
        var user = self
        for (field, value) in change.after where fields[field] ?? .null == value {
            user.fields[field] = change.before[field]
        }
        return user
    }
}
