public import Journal
public import PortalModel

/// Sends a plan to its portal, and journals what becomes of each change.
public struct Applier: Sendable {
    private let portal: any Portal
    private let journal: RunJournal
    private let schema: Schema
    private let maximumFailures: Int
    private let progress: @Sendable (Progress) -> Void

    /// Creates an applier.
    ///
    /// - Parameters:
    ///   - portal: The portal that the plan was made for.
    ///   - journal: The journal that holds the plan.
    ///   - schema: The fields of the portal's users.
    ///   - maximumFailures: How many changes may fail, in all, before no more are sent.
    ///   - progress: Is told how far the work has come.
    public init(
        portal: any Portal,
        journal: RunJournal,
        schema: Schema,
        maximumFailures: Int = .max,
        progress: @escaping @Sendable (Progress) -> Void = { _ in }
    ) {
        self.portal = portal
        self.journal = journal
        self.schema = schema
        self.maximumFailures = maximumFailures
        self.progress = progress
    }

    /// Sends all changes of a run that are planned.
    ///
    /// Each batch reads back the users of the batch before, so that every field's fate is known, and reads the users of the
    /// next one, so that a user who has moved since the plan was made, or who holds all of it already, is left alone.
    ///
    /// Where too many failed, what was sent is still read back; the others stay planned.
    ///
    /// - Parameter run: The run; what becomes of its changes is in the journal.
    /// - Returns: Whether all changes had their turn.
    /// - Throws: ``PortalError`` where the portal ended it, ``JournalError``, or `CancellationError` after the batch in flight.
    @discardableResult
    public func apply(_ run: RunID) async throws -> Bool {
        let summary = try journal.summary(run)
        let fields = schema.sorted(summary.fields.keys)
        let total = summary.states[.planned] ?? 0
        var window = DeliveryWindow(schema: schema, next: try page(run, after: nil))
        var done = 0
        var failures = 0
        var isWhole = true
        while let step = window.step(fields: fields) {
            try Task.checkCancellation()
            try journal.record(run, step.settled)
            try journal.markSending(run, step.delivery.changes.map(\.user))
            let report = try await portal.deliver(step.delivery)
            let following = try step.delivery.prepare.last.map { try page(run, after: $0) } ?? []
            let outcomes = window.accept(report, next: following)
            try journal.record(run, outcomes)
            failures += outcomes.count { if case .failed = $0.1 { true } else { false } }
            if failures >= maximumFailures, window.stop() { isWhole = false }
            done += step.settled.count + step.delivery.changes.count
            progress(Progress("sending", done: done, total: total))
        }
        return isWhole
    }

    private func page(_ run: RunID, after last: UserID?) throws(JournalError) -> [Change] {
        try journal.changes(run, after: last, limit: Delivery.capacity, state: .planned).map(\.change)
    }
}
