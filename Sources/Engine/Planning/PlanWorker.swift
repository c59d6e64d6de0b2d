import Containment
import Judgement
import PortalModel
import Scripting
import Synchronization

/// One of several states with the chain of a run, for some of the employees: every recipe promises to be pure.
final class PlanWorker {
    /// Its result for a chunk.
    struct Product: Sendable {
        var seen: [SeenUser]
        /// The scripts' messages meanwhile: they are passed on in the order of the chunks.
        var messages: [ScriptMessage]
        var assumedRegions: [AssumedRegion: Int]
    }

    private let host: ScriptSession
    private let judge: RecordJudge
    private let regions = AssumedRegions()
    private let isStrict: Bool
    private let messages = MessageBuffer()

    /// Keeps scripts' messages until they are taken.
    private final class MessageBuffer: Sendable {
        private let messages = Mutex<[ScriptMessage]>([])

        func add(_ message: ScriptMessage) { messages.withLock { $0.append(message) } }

        func take() -> [ScriptMessage] {
            messages.withLock { messages in
                defer { messages = [] }
                return messages
            }
        }
    }

    init(_ request: PlanRequest, context: ScriptContext, header: [String]? = nil, pool: WorkerPool) throws {
        var context = context
        let messages = messages
        context.log = { messages.add($0) }
        // The session that takes the results counts the records that were stopped, of all states.
        context.limits.stoppedRecords = .max
        let host = ScriptSession(context, workers: pool)
        self.host = host
        isStrict = request.isStrict
        // In the order of the first state, since a script's random numbers depend on its index.
        let behind = try request.with.map { file in try host.load(file) }
        let chain = try request.scripts.map { file in try host.load(file) }
        judge = RecordJudge(try WorkerChain(chain + behind, header: header, in: host), in: host, counting: regions)
        // The first state has already reported it.
        _ = messages.take()
    }

    /// A switch that stops the running script from any thread.
    var canceller: WorkerStop { host.canceller }

    /// Sends users through the chain.
    func see(_ users: [User]) throws -> Product {
        let seen = try judge.see(users, isStrict: isStrict)
        return Product(seen: seen, messages: messages.take(), assumedRegions: regions.take(with: host))
    }

    /// Sends the users of rows through the chain, as if no two rows named the same one.
    ///
    /// - Returns: For each row what was seen; `nil` if nobody went through the chain for it.
    func see(
        _ chunk: [Result<InputRow, InputError>],
        _ finder: RowFinder,
        among selection: UserSelection
    ) throws -> [SeenRow?] {
        let binding = finder.binding
        let wanted = try chunk.map { row -> RowChange? in
            guard case .success(let row) = row, let user = try finder.user(of: row),
                selection.contains(user, in: finder.schema),
                let settings = try binding.settings(of: row, schema: finder.schema, over: user, report: { _ in })
            else { return nil }
            return RowChange(user: user, settings: settings, row: row)
        }
        try judge.expect(wanted.compactMap(\.self))
        return try wanted.map { change -> SeenRow? in
            try Task.checkCancellation()
            guard let change else { return nil }
            var findings: [Diagnostic] = []
            let verdict = try judge.change(
                of: change.user,
                setting: change.settings,
                by: binding,
                row: change.row,
                line: change.row.line
            ) { findings.append($0) }
            return SeenRow(
                user: change.user.id,
                verdict: verdict,
                findings: findings,
                messages: messages.take(),
                assumedRegions: regions.take(with: host)
            )
        }
    }
}

@available(*, unavailable)
extension PlanWorker: Sendable {}
