public import Journal
import Judgement
public import PortalModel

/// Plans the undo of a run: the values before it, if those that it left are unchanged.
///
/// The plan is like any other, of its own run.
public struct UndoPlanner: Sendable {
    /// Changes may hold photos, which are large.
    private static let changesPerPage = 100
    /// Enough to fill a request of reads, and few enough to hold.
    private static let usersPerRead = 500

    private let portal: any Portal
    private let progress: @Sendable (Progress) -> Void

    /// Creates a planner.
    ///
    /// - Parameters:
    ///   - portal: The portal that the run was about.
    ///   - progress: Receives the progress.
    public init(
        portal: any Portal,
        progress: @escaping @Sendable (Progress) -> Void = { _ in }
    ) {
        self.portal = portal
        self.progress = progress
    }

    /// Plans the undo of a run.
    ///
    /// - Parameters:
    ///   - request: What to undo.
    ///   - run: The run that the plan belongs to: in the journal of the undone one, except for a dry run.
    /// - Returns: What was seen.
    /// - Throws: ``PortalError``, ``JournalError`` or `CancellationError`; the plan is empty then.
    public func plan(_ request: UndoRequest, run: RecordedRun) async throws -> PlanningResult {
        try await run.withPlan { writer in try await plan(request, into: writer) }
    }

    private func plan(_ request: UndoRequest, into writer: PlanWriter) async throws -> PlanningResult {
        let summary = try request.run.summary()
        let schema = try await portal.schema()
        let names = Set(summary.fields.keys).filter { request.fields?.contains($0) ?? true }
        let isMoving = names.contains { schema[$0]?.kind == .departments }
        let rules = UndoRules(
            schema: schema,
            departments: isMoving ? Set(try await portal.departments().map(\.id)) : nil,
            former: isMoving ? DepartmentTree(try request.run.departments()) : DepartmentTree([])
        )
        let shown = names.filter { schema[$0]?.kind != .photo }.union(["NAME", "LAST_NAME", "EMAIL"])
        let fields = schema.sorted(shown.filter(schema.shows))
        var counts = PlanningResult()
        var undo = UndoCounts(of: request.run.id)
        var waiting: [PlannedChange] = []
        var last: UserID?
        var isAtEnd = false
        while !isAtEnd {
            try Task.checkCancellation()
            let page = try request.run.changes(after: last, limit: Self.changesPerPage)
            last = page.last?.change.user
            isAtEnd = page.count < Self.changesPerPage
            waiting += page.compactMap { planned in part(of: planned, names, request.users, schema) }
            guard isAtEnd || waiting.count >= Self.usersPerRead else { continue }
            try await enter(waiting, fields, rules, request, &undo, writer)
            counts.users += waiting.count
            waiting = []
            progress(Progress("reading users", done: counts.users))
        }
        if request.users == nil { try skipForgotten(request, &undo, writer) }
        counts.undo = undo
        counts.ignoredBefore = try writer.reportIgnored(known: request.run.journal, in: schema)
        return counts
    }

    /// Reports whose values are gone, so that they can't be restored.
    private func skipForgotten(_ request: UndoRequest, _ counts: inout UndoCounts, _ writer: PlanWriter) throws {
        let forgotten = try request.run.forgottenAndSent(fields: request.fields)
        counts.kept += forgotten.values
        let message = "this person was forgotten with 'moonhook forget', so nothing is restored"
        for _ in 0..<forgotten.people { try writer.report(Diagnostic(.warning, .forgotten, message)) }
    }

    /// Adds the undo of changes to the plan.
    private func enter(
        _ changes: [PlannedChange],
        _ fields: [String],
        _ rules: UndoRules,
        _ request: UndoRequest,
        _ counts: inout UndoCounts,
        _ writer: PlanWriter
    ) async throws {
        let recorded = request.run.journal
        let users = try await portal.users(changes.map(\.change.user), fields: fields)
        let now = Dictionary(users.map { ($0.id, $0) }) { first, _ in first }
        for planned in changes {
            let user = now[planned.change.user]
            guard let change = try wayBack(of: planned, user, rules, recorded, &counts, writer) else { continue }
            let permitted = try request.protection.permitted(change, in: rules.schema, report: writer.report)
            counts.kept += change.after.count - (permitted?.after.count ?? 0)
            if let permitted { try writer.add(permitted) }
        }
    }

    /// What to check of a change; `nil` for nothing.
    private func part(
        of planned: PlannedChange,
        _ names: Set<String>,
        _ users: Set<UserID>?,
        _ schema: Schema
    ) -> PlannedChange? {
        guard users?.contains(planned.change.user) ?? true else { return nil }
        let carriedOut = planned.carriedOut
        guard var change = planned.change.keeping({ names.contains($0) && carriedOut.contains($0) }) else { return nil }
        // A photo's bytes are of no use here, and there may be hundreds.
        for name in change.after.keys where schema[name]?.kind == .photo { change.after[name] = .null }
        var part = planned
        part.change = change
        return part
    }

    /// The change that undoes a change, as far as possible; what stays is reported.
    private func wayBack(
        of planned: PlannedChange,
        _ user: User?,
        _ rules: UndoRules,
        _ recorded: RunJournal,
        _ counts: inout UndoCounts,
        _ writer: PlanWriter
    ) throws -> Change? {
        let id = planned.change.user
        var after: [String: FieldValue] = [:]
        for name in rules.schema.sorted(planned.change.after.keys) {
            switch try rules.decide(name, of: planned, user, rewritings: { try recorded.rewritings(of: id) }) {
            case .done: counts.back += 1
            case .goes(let value): after[name] = value
            case .stays(let refusal):
                counts.kept += 1
                try writer.report(
                    Diagnostic(.warning, refusal.code, refusal.message, field: refusal.field, user: id)
                )
            }
        }
        guard let user, !after.isEmpty else { return nil }
        var change = Change(
            user: id,
            person: user.displayName,
            before: user.fields.filter { after[$0.key] != nil },
            after: after
        )
        // The undo of an undo writes numbers again whose country somebody assumed.
        change.assumed = change.countriesByValues(in: rules.schema)
        return change
    }
}
