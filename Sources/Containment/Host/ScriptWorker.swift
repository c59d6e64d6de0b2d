import Foundation
import Lua
import PortalModel
import Scripting

/// One script in a worker of its own, as its host sees it.
///
/// It belongs to one thread, which waits while the script runs and serves what it reads. Nothing that comes back is believed: a
/// worker that breaks the protocol is ended, and its script with it.
final class ScriptWorker {
    /// What a request may use.
    struct Allowance {
        /// The processor time from the start, or from one record to the next.
        var time: Duration
        /// How many records may be begun.
        var records: UInt64 = 0

        /// How far past its time a script may run: it stops itself, unless it is in an instruction that nothing else can end.
        static let grace = Duration.seconds(2)
        /// How much longer a worker may take that uses no processor time: the machine may be busy.
        static let silence = Duration.seconds(30)
    }

    let file: ScriptFile
    private let context: ScriptContext
    private let stop: WorkerStop
    /// How much less the times of ``Allowance`` are; tests need not wait for them.
    private let hurry: Double
    let connection: WorkerConnection
    /// What it may read; see ``HostAnswers``.
    let answers: HostAnswers
    /// How many functions were prepared in it.
    var prepared = 0
    /// How many records it has given back, and former scripts of its connection before it.
    var settled: UInt64
    /// How many requests and records it was sent and hasn't answered.
    var owed = 0
    /// Whether a later session can use its connection: it lives, and has answered all that it was sent.
    var isFree: Bool { owed == 0 && !connection.life.isOver }
    /// The error of the last question that could not be answered, for the case that it ends the script.
    private var refusal: (any Error)?

    /// Opens a state for a script.
    ///
    /// With a connection that has run the same script before, that state is closed.
    ///
    /// - Throws: ``ScriptError`` if the worker can't be started, or has no memory for a state.
    init(
        _ file: ScriptFile,
        _ context: ScriptContext,
        seed: Int,
        answers: HostAnswers,
        on former: WorkerConnection? = nil,
        from pool: WorkerPool,
        stop: WorkerStop
    ) throws {
        self.file = file
        self.context = context
        self.answers = answers
        self.stop = stop
        hurry = pool.hurry
        do {
            connection = try former ?? pool.connection(for: context.limits.memoryBytes)
        } catch {
            throw ScriptError(.failed, "\(file.name): \(error)", diagnostic: .workerDied)
        }
        settled = connection.life.begun
        stop.add(connection.life)
        let opening = WorkerOpening(
            name: file.name,
            source: file.source,
            version: context.version,
            fields: context.schema.fields,
            fetched: context.fields.map { $0.sorted() },
            limits: context.limits,
            seed: seed,
            now: context.now.timeIntervalSince1970,
            hasDirectory: context.directory != nil
        )
        _ = try request(.open(opening), program)
    }

    /// What a chunk or a program may use.
    var program: Allowance { Allowance(time: context.limits.programTime) }
    /// What a single look may use.
    var record: Allowance { Allowance(time: context.limits.recordTime) }

    /// Sends a message and waits until it is done.
    ///
    /// - Returns: What a chunk returned.
    /// - Throws: ``ScriptError``, `LuaError`, ``UnfetchedField``, what the directory met, or `CancellationError`.
    func request(_ message: HostMessage, _ allowance: Allowance) throws -> [LuaValue] {
        var writer = MessageWriter()
        writer.put(message)
        owed += 1
        try send(writer, allowance)
        let answer = try receive(allowance) { message in
            guard case .outcomes = message else { return message }
            return nil
        }
        owed -= 1
        switch answer.message {
        case .done(let values, let notes):
            try finish(answer.rest)
            try take(notes)
            return values
        case .failed(let failure, let notes):
            try finish(answer.rest)
            try take(notes)
            throw error(of: failure)
        default: throw fault("it has answered something else")
        }
    }

    /// Sends a message that is not answered by itself.
    ///
    /// - Parameters:
    ///   - writer: The message.
    ///   - allowance: What the worker may use until it has taken it.
    /// - Throws: ``WorkerDeath`` or `CancellationError`.
    func send(_ writer: MessageWriter, _ allowance: Allowance) throws {
        var clock: WorkerClock?
        try living {
            try connection.channel.send(writer) {
                clock = clock ?? WorkerClock(connection, allowance, hurry: hurry)
                try clock?.look()
            }
        }
    }

    /// Converts what ends a worker.
    private func living<Result>(_ body: () throws -> Result) throws -> Result {
        do {
            return try body()
        } catch is MessageChannel.Closed {
            throw death()
        } catch let error as MessageError {
            throw fault(error.description)
        } catch let violation as HostAnswers.Violation {
            throw fault(violation.description)
        } catch is WorkerClock.TimeIsUp {
            endNow()
            guard !stop.isStopped else { throw CancellationError() }
            throw WorkerDeath(.overdue, file.name, begun: connection.life.begun)
        }
    }

    /// Waits for a message, and serves the worker until then.
    ///
    /// - Parameters:
    ///   - allowance: What the script may use meanwhile.
    ///   - accept: Returns the message if it is expected.
    /// - Returns: The message, and the bytes after it.
    /// - Throws: ``WorkerDeath``, what the directory met, or `CancellationError`.
    func receive(
        _ allowance: Allowance,
        _ accept: (WorkerMessage) -> WorkerMessage?
    ) throws -> (message: WorkerMessage, rest: MessageReader) {
        var clock = WorkerClock(connection, allowance, hurry: hurry)
        return try living {
            while true {
                var reader = try connection.channel.receive { try clock.look() }
                let message = try reader.value(WorkerMessage.self)
                try clock.lookNowAndThen()
                switch message {
                case .log(let text):
                    try reader.finish()
                    answers.log(text)
                case .ask(let question):
                    try reader.finish()
                    let start = ContinuousClock.now
                    let bytes = try answer(question, allowance)
                    try clock.excuse(ContinuousClock.now - start, bytes: bytes)
                default:
                    guard let message = accept(message) else { throw fault("it has sent what nobody expects") }
                    return (message, reader)
                }
            }
        }
    }

    /// Answers a question; returns the length of the answer.
    private func answer(_ question: WorkerQuestion, _ allowance: Allowance) throws -> Int {
        var writer = MessageWriter()
        do {
            writer.put(HostMessage.answer(try answers.answer(question)))
        } catch let error as HostAnswers.Refusal {
            refusal = error.underlying
            writer.put(HostMessage.answer(.failed(error.words)))
        }
        try send(writer, allowance)
        return writer.bytes.count
    }

    /// Takes what it has noted.
    func take(_ notes: WorkerNotes) throws { try living { try answers.take(notes) } }

    func finish(_ rest: MessageReader) throws {
        do throws(MessageError) { try rest.finish() } catch { throw fault(error.description) }
    }

    // MARK: Ends

    /// What a failure is to the host.
    func error(of failure: WorkerFailure) -> any Error {
        guard !stop.isStopped else { return CancellationError() }
        switch failure {
        case .script(let error):
            return error.diagnostic == .workerDied ? fault("it says that it has died, and it lives") : error
        case .lua(let error):
            return error.code == .cancelled ? fault("it says that it was cancelled, and it wasn't") : error
        case .unfetched(let field):
            guard answers.canLack(field) else { return fault("it lacks a field that nobody keeps from it") }
            return UnfetchedField(field: field)
        case .outsideReads(let field):
            guard answers.hidden.contains(field) else { return fault("it misses a field that its recipe sees") }
            return OutsideReads(field: field)
        case .host: return refusal ?? fault("it has failed for no reason of its host's")
        case .other(let words): return ScriptError(.failed, "\(file.name): \(words)")
        }
    }

    /// Ends a worker that breaks the protocol.
    func fault(_ words: String) -> any Error {
        endNow()
        guard !stop.isStopped else { return CancellationError() }
        return WorkerDeath(.fault(words), file.name, begun: connection.life.begun)
    }

    /// Ends it, so that nothing which it has sent is read any more.
    private func endNow() {
        connection.life.stop()
        _ = connection.end()
    }

    private func death() -> any Error {
        guard !stop.isStopped else { return CancellationError() }
        return WorkerDeath(.ended(connection.end()), file.name, begun: connection.life.begun)
    }
}

@available(*, unavailable)
extension ScriptWorker: Sendable {}
