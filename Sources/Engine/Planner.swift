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
        do {
            let counts = try await plan(request, into: writer)
            try journal.record(run, counts.reasons)
            try writer.commit()
            return counts
        } catch {
            try writer.discard()
            throw error
        }
    }

    /// Plans with the fields that the scripts seem to need; where they turn out to need more, once again with all.
    ///
    /// A script computes and changes nothing, so that a second start is as good as the first.
    private func plan(_ request: PlanRequest, into writer: PlanWriter) async throws -> PlanCounts {
        let transcript = Transcript(log)
        guard let fields = try await fields(for: request) else {
            return try await plan(request, fields: nil, into: writer, transcript)
        }
        do {
            return try await plan(request, fields: fields, into: writer, transcript)
        } catch is UnfetchedField {
            try writer.startOver()
            transcript.startOver()
            var request = request
            request.input = try request.input?.reopened()
            return try await plan(request, fields: nil, into: writer, transcript)
        }
    }

    /// The fields to fetch at first; `nil` for all, as where the input can't be read twice.
    private func fields(for request: PlanRequest) async throws -> [String]? {
        guard request.input?.isRepeatable ?? true else { return nil }
        let estimate = FieldEstimate(
            scripts: request.scripts + request.with,
            settings: request.settings,
            header: request.input?.header,
            others: request.narrowing.selection.fields,
            schema: try await portal.schema()
        )
        return estimate.fields
    }

    private func plan(
        _ request: PlanRequest,
        fields: [String]?,
        into writer: PlanWriter,
        _ transcript: Transcript
    ) async throws -> PlanCounts {
        let directory = PortalSnapshot(portal: portal, fields: fields, progress: progress)
        let (progress, watch) = (progress, watch)
        let session = ScriptThread {
            try PlanSession(
                request,
                directory: directory,
                fields: fields.map { Set($0) },
                writer: writer,
                log: transcript.pass,
                progress: progress,
                watch: watch
            )
        }
        let canceller = try await session.run { session in session.canceller }
        return try await withTaskCancellationHandler {
            try await session.run { session in try session.plan() }
        } onCancel: {
            directory.cancel()
            canceller.cancel()
        }
    }
}
