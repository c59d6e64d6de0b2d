import Foundation
import Subprocess
import Synchronization

/// A program while it runs in a process of its own; who lets go of it ends it.
public final class RunningProgram: Sendable {
    /// How a program ended.
    public struct Ended: Sendable, Hashable {
        /// Its exit status, or the number of the signal that ended it.
        public var status: Int32
        /// What it wrote to standard output.
        public var output: String
        /// What it wrote to standard error.
        public var error: String
    }

    /// What the program writes to standard output.
    public let output: Transcript
    /// What the program writes to standard error.
    public let error: Transcript
    private let recipient: Recipient
    private let ending: Task<Int32, any Error>

    /// Starts a program, and waits until it runs.
    ///
    /// - Throws: `SubprocessError` if it can't be started.
    init(_ command: Command) async throws {
        let (output, error, recipient) = (Transcript(), Transcript(), Recipient())
        (self.output, self.error, self.recipient) = (output, error, recipient)
        let (starts, start) = AsyncStream.makeStream(of: Void.self)
        ending = Task {
            defer { start.finish() }
            let result = try await Subprocess.run(
                command.configuration,
                input: .fileDescriptor(try command.openInput(), closeAfterSpawningProcess: true),
                output: .sequence,
                error: .sequence
            ) { execution in
                recipient.execution.withLock { $0 = execution }
                defer { recipient.execution.withLock { $0 = nil } }
                start.yield()
                async let isRead: Void = output.read(execution.standardOutput)
                try await error.read(execution.standardError)
                try await isRead
            }
            switch result.terminationStatus {
            case .exited(let number), .signaled(let number): return number
            }
        }
        // Ends without a start if the program can't be started.
        guard await starts.contains(where: { true }) else {
            _ = try await ending.value
            throw CancellationError()
        }
    }

    deinit { ending.cancel() }

    /// Does what Ctrl-C does.
    public func interrupt() { recipient.send(.interrupt) }

    /// Asks it to end.
    public func terminate() { recipient.send(.terminate) }

    /// Asks it to read its settings again.
    public func hangUp() { recipient.send(Signal(rawValue: SIGHUP)) }

    /// Ends it as a power failure would.
    public func kill() { recipient.send(.kill) }

    /// Lets it end in one of the ways in which programs crash, such as by a bad pointer (`SIGSEGV`).
    public func crash(_ signal: Int32) { recipient.send(Signal(rawValue: signal)) }

    /// Whether it has not ended yet.
    public var isRunning: Bool { recipient.id != nil }

    /// What the system lets it do, a line for each bound; `nil` if it has ended.
    public func limits() throws -> String? {
        try recipient.id.map { try String(contentsOfFile: "/proc/\($0)/limits", encoding: .utf8) }
    }

    /// The processes that it has started and that have not ended, by number.
    public func children() throws -> [Int32] {
        guard let id = recipient.id else { return [] }
        return try FileManager.default.contentsOfDirectory(atPath: "/proc/\(id)/task").flatMap { thread in
            // A thread may have ended meanwhile.
            ((try? String(contentsOfFile: "/proc/\(id)/task/\(thread)/children", encoding: .utf8)) ?? "")
                .split(separator: " ").compactMap { Int32($0) }
        }
    }

    /// Waits for its end; if the waiting task is cancelled the program is ended.
    public func ended() async throws -> Ended {
        defer { withExtendedLifetime(self) {} }
        let status = try await withTaskCancellationHandler {
            try await ending.value
        } onCancel: {
            ending.cancel()
        }
        return Ended(status: status, output: output.text, error: error.text)
    }
}

/// What signals go to.
private final class Recipient: Sendable {
    /// The process, until it has closed what it writes to, as it does when it ends.
    let execution = Mutex<Execution<FileDescriptorInput, SequenceOutput, SequenceOutput>?>(nil)

    /// The number of the process, while there is one.
    var id: Int32? { execution.withLock { $0?.processIdentifier.value } }

    /// Sends a signal, which a process that has ended meanwhile doesn't get.
    func send(_ signal: Signal) { execution.withLock { try? $0?.send(signal: signal) } }
}
