import PortalModel
import Scripting

/// One function of a chain in its worker.
///
/// Records that were sent come back in their order. If the worker of a pure recipe dies, the record at hand is refused, and the others go
/// to a new one.
final class StageWorker {
    /// A record that was sent and hasn't come back.
    private struct Sent {
        let record: ExpectedRecord
        /// Why its worker died at it.
        var death: WorkerDeath?
    }

    /// A record that came back.
    private struct Returned {
        let number: Int
        let messages: [ScriptMessage]
        let askedColumns: [String]
        let end: RecordOutcomeEnd
        var output: RecordBuffer
    }

    /// The record whose worker's death ends the run.
    private static let mostDeaths = 10

    let function: WorkerFunction
    private let session: ScriptSession
    private let script: ScriptSession.Script
    private let isHidden: [Bool]?
    private let names: [String]
    /// The worker in which the function is prepared, and its index there.
    private var prepared: ScriptWorker?
    private var index = 0
    private var sent: ArraySlice<Sent> = []
    private var returned: ArraySlice<Returned> = []
    private var changes: RecordBuffer
    private var deaths = 0
    /// About how long a message of records is at most.
    private static let longestMessage = 4 << 20
    private static let nothing = RecordBuffer(count: 0)

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
        _ = try worker.request(.prepare(function), worker.record)
        prepared = worker
    }

    // MARK: Sending

    /// Sends as many of the records as a message should hold; what was sent before is no longer wanted.
    ///
    /// A worker that still gives back other records takes none, so neither side would ever wait for the other to read.
    func send(_ records: [ExpectedRecord]) throws {
        guard !records.isEmpty else { return }
        try drop()
        sent = records.map { Sent(record: $0) }[...]
        try write()
    }

    /// Sends all that its worker hasn't seen.
    private func write() throws {
        try surviving {
            if prepared !== script.worker { try prepare() }
            var message = MessageWriter()
            let isRevised = script.worker.answers.isRevised()
            message.put(HostMessage.records(function: index, count: 0, isRevised: isRevised))
            var count = 0
            for record in sent where record.death == nil {
                guard count == 0 || message.bytes.count < Self.longestMessage else { break }
                message.put(record.record.visit, record.record.input, hiding: isHidden)
                count += 1
            }
            message.set(count: count, at: HostMessage.offsetOfRecordCount)
            sent = keep(count)
            try script.worker.send(message, script.worker.record)
        }
    }

    /// The records that were sent, of which so many are alive.
    private func keep(_ living: Int) -> ArraySlice<Sent> {
        var rest = living
        return sent.prefix { record in
            guard record.death == nil else { return true }
            rest -= 1
            return rest >= 0
        }
    }

    /// Forgets what was sent and is no longer wanted.
    func drop() throws {
        while !sent.isEmpty {
            returned = []
            _ = try receive()
        }
        returned = []
    }

    // MARK: Receiving

    /// Whether the record was sent and hasn't come back; what came back before it is no longer wanted.
    func lacks(_ visit: RecordVisit) throws -> Bool {
        returned = returned.drop { $0.number != visit.number }
        return returned.isEmpty && sent.contains { $0.record.visit.number == visit.number }
    }

    /// Waits for some of the records.
    ///
    /// - Returns: Those that passed, as they are for the next function.
    func receive() throws -> [ExpectedRecord] {
        var passed: [ExpectedRecord] = []
        try surviving {
            guard takeDead() == 0 else { return }
            let worker = script.worker
            var allowance = worker.record
            allowance.records = UInt64(sent.count)
            let answer = try worker.receive(allowance) { message in
                if case .outcomes = message { message } else { nil }
            }
            guard case .outcomes(let count) = answer.message, count > 0, count <= sent.count else {
                throw worker.fault("it has sent more records than it was given")
            }
            var rest = answer.rest
            do {
                for _ in 0..<count {
                    if let record = try take(from: &rest) { passed.append(record) }
                }
            } catch let error as MessageError {
                throw worker.fault(error.description)
            }
            try worker.finish(rest)
        }
        return passed
    }

    private func take(from message: inout MessageReader) throws -> ExpectedRecord? {
        _ = takeDead()
        guard let next = sent.first else { throw MessageError("it has sent more records than it was given") }
        let outcome = try message.outcome()
        var returned = Returned(
            number: next.record.visit.number,
            messages: outcome.messages,
            askedColumns: outcome.askedColumns,
            end: outcome.end,
            output: Self.nothing
        )
        if case .ended(let end) = outcome.end {
            guard isHonest(end) else { throw MessageError("a record came back with what no script can do") }
            if case .passed = end {
                returned.output = RecordBuffer(count: names.count)
                try message.changes(
                    of: next.record.input,
                    hiding: isHidden,
                    names: names,
                    &changes,
                    into: &returned.output
                )
            }
        }
        sent.removeFirst()
        // Nothing comes after what ends the run.
        if case .failed = outcome.end { sent = [] }
        script.worker.settled += 1
        self.returned.append(returned)
        guard case .ended(.passed(let marks)) = outcome.end, marks.warnings.isEmpty else { return nil }
        return ExpectedRecord(next.record.visit, returned.output)
    }

    /// What a script itself can cause.
    private static let codes: Set<DiagnosticCode> = [
        .rejected, .outsideReads, .tooLong, .raised, .outOfTime, .outOfSteps, .outOfMemory, .wrongType,
    ]

    private func isHonest(_ outcome: StageOutcome) -> Bool {
        switch outcome {
        case .passed(let marks):
            marks.warnings.count <= 1_000 && marks.warnings.allSatisfy { session.schema[$0.field] != nil }
                && marks.regions.count <= 1_000 && marks.regions.allSatisfy(\.isRegion)
                && (function.isTraced || marks.assignments.isEmpty)
                && marks.assignments.keys.allSatisfy { session.schema[$0] != nil }
        case .skipped: true
        case .refused(let finding):
            Self.codes.contains(finding.code) && finding.field.map { session.schema[$0] != nil } ?? true
        }
    }

    // MARK: Taking

    /// The outcome of a record that came back, or that is sent now.
    func take(
        _ visit: RecordVisit,
        on input: RecordBuffer,
        into output: inout RecordBuffer
    ) throws -> StageOutcome {
        if returned.first?.number != visit.number {
            try send([ExpectedRecord(visit, input)])
            while try lacks(visit) { _ = try receive() }
        }
        guard var record = returned.popFirst() else {
            throw ScriptError(.failed, "\(script.file.name): a record is lost (this is a bug, please report it)")
        }
        for message in record.messages { script.worker.answers.log(message) }
        try script.worker.take(WorkerNotes(askedColumns: record.askedColumns))
        switch record.end {
        case .failed(let failure): throw script.worker.error(of: failure)
        case .ended(.passed(let marks)):
            guard record.output.bytes.count <= RecordBuffer.mostBytes else {
                let words = "the record is longer than 1 MiB"
                return .refused(Diagnostic(.error, .tooLong, words, location: script.file.name))
            }
            swap(&output, &record.output)
            return .passed(marks)
        case .ended(let outcome): return outcome
        }
    }

    // MARK: Deaths

    /// Gives back the records at which workers died, as refused; returns how many.
    private func takeDead() -> Int {
        var count = 0
        while let next = sent.first, let death = next.death {
            sent.removeFirst()
            count += 1
            let finding = Diagnostic(.error, .workerDied, death.words, location: script.file.name)
            returned.append(
                Returned(
                    number: next.record.visit.number,
                    messages: [],
                    askedColumns: [],
                    end: .ended(.refused(finding)),
                    output: Self.nothing
                )
            )
        }
        return count
    }

    private func surviving(_ body: () throws -> Void) throws {
        do {
            try body()
        } catch let death as WorkerDeath {
            try survive(death)
        }
    }

    /// Refuses the record at hand and sends the others to a new worker, if the recipe is pure.
    private func survive(_ death: WorkerDeath) throws {
        let living = sent.indices.filter { sent[$0].death == nil }
        let settled = script.worker.settled
        let offset = death.begun > settled ? Int(clamping: death.begun - settled - 1) : 0
        let index = living.indices.contains(offset) ? living[offset] : living.first
        let record = index.map { sent[$0].record.name }
        deaths += 1
        guard isPure, let index, deaths < Self.mostDeaths else { throw death.error(at: record) }
        sent[index].death = death
        try session.reload(script)
        try write()
    }
}

extension ExpectedRecord {
    /// The record in words, such as `line 12`.
    fileprivate var name: String { visit.row.map { "line \($0.line)" } ?? "user \(visit.number)" }
}

@available(*, unavailable)
extension StageWorker: Sendable {}
