public import Journal
public import PortalModel
public import Scripting
import Snapshot

/// Turns scripts and a portal into a plan: rows of the journal, validated, nothing sent.
public struct Planner: Sendable {
    private let portal: any Portal
    private let journal: RunJournal
    private let log: @Sendable (ScriptMessage) -> Void
    private let progress: @Sendable (Progress) -> Void
    private let watch: @Sendable (ScriptCanceller) -> Void

    /// Creates a planner.
    ///
    /// - Parameters:
    ///   - portal: The portal that scripts read.
    ///   - journal: Where the plan goes.
    ///   - log: Takes what scripts print and log, on the script's thread.
    ///   - progress: Is told how far the work has come, on several threads.
    ///   - watch: Is given the switch of each state that is opened.
    public init(
        portal: any Portal,
        journal: RunJournal,
        log: @escaping @Sendable (ScriptMessage) -> Void,
        progress: @escaping @Sendable (Progress) -> Void = { _ in },
        watch: @escaping @Sendable (ScriptCanceller) -> Void = { _ in }
    ) {
        self.portal = portal
        self.journal = journal
        self.log = log
        self.progress = progress
        self.watch = watch
    }

    /// Plans a run.
    ///
    /// A script that doesn't end well leaves nothing in the plan.
    ///
    /// - Parameters:
    ///   - request: What to plan.
    ///   - run: The run that the plan belongs to, begun in the journal.
    /// - Returns: What was seen.
    /// - Throws: ``ScriptError``, ``PortalError``, ``JournalError`` or `CancellationError`.
    public func plan(_ request: PlanRequest, run: RunID) async throws -> PlanCounts {
        let writer = journal.plan(run)
        let directory = PortalSnapshot(portal: portal, fields: nil, progress: progress)
        let (log, progress, watch) = (log, progress, watch)
        let session = ScriptThread {
            try PlanSession(request, directory: directory, writer: writer, log: log, progress: progress, watch: watch)
        }
        do {
            let canceller = try await session.run { session in session.canceller }
            let counts = try await withTaskCancellationHandler {
                try await session.run { session in try session.plan() }
            } onCancel: {
                directory.cancel()
                canceller.cancel()
            }
            try writer.commit()
            return counts
        } catch {
            try writer.discard()
            throw error
        }
    }
}
