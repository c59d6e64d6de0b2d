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

    init(_ request: PlanRequest, context: ScriptContext, pool: WorkerPool) throws {
        var context = context
        let messages = messages
        context.log = { messages.add($0) }
        let host = ScriptSession(context, workers: pool)
        self.host = host
        isStrict = request.isStrict
        // In the order of the first state, since a script's random numbers depend on its index.
        let behind = try request.with.map { file in try host.load(file) }
        let chain = try request.scripts.map { file in try host.load(file) }
        judge = RecordJudge(try WorkerChain(chain + behind, in: host), in: host, counting: regions)
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
}

@available(*, unavailable)
extension PlanWorker: Sendable {}
