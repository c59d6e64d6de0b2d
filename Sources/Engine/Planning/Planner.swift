public import Containment
public import Journal
public import PortalModel
public import Scripting
import Snapshot

/// Turns scripts and a portal into a plan: rows of the journal, validated, nothing sent.
public struct Planner: Sendable {
    private let portal: any Portal
    private let rewritings: RunJournal?
    private let log: @Sendable (ScriptMessage) -> Void
    private let progress: @Sendable (Progress) -> Void
    private let pool: WorkerPool
    private let workers: Int

    /// Creates a planner.
    ///
    /// - Parameters:
    ///   - portal: The portal that scripts read.
    ///   - rewritings: The journal that knows how the portal rewrites values, if it isn't the run's own, as for a dry run.
    ///   - log: Takes what scripts print and log, on the script's thread.
    ///   - progress: Receives the progress, on several threads.
    ///   - pool: Starts the workers in which scripts run.
    ///   - workers: How many workers a script has if every recipe promises to be pure; otherwise there is one.
    public init(
        portal: any Portal,
        rewritings: RunJournal? = nil,
        log: @escaping @Sendable (ScriptMessage) -> Void,
        progress: @escaping @Sendable (Progress) -> Void = { _ in },
        pool: WorkerPool,
        workers: Int = 1
    ) {
        self.portal = portal
        self.rewritings = rewritings
        self.log = log
        self.progress = progress
        self.pool = pool
        self.workers = workers
    }

    /// Plans a run.
    ///
    /// A script that fails leaves nothing in the plan.
    ///
    /// - Parameters:
    ///   - request: What to plan.
    ///   - run: The run that the plan belongs to.
    /// - Returns: What was seen.
    /// - Throws: ``ScriptError``, ``PortalError``, ``JournalError`` or `CancellationError`.
    public func plan(_ request: PlanRequest, run: RecordedRun) async throws -> PlanningResult {
        let rewritings = rewritings ?? run.journal
        return try await run.withPlan { writer in
            let counts = try await plan(request, into: writer, rewritings)
            try run.record(counts.reasons)
            return counts
        }
    }

    /// Plans with the fields that the scripts seem to need; if they turn out to need more, again with all.
    ///
    /// A script computes and changes nothing, so it can start again.
    private func plan(
        _ request: PlanRequest,
        into writer: PlanWriter,
        _ rewritings: RunJournal
    ) async throws -> PlanningResult {
        let transcript = Transcript(log)
        guard let fields = try await fields(for: request) else {
            return try await plan(request, fields: nil, into: writer, rewritings, transcript)
        }
        do {
            return try await plan(request, fields: fields, into: writer, rewritings, transcript)
        } catch is UnfetchedField {
            try writer.startOver()
            transcript.startOver()
            var request = request
            request.input = try request.input?.reopened()
            return try await plan(request, fields: nil, into: writer, rewritings, transcript)
        }
    }

    /// The fields to fetch at first; `nil` for all, for example if the input can't be read twice.
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
        _ rewritings: RunJournal,
        _ transcript: Transcript
    ) async throws -> PlanningResult {
        let directory = PortalSnapshot(portal: portal, fields: fields, progress: progress)
        let (progress, pool) = (progress, pool)
        let session = ScriptThread {
            try PlanSession(
                request,
                directory: directory,
                fields: fields.map { Set($0) },
                writer: writer,
                rewritings: rewritings,
                log: transcript.pass,
                progress: progress,
                pool: pool
            )
        }
        let canceller = try await session.run { session in session.canceller }
        return try await withTaskCancellationHandler {
            try await session.run { session in try session.begin() }
            try await see(request, in: session)
            return try await session.run { session in try session.end() }
        } onCancel: {
            directory.cancel()
            canceller.cancel()
        }
    }

    /// The chunks of rows that aren't worth a second state.
    private static let fewChunks = 8

    /// Sends the employees or the rows through the chain: on all processors if every recipe promises to be pure.
    private func see(_ request: PlanRequest, in session: ScriptThread<PlanSession>) async throws {
        let isDivisible = try await session.run { $0.employees?.isDivisible ?? false }
        guard isDivisible, workers > 1 else {
            while let users = try await session.run({ try $0.nextEmployees() }) {
                try await session.run { session in try session.accept(try session.see(users)) }
            }
            return try await seeRows(request, in: session)
        }
        try await parallel(request, header: nil, in: session) { state, users in
            try await state.run { try $0.see(users) }
        } next: {
            try await session.run { try $0.nextEmployees() }
        } accept: { product in
            try await session.run { try $0.accept(product) }
        }
    }

    private func seeRows(_ request: PlanRequest, in session: ScriptThread<PlanSession>) async throws {
        let isDivisible = try await session.run { $0.rows?.isDivisible ?? false }
        var chunks = 0
        while !isDivisible || workers < 2 || chunks < Self.fewChunks {
            guard let rows = try await session.run({ try $0.nextRows() }) else { return }
            try await session.run { try $0.accept(rows) }
            chunks += 1
        }
        let finder = try await session.run { $0.rows?.source.finder }
        guard let finder else { return }
        let selection = request.narrowing.selection
        try await parallel(request, header: request.input?.header, in: session) { state, rows in
            (rows, try await state.run { try $0.see(rows, finder, among: selection) })
        } next: {
            try await session.run { try $0.nextRows() }
        } accept: { rows, seen in
            try await session.run { try $0.accept(rows, seen) }
        }
    }

    /// Works on chunks in several states.
    private func parallel<Chunk: Sendable, Product: Sendable>(
        _ request: PlanRequest,
        header: [String]?,
        in session: ScriptThread<PlanSession>,
        work: @escaping @Sendable (ScriptThread<PlanWorker>, Chunk) async throws -> Product,
        next: () async throws -> Chunk?,
        accept: (Product) async throws -> Void
    ) async throws {
        let context = try await session.run { $0.context }
        let pool = pool
        let states = (0..<workers).map { _ in
            ScriptThread { try PlanWorker(request, context: context, header: header, pool: pool) }
        }
        var cancellers: [WorkerStop] = []
        for state in states { cancellers.append(try await state.run { $0.canceller }) }
        let workers = OrderedWorkers(
            work: states.map { state in { @Sendable number, chunk in (number, try await work(state, chunk)) } }
        )
        try await withTaskCancellationHandler {
            try await workers.run(next: { _ in try await next() }, accept: accept)
        } onCancel: { [cancellers] in
            for canceller in cancellers { canceller.cancel() }
        }
    }
}
