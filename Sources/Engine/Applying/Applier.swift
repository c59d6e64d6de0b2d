public import Journal
public import PortalModel

/// Sends a plan to its portal, and records each change's outcome in the journal.
public struct Applier: Sendable {
    /// How many deliveries in a row may fail, with successful reads between them.
    private static let mostSetbacks = 10
    /// The same if the portal's limits are why: each may be a minute's wait.
    private static let mostSetbacksByLimits = 30
    /// How long after they were read users may be sent a change: somebody may have changed them meanwhile.
    private static let longestWait = Duration.seconds(5)

    private let portal: any Portal
    private let schema: Schema
    private let maximumFailures: Int
    private let progress: @Sendable (Progress) -> Void

    /// Creates an applier.
    ///
    /// - Parameters:
    ///   - portal: The portal that the plan was made for.
    ///   - schema: The fields of the portal's users.
    ///   - maximumFailures: How many changes may fail, in all, before no more are sent.
    ///   - progress: Receives the progress.
    public init(
        portal: any Portal,
        schema: Schema,
        maximumFailures: Int = .max,
        progress: @escaping @Sendable (Progress) -> Void = { _ in }
    ) {
        self.portal = portal
        self.schema = schema
        self.maximumFailures = maximumFailures
        self.progress = progress
    }

    /// Sends all unfinished changes of a run: of a new run all, of one that was interrupted the rest.
    ///
    /// Each batch reads back the users of the batch before, so that every field's fate is known, and reads the users of the next
    /// one, so that a user who has changed since the plan was made, or already holds all of it, is skipped; so is one to whom an
    /// interrupted run sent it, if that can be seen.
    ///
    /// If the portal's limits make it wait between reading users and sending their changes, the users are read again.
    ///
    /// If a delivery fails temporarily, its users are read again before it is repeated, since somebody may have changed them
    /// meanwhile.
    ///
    /// If too many failed, or the task is cancelled, what was sent is still read back; the others stay planned.
    ///
    /// - Parameter run: The run; its changes' outcomes go into the journal.
    /// - Returns: Whether all changes had their turn; not if too many failed.
    /// - Throws: ``PortalError`` if the portal ended it, ``JournalError``, or `CancellationError` after the batch in flight.
    @discardableResult
    public func apply(_ run: RecordedRun) async throws -> Bool {
        let fields = schema.sorted(try run.summary().fields.keys)
        let total = try run.unfinishedCounts().all
        var window = try self.window(over: run)
        var done = 0
        var failures = 0
        var isComplete = true
        var setbacks = 0
        while true {
            let isCancelled = Task.isCancelled
            if isCancelled || failures >= maximumFailures, window.stop() { isComplete = false }
            guard let planned = window.step(fields: fields) else { break }
            // Who cancels while changes wait still learns what was sent before.
            guard let step = try await due(planned, in: &window, fields) else { continue }
            try run.record(step.settled)
            try run.markSending(step.delivery.changes.map(\.user))
            let report: DeliveryReport
            do {
                report = isCancelled ? try await readBack(step.delivery) : try await portal.deliver(step.delivery)
            } catch let error as PortalError where error.isPassing && !step.delivery.changes.isEmpty {
                setbacks += 1
                guard setbacks < (error.isOfLimits ? Self.mostSetbacksByLimits : Self.mostSetbacks) else { throw error }
                // What is not known to be settled is read first, as when a run is resumed.
                window = try self.window(over: run)
                continue
            }
            if !step.delivery.changes.isEmpty { setbacks = 0 }
            let following = try step.delivery.prepare.last.map { try page(of: run, after: $0) } ?? []
            let known = try run.journal.rewritings(of: following.map(\.change.user))
            let outcomes = window.accept(report, next: following, rewritings: known)
            try run.record(outcomes)
            failures += outcomes.count { if case .failed = $0.1 { true } else { false } }
            done += step.settled.count + step.delivery.changes.count
            progress(Progress("sending", done: done, total: total))
        }
        if !isComplete { try Task.checkCancellation() }
        return isComplete
    }

    /// Waits until changes may be sent.
    ///
    /// - Returns: The step to take then, another one if the users were read again; `nil` if the task was cancelled meanwhile.
    private func due(
        _ step: DeliveryWindow.Step,
        in window: inout DeliveryWindow,
        _ fields: [String]
    ) async throws -> DeliveryWindow.Step? {
        guard !Task.isCancelled, !step.delivery.changes.isEmpty else { return step }
        var due = step
        do {
            if try await portal.awaitTurn(of: step.delivery) > Self.longestWait {
                window.renew(try await portal.users(window.awaited, fields: fields))
                due = window.step(fields: fields) ?? step
            }
        } catch {
            guard Task.isCancelled else { throw error }
            return nil
        }
        due.delivery.hasTurn = true
        return due
    }

    /// Reads back what was sent before the task was cancelled, in a task of its own.
    ///
    /// Somebody waits for the end, so there is no waiting for a slow portal: it is read when the run is resumed.
    private func readBack(_ delivery: Delivery) async throws -> DeliveryReport {
        let reading = Task { [portal] in try await portal.deliver(delivery) }
        let bound = Task {
            try await Task.sleep(for: .seconds(5))
            reading.cancel()
        }
        defer { bound.cancel() }
        guard let report = try? await reading.value else { throw CancellationError() }
        return report
    }

    /// A window at the first changes that have not come to their end.
    private func window(over run: RecordedRun) throws(JournalError) -> DeliveryWindow {
        let first = try page(of: run, after: nil)
        let known = try run.journal.rewritings(of: first.map(\.change.user))
        return DeliveryWindow(schema: schema, next: first, rewritings: known)
    }

    private func page(of run: RecordedRun, after last: UserID?) throws(JournalError) -> [PlannedChange] {
        try run.unfinished(after: last, limit: Delivery.capacity)
    }
}

extension PortalError {
    /// Whether the same may succeed later, and may have been carried out.
    fileprivate var isPassing: Bool {
        switch code.passes {
        case .unsent, .perhapsDone, .perhapsNotBitrix, .whenSlower, .afterReset: true
        case .never, .afterRenewal: false
        }
    }

    /// Whether one of the portal's limits was met; what came before it in the batch may have been carried out.
    fileprivate var isOfLimits: Bool { [.whenSlower, .afterReset].contains(code.passes) }
}
