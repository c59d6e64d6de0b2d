import CContainment
import Glibc
import Scripting
import SwiftOverlayShims
import Synchronization

/// How a worker ended.
enum WorkerEnding: Hashable, Sendable {
    /// The host stopped it.
    case stopped
    /// It made a system call that it may not make.
    case forbiddenCall
    /// A signal, such as that of a memory fault.
    case signal(Int32)
    /// It ended by itself, since it could not lock itself.
    case unlocked
    /// It ended by itself.
    case exit
}

/// The life of a worker: any thread may stop it.
final class WorkerLife: Sendable {
    private enum State {
        case process(WorkerProcess)
        /// A thread of this process, which only its scripts' switches stop; the socket's other end is closed when it ends.
        case thread(socket: Int32, [ScriptCanceller], SharedMark)
        case ended(WorkerEnding, begun: UInt64)
    }

    private let state: Mutex<State>
    private let wasStopped = Atomic(false)

    init(_ process: WorkerProcess) { state = Mutex(.process(process)) }

    init(threadAt socket: Int32, _ mark: SharedMark) { state = Mutex(.thread(socket: socket, [], mark)) }

    deinit { _ = end() }

    /// Ends the script now, wherever it is; whoever waits for the worker finds it gone.
    func stop() {
        wasStopped.store(true, ordering: .relaxed)
        state.withLock { state in
            switch state {
            case .process(let process): _ = kill(process.id, SIGKILL)
            case .thread(let socket, let cancellers, _):
                for canceller in cancellers { canceller.cancel() }
                _ = shutdown(socket, Int32(SHUT_RDWR))
            case .ended: break
            }
        }
    }

    /// Whether it was stopped or has ended, as far as anybody has noticed.
    var isOver: Bool {
        state.withLock { state in
            if case .ended = state { return true }
            return wasStopped.load(ordering: .relaxed)
        }
    }

    /// Takes the switch of a state that a thread has opened.
    func watch(_ canceller: ScriptCanceller) {
        state.withLock { state in
            guard case .thread(let socket, _, let mark) = state else { return }
            state = .thread(socket: socket, [canceller], mark)
        }
        if wasStopped.load(ordering: .relaxed) { canceller.cancel() }
    }

    /// Ends it if it still runs, and says how it ended; who has a connection ends that, see ``WorkerConnection/end()``.
    func end() -> WorkerEnding {
        state.withLock { state in
            switch state {
            case .process(let process):
                // The page goes with the process.
                let begun = process.begun
                state = .ended(ending(process.end()), begun: begun)
            case .thread(let socket, let cancellers, let mark):
                for canceller in cancellers { canceller.cancel() }
                _ = shutdown(socket, Int32(SHUT_RDWR))
                close(socket)
                state = .ended(wasStopped.load(ordering: .relaxed) ? .stopped : .exit, begun: mark.begun)
            case .ended: break
            }
            if case .ended(let ending, _) = state { return ending }
            return .exit
        }
    }

    private func ending(_ status: Int32) -> WorkerEnding {
        if wasStopped.load(ordering: .relaxed) { return .stopped }
        if containment_was_killed_by_filter(status) { return .forbiddenCall }
        if containment_exit_status(status) == EX_OSERR { return .unlocked }
        let signal = containment_signal(status)
        return signal == 0 ? .exit : .signal(signal)
    }

    /// The count of records that it has begun, in its own words: it may change at any time, and be wrong.
    var begun: UInt64 {
        state.withLock { state in
            switch state {
            case .process(let process): process.begun
            case .thread(_, _, let mark): mark.begun
            case .ended(_, let begun): begun
            }
        }
    }

    /// The processor time that the worker has used; `nil` if it is a thread, or gone.
    var processorTime: Duration? {
        state.withLock { state in
            guard case .process(let process) = state else { return nil }
            var clock = clockid_t()
            var time = timespec()
            guard unsafe clock_getcpuclockid(process.id, &clock) == 0, unsafe clock_gettime(clock, &time) == 0
            else { return nil }
            return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
        }
    }
}

/// A process that was started for a worker.
@safe
struct WorkerProcess: @unchecked Sendable {  // What it points to belongs to the connection until its end.
    private let worker: containment_worker

    init(_ worker: containment_worker) { unsafe self.worker = worker }

    var id: pid_t { unsafe worker.process }
    /// What the shared page holds.
    var begun: UInt64 { unsafe worker.page?.pointee ?? 0 }

    /// Ends it, once; returns its wait status.
    func end() -> Int32 {
        var worker = unsafe worker
        return unsafe containment_end(&worker)
    }
}
