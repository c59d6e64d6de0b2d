import Foundation
import Lua
import PortalModel
import Scripting

/// The side that runs a script: it does what its host asks, one thing after the other.
///
/// It belongs to one thread, whose stack Lua needs.
final class Worker {
    private let channel: MessageChannel
    /// Tells the host which record is begun, as a count of all records so far.
    private let mark: (UInt64) -> Void
    /// Receives the switch of each state that is opened.
    private let watch: @Sendable (ScriptCanceller) -> Void
    /// Prepares each state that is opened.
    private let extend: (ScriptHost) throws -> Void
    private var state: ScriptState?
    private var begun: UInt64 = 0
    /// Whether records are being run.
    private var isInRecords = false
    /// Records that came while others were run, and come next.
    private var waiting: [(request: HostMessage, message: MessageReader)] = []
    /// What the script printed for the current record; `nil` if it is sent at once.
    private var messages: [ScriptMessage]?

    init(
        _ channel: MessageChannel,
        mark: @escaping (UInt64) -> Void,
        watch: @escaping @Sendable (ScriptCanceller) -> Void = { _ in },
        extend: @escaping (ScriptHost) throws -> Void = { _ in }
    ) {
        self.channel = channel
        self.mark = mark
        self.watch = watch
        self.extend = extend
    }

    /// Serves the host until it closes the socket.
    func serve() {
        while let message = try? channel.receive() {
            guard (try? perform(message)) != nil else { return }
            while !waiting.isEmpty {
                var (request, message) = waiting.removeFirst()
                guard (try? perform(request, &message)) != nil else { return }
            }
        }
    }

    /// Asks the host for something, and serves it until it answers.
    ///
    /// - Throws: `LuaStop` if the host is gone.
    func ask(_ question: WorkerQuestion) throws -> HostAnswer {
        do {
            try send(.ask(question))
            while true {
                var message = try channel.receive()
                let request = try message.value(HostMessage.self)
                if case .answer(let answer) = request { return answer }
                // The host sends records ahead, and answers what this one asks behind them.
                if case .records = request, isInRecords {
                    waiting.append((request, message))
                } else {
                    try perform(request, &message)
                }
            }
        } catch {
            throw LuaStop(error)
        }
    }

    /// Passes on what the script printed.
    func log(_ message: ScriptMessage) {
        guard messages == nil else {
            messages?.append(message)
            return
        }
        // If the host is gone, the next question shows it.
        try? send(.log(message))
    }

    private func send(_ message: WorkerMessage) throws {
        var writer = MessageWriter()
        writer.put(message)
        try channel.send(writer)
    }

    private func perform(_ message: MessageReader) throws {
        var message = message
        let request = try message.value(HostMessage.self)
        try perform(request, &message)
    }

    /// Does what the host asks; what fails is reported to it.
    private func perform(_ request: HostMessage, _ message: inout MessageReader) throws {
        if case .records(let function, let count, let isRevised) = request {
            if isRevised { state?.forget() }
            return try run(function, count, &message)
        }
        let answer: WorkerMessage
        do {
            switch request {
            case .compare(let before, let after, let regions):
                let verdict = LibraryPhoneComparison().verdict(before, after) { AnySequence(regions) }
                answer = .compared(verdict)
            default:
                let result = Result { try self.result(of: request) }
                // A script may catch that it needs a field that wasn't fetched, or end well without it.
                if let unfetched = state?.host.unfetched { throw unfetched }
                answer = .done(try result.get(), notes())
            }
        } catch let error as MessageError {
            throw error
        } catch let error as MessageChannel.Closed {
            throw error
        } catch {
            answer = .failed(WorkerFailure(error), notes())
        }
        try send(answer)
    }

    private func result(of request: HostMessage) throws -> [LuaValue] {
        if case .greet = request { return [] }
        if case .open(let opening) = request {
            // The memory of the last state is needed for the next one.
            state = nil
            let state = try ScriptState(opening, in: self, watch: watch)
            try extend(state.host)
            self.state = state
            return []
        }
        guard let state else { throw MessageError("a message before a state is opened") }
        switch request {
        case .compile: try state.host.compile(state.file)
        case .inspect: return try state.host.results(of: state.file)
        case .load(let loading): return try state.load(loading)
        case .prepare(let function): return [.boolean(try state.prepare(function))]
        case .program: try state.runProgram()
        case .find(let pattern, let text): return [.boolean(try state.host.finds(pattern, in: text))]
        case .greet, .open, .records, .compare, .answer: throw MessageError("a message that nobody expects")
        }
        return []
    }

    private func notes() -> WorkerNotes { state?.takeNotes() ?? WorkerNotes() }

    // MARK: Records

    /// About how many bytes of outcomes are sent at once, and first: as soon as those are there, the host may send more records.
    private static let (frameBytes, firstFrameBytes) = (64 << 10, 4 << 10)

    private func run(_ function: Int, _ count: Int, _ message: inout MessageReader) throws {
        guard let state, state.functions.indices.contains(function) else {
            throw MessageError("records for no function")
        }
        let outer = (messages, isInRecords)
        isInRecords = true
        defer { (messages, isInRecords) = outer }
        var frame = MessageWriter()
        var inFrame = 0
        var enough = Self.firstFrameBytes
        for index in 0..<count {
            if inFrame == 0 { frame.beginOutcomes() }
            begun += 1
            mark(begun)
            messages = []
            let isOver = try state.run(function, &message, into: &frame) { messages ?? [] }
            inFrame += 1
            guard isOver || index == count - 1 || frame.bytes.count >= enough else { continue }
            frame.set(count: inFrame, at: 1)
            try channel.send(frame)
            (inFrame, enough) = (0, Self.frameBytes)
            if isOver { return }
        }
    }
}

extension MessageWriter {
    /// Begins a message of outcomes, whose count is set at its end.
    fileprivate mutating func beginOutcomes() {
        removeAll()
        put(WorkerMessage.outcomes(count: 0))
    }
}

extension WorkerFailure {
    /// What the host is told of an error.
    init(_ error: any Error) {
        self =
            switch error {
            case let error as ScriptError: .script(error)
            case let error as LuaError: .lua(error)
            case let error as UnfetchedField: .unfetched(error.field)
            case let error as OutsideReads: .outsideReads(error.field)
            case is HostRefusal: .host
            default: .other("\(error)")
            }
    }
}

@available(*, unavailable)
extension Worker: Sendable {}
