import Lua
import PortalModel
import Scripting

/// One function of a chain in its worker.
///
/// Records that were sent come back in their order. If the worker of a pure recipe dies, the record at hand is refused, and the others go
/// to a new one.
final class StageWorker {
    /// A record that came back before it was asked for.
    private final class Returned {
        let number: Int
        let outcome: Result<StageOutcome, any Error>
        let output: RecordBuffer

        init(_ number: Int, _ outcome: Result<StageOutcome, any Error>, _ output: RecordBuffer) {
            (self.number, self.outcome, self.output) = (number, outcome, output)
        }
    }

    /// The record whose worker's death ends the run.
    private static let mostDeaths = 10
    /// About how long a message of records is at most.
    private static let longestMessage = 4 << 20

    let function: WorkerFunction
    private let session: ScriptSession
    private let script: ScriptSession.Script
    private let isHidden: [Bool]?
    private let names: [String]
    /// The worker in which the function is prepared, and its index there.
    private var prepared: ScriptWorker?
    private var index = 0
    /// How many columns a row has; `nil` if the function has no parameter for it.
    private var columns: Int?
    /// The records that were sent and haven't come back.
    private var sent: ArraySlice<ExpectedRecord> = []
    /// Why the worker died at records among ``sent``, by their numbers.
    private var deaths: [Int: WorkerDeath] = [:]
    private var deathCount = 0
    /// The first record of a message that was sent while the worker worked, until it surely has taken that.
    private var ahead: ExpectedRecord?
    /// The rest of the last message, and how many outcomes it holds.
    private var frame: (message: MessageReader, count: Int) = (MessageReader([]), 0)
    private var returned: ArraySlice<Returned> = []
    private let changes: RecordBuffer
    /// Buffers that were used before.
    private var spare: [RecordBuffer] = []

    /// Whether the result depends on nothing but the record.
    var isPure: Bool { script.recipe?.isPure == true }

    init(_ script: ScriptSession.Script, _ function: WorkerFunction, in session: ScriptSession) throws {
        (self.script, self.function, self.session) = (script, function, session)
        let hidden = script.worker.answers.hidden
        let fields = session.schema.fields
        names = fields.map(\.name)
        isHidden = hidden.isEmpty ? nil : fields.map { hidden.contains($0.name) }
        changes = RecordBuffer(count: fields.count)
        try prepare()
    }

    private func prepare() throws {
        let worker = script.worker
        index = worker.prepared
        worker.prepared += 1
        let takesRows = try worker.request(.prepare(function), worker.record) != [.boolean(false)]
        columns = takesRows ? function.header?.count ?? 0 : nil
        prepared = worker
    }

    // MARK: Sending

    /// Sends as many of the records as a message should hold; what was sent before is no longer wanted.
    ///
    /// A worker that still gives back other records takes none, so neither side would ever wait for the other to read.
    func send(_ records: [ExpectedRecord]) throws {
        guard !records.isEmpty else { return }
        try drop()
        sent = records[...]
        try write()
    }

    /// About how long a message is at most that is sent while the worker works: a socket takes it without anybody reading.
    private static let longestMessageAhead = 96 << 10

    /// Sends records behind those that were sent before, if the worker surely has room for them.
    ///
    /// The worker has taken the message before this one whole, as soon as anything has come back of it. If it gives back records while
    /// nobody reads, it waits for its host, which doesn't wait for it.
    ///
    /// - Returns: Whether they were sent.
    func sendBehind(_ records: [ExpectedRecord]) throws -> Bool {
        guard frame.count > 0, deaths.isEmpty, returned.isEmpty, prepared === script.worker, ahead == nil else {
            return false
        }
        let (message, count, rest) = message(of: records[...])
        guard rest.isEmpty, message.bytes.count < Self.longestMessageAhead else { return false }
        script.worker.owed += count
        do {
            try script.worker.send(message, script.worker.record)
        } catch is WorkerDeath {
            // The next read finds out, and sends everything again.
        }
        sent += records
        ahead = records.first
        return true
    }

    /// A message of as many records as it should hold, their count, and the others.
    private func message(
        of records: ArraySlice<ExpectedRecord>
    ) -> (message: MessageWriter, count: Int, rest: ArraySlice<ExpectedRecord>) {
        var message = MessageWriter()
        let isRevised = script.worker.answers.isRevised()
        message.put(HostMessage.records(function: index, count: 0, isRevised: isRevised))
        var count = 0
        var rest = records
        while let record = rest.first, count == 0 || message.bytes.count < Self.longestMessage {
            rest.removeFirst()
            guard deaths.isEmpty || deaths[record.visit.number] == nil else { continue }
            if isHidden == nil, let fields = record.fields {
                message.put(record.visit, fields.bytes[fields.range], columns: columns)
            } else {
                message.put(record.visit, record.input, hiding: isHidden, columns: columns)
            }
            count += 1
        }
        message.set(count: count, at: HostMessage.offsetOfRecordCount)
        return (message, count, rest)
    }

    /// Sends all that its worker hasn't seen.
    private func write() throws {
        ahead = nil
        do {
            if prepared !== script.worker { try prepare() }
            let (message, count, rest) = message(of: sent)
            // The others are sent when they are asked for.
            sent = sent.prefix(upTo: rest.startIndex)
            guard count > 0 else { return }
            script.worker.owed += count
            try script.worker.send(message, script.worker.record)
        } catch let death as WorkerDeath {
            try survive(death)
        }
    }

    /// Forgets what was sent and is no longer wanted.
    func drop() throws {
        while !sent.isEmpty { _ = try next(into: spareOutput) }
        returned = []
    }

    // MARK: Receiving

    /// The outcome of a record that was sent before, or is sent now.
    func take(_ visit: RecordVisit, on input: RecordBuffer, into output: RecordBuffer) throws -> StageOutcome {
        returned = returned.drop { $0.number != visit.number }
        if let record = returned.popFirst() {
            output.exchange(with: record.output)
            spare.append(record.output)
            return try record.outcome.get()
        }
        if sent.first?.visit.number != visit.number {
            let isSent = sent.contains { $0.visit.number == visit.number }
            while let first = sent.first, !isSent || first.visit.number != visit.number {
                _ = try next(into: spareOutput)
            }
        }
        if sent.isEmpty {
            let record = ExpectedRecord(visit, count: names.count)
            record.input.copy(input)
            try send([record])
        }
        return try next(into: output).get()
    }

    /// Takes the next record if it was sent as bytes and its function was quiet, and `accept` returns where its changes end.
    func take(_ number: Int, _ accept: ([UInt8], Int) -> Int?) throws -> Bool {
        guard isHidden == nil, deaths.isEmpty, returned.isEmpty, sent.first?.visit.number == number else {
            return false
        }
        if frame.count == 0 {
            do {
                try receiveFrame()
            } catch let death as WorkerDeath {
                try survive(death)
                return false
            }
        }
        guard frame.message.takeChanges(accept) else { return false }
        try passRecord()
        return true
    }

    /// Goes on to the next record, since the outcome of this one was read.
    private func passRecord() throws {
        // Another stage of the same script may have got a new worker meanwhile.
        let worker = prepared ?? script.worker
        frame.count -= 1
        worker.owed -= 1
        worker.settled += 1
        sent.removeFirst()
        if frame.count == 0 || sent.isEmpty { try worker.finish(frame.message) }
    }

    /// Whether the record was sent and hasn't come back.
    func lacks(_ visit: RecordVisit) -> Bool {
        !returned.contains { $0.number == visit.number } && sent.contains { $0.visit.number == visit.number }
    }

    /// Waits for some of the records.
    ///
    /// - Returns: Those that passed, as they are for the next function.
    func receive() throws -> [ExpectedRecord] {
        var passed: [ExpectedRecord] = []
        repeat {
            guard let record = sent.first else { break }
            let output = spare.popLast() ?? RecordBuffer(count: names.count)
            let outcome = try next(into: output)
            returned.append(Returned(record.visit.number, outcome, output))
            // The judge gives a field with a warning another value.
            guard case .success(.passed(let marks)) = outcome, marks.warnings.isEmpty else { continue }
            // The judge may alter its own.
            let next = ExpectedRecord(record.visit, count: names.count)
            next.input.copy(output)
            passed.append(next)
        } while frame.count > 0
        return passed
    }

    private lazy var spareOutput = RecordBuffer(count: names.count)

    /// The outcome of the first record that was sent.
    ///
    /// - Returns: The outcome, or what ends the run at this record.
    private func next(into output: RecordBuffer) throws -> Result<StageOutcome, any Error> {
        while let record = sent.first {
            if !deaths.isEmpty, let death = deaths.removeValue(forKey: record.visit.number) {
                sent.removeFirst()
                let finding = Diagnostic(.error, .workerDied, death.words, location: script.file.name)
                return .success(.refused(finding))
            }
            do {
                if frame.count == 0 { try receiveFrame() }
                return try outcome(of: record, into: output)
            } catch let death as WorkerDeath {
                try survive(death)
            }
        }
        throw ScriptError(.failed, "\(script.file.name): a record is lost (this is a bug, please report it)")
    }

    private func receiveFrame() throws {
        let worker = script.worker
        var allowance = worker.record
        allowance.records = UInt64(sent.count)
        let answer = try worker.receive(allowance) { message in
            if case .outcomes = message { message } else { nil }
        }
        guard case .outcomes(let count) = answer.message, count > 0, count <= sent.count - deaths.count else {
            throw worker.fault("it has sent more records than it was given")
        }
        frame = (answer.rest, count)
        if sent.first === ahead { ahead = nil }
    }

    private func outcome(
        of record: ExpectedRecord,
        into output: RecordBuffer
    ) throws -> Result<StageOutcome, any Error> {
        let worker = script.worker
        let outcome: RecordOutcome
        do throws(MessageError) {
            outcome = try read(of: record, into: output)
        } catch {
            throw worker.fault(error.description)
        }
        // Nothing comes after what ends the run.
        if case .failed = outcome.end { (sent, deaths) = (sent.prefix(1), [:]) }
        try passRecord()
        for message in outcome.messages { worker.answers.log(message) }
        if !outcome.askedColumns.isEmpty { try worker.take(WorkerNotes(askedColumns: outcome.askedColumns)) }
        switch outcome.end {
        case .failed(let failure): return .failure(worker.error(of: failure))
        case .ended(.passed) where output.isTooLong:
            let words = "the record is longer than 1 MiB"
            return .success(.refused(Diagnostic(.error, .tooLong, words, location: script.file.name)))
        case .ended(let end): return .success(end)
        }
    }

    private func read(
        of record: ExpectedRecord,
        into output: RecordBuffer
    ) throws(MessageError) -> RecordOutcome {
        let outcome = try frame.message.outcome()
        guard case .ended(let end) = outcome.end else { return outcome }
        guard isHonest(end) else { throw MessageError("a record came back with what no script can do") }
        if case .passed = end {
            try frame.message.changes(of: record.input, hiding: isHidden, names: names, changes, into: output)
        }
        return outcome
    }

    /// What a script itself can cause.
    private static let codes: Set<DiagnosticCode> = [
        .rejected, .outsideReads, .tooLong, .raised, .outOfTime, .outOfSteps, .outOfMemory, .wrongType,
    ]

    private func isHonest(_ outcome: StageOutcome) -> Bool {
        switch outcome {
        case .passed(let marks):
            marks.isEmpty
                || marks.warnings.count <= ScriptHost.mostWarnings
                    && marks.warnings.allSatisfy { session.schema[$0.field] != nil }
                    && isShort(marks.warnings.map(\.reason), marks.warnings.map(\.location))
                    && marks.regions.count <= 1_000 && marks.regions.allSatisfy(\.isRegion)
                    && (function.isTraced || marks.assignments.isEmpty)
                    && marks.assignments.keys.allSatisfy { session.schema[$0] != nil }
                    && isShort([], Array(marks.assignments.values))
        case .skipped(let reason, let location): isShort([reason], [location])
        case .refused(let finding):
            Self.codes.contains(finding.code) && finding.field.map { session.schema[$0] != nil } ?? true
                && isShort([finding.message], [finding.location])
        }
    }

    /// Whether texts about a record are no longer than a script's.
    private func isShort(_ reasons: [String], _ locations: [String?]) -> Bool {
        reasons.reduce(0) { $0 + $1.utf8.count } <= ScriptHost.longestReasons
            && locations.allSatisfy { $0?.utf8.count ?? 0 <= HostAnswers.longestLocation }
    }

    // MARK: Deaths

    /// Refuses the record at hand and sends the others to a new worker, if the recipe is pure.
    private func survive(_ death: WorkerDeath) throws {
        frame.count = 0
        let living = sent.filter { deaths[$0.visit.number] == nil }
        let settled = script.worker.settled
        let offset = death.begun > settled ? Int(clamping: death.begun - settled - 1) : 0
        let record = living.indices.contains(offset) ? living[offset] : living.first
        deathCount += 1
        guard isPure, let record, deathCount < Self.mostDeaths else { throw death.error(at: record?.name) }
        deaths[record.visit.number] = death
        try session.reload(script)
        try write()
    }
}

extension ExpectedRecord {
    /// The record in words, such as `line 12 of the input`.
    fileprivate var name: String { visit.row.map { "line \($0.line) of the input" } ?? "user \(visit.number)" }
}

@available(*, unavailable)
extension StageWorker: Sendable {}
