import CContainment
import Glibc
import Lua
import Scripting
import SwiftOverlayShims
import Synchronization

/// A worker that was started, as its host sees it.
final class WorkerConnection {
    typealias Watch = @Sendable (ScriptCanceller) -> Void

    /// How long the host waits before it looks at the time.
    private static let tick = Duration.milliseconds(100)

    let channel: MessageChannel
    let life: WorkerLife

    /// Starts a process.
    ///
    /// - Parameters:
    ///   - program: The program, which calls ``WorkerProgram/run()`` under ``WorkerProgram/argument``.
    ///   - addressSpaceBytes: How much address space it may use beyond what it has at its start.
    ///   - timeZone: The time zone that its scripts see, as the environment variable `TZ` has it.
    /// - Throws: ``WorkerStartError``.
    init(executing program: String, addressSpaceBytes: Int, timeZone: String?) throws(WorkerStartError) {
        var worker = unsafe containment_worker()
        let arguments = [program, WorkerProgram.argument, "\(addressSpaceBytes)"] + (timeZone.map { [$0] } ?? [])
        let code = unsafe arguments.withCStrings { unsafe containment_spawn(program, $0, &worker) }
        guard code == 0 else { throw WorkerStartError(code: code) }
        let socket = unsafe worker.socket
        life = WorkerLife(unsafe WorkerProcess(worker))
        channel = MessageChannel(socket, isHost: true)
        Self.setTick(socket)
    }

    /// Starts a thread of this process that is a worker.
    convenience init() throws(WorkerStartError) {
        try self.init { socket, mark, watch in
            Worker(MessageChannel(socket), mark: { mark.begun = $0 }, watch: watch).serve()
        }
    }

    /// Starts a thread of this process.
    ///
    /// - Parameter serve: Runs there, with the worker's end of the socket, the count of records that it has begun, and what takes the
    ///   switch of each state.
    /// - Throws: ``WorkerStartError``.
    init(_ serve: @escaping @Sendable (Int32, SharedMark, @escaping Watch) -> Void) throws(WorkerStartError) {
        var sockets: [Int32] = [-1, -1]
        let type = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
        guard unsafe socketpair(AF_UNIX, type, 0, &sockets) == 0 else { throw WorkerStartError(code: errno) }
        let (mark, other) = (SharedMark(), sockets[1])
        let life = WorkerLife(threadAt: sockets[0], mark)
        self.life = life
        channel = MessageChannel(sockets[0], isHost: true)
        Self.setTick(sockets[0])
        LuaThread.detached { [weak life] in
            serve(other, mark) { [weak life] canceller in life?.watch(canceller) }
            close(other)
        }
    }

    /// Ends the worker if it still runs, and says how it ended.
    ///
    /// The number of its socket is free then, so that what is opened next may get it: nothing is written there any more.
    func end() -> WorkerEnding {
        channel.close()
        return life.end()
    }

    private static func setTick(_ socket: Int32) {
        var time = timeval(tv_sec: 0, tv_usec: Int(tick / .microseconds(1)))
        let size = socklen_t(MemoryLayout<timeval>.size)
        unsafe setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &time, size)
        unsafe setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &time, size)
    }
}

/// A count that a thread keeps for another one.
final class SharedMark: Sendable {
    private let value = Atomic<UInt64>(0)

    var begun: UInt64 {
        get { value.load(ordering: .relaxed) }
        set { value.store(newValue, ordering: .relaxed) }
    }
}

/// A worker that can't be started.
struct WorkerStartError: Error, CustomStringConvertible {
    let code: Int32

    var description: String {
        "no process for scripts can be started: \(unsafe String(cString: strerror(code)))"
    }
}

extension [String] {
    /// The strings as C has them, for as long as `body` runs.
    fileprivate func withCStrings<Result>(
        _ body: (UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>) -> Result
    ) -> Result {
        var pointers = unsafe map { unsafe strdup($0) }
        unsafe pointers.append(nil)
        defer { for index in unsafe pointers.indices { unsafe free(pointers[index]) } }
        return unsafe pointers.withUnsafeMutableBufferPointer { buffer in
            guard let base = buffer.baseAddress else { preconditionFailure("an array with a last element is empty") }
            return unsafe body(base)
        }
    }
}

@available(*, unavailable)
extension WorkerConnection: Sendable {}
