internal import CDispatch
internal import Dispatch
internal import Glibc
internal import Synchronization

/// An executor over one real thread with a stack that deep scripts need.
///
/// Lua blocks while it runs, which the cooperative pool must not, and it recurses on the C stack. ``LuaActor`` uses it.
///
/// A dispatch queue would not do: it is serial, but it is not one thread.
public final class LuaThread: SerialExecutor {
    /// The size of the thread's stack.
    public static let stackSizeBytes = 16 << 20
    /// What is below it and can't be accessed, so that no frame reaches over it.
    static let guardSizeBytes = 1 << 20

    private let queue = Queue()

    /// Starts a thread, which ends once the executor is gone.
    public init() {
        queue.start()
    }

    deinit {
        queue.finish()
    }

    /// Runs `body` on a thread with the stack and the guard that Lua needs, without waiting for it.
    package static func detached(_ body: @escaping @Sendable () -> Void) { LuaThread().perform(body) }

    /// Runs a job on the thread, after those that came before it.
    public func enqueue(_ job: consuming ExecutorJob) {
        // The job keeps its executor alive: the last one may be the deinit of the actor that owns it.
        let job = UnownedJob(job)
        queue.add(
            Work(executor: self) { executor in unsafe job.runSynchronously(on: executor.asUnownedSerialExecutor()) }
        )
    }

    /// Runs `body` on the thread, after what came before it.
    func perform(_ body: @escaping @Sendable () -> Void) {
        queue.add(Work(executor: self) { _ in body() })
    }

    private struct Work: Sendable {
        let executor: LuaThread
        let run: @Sendable (LuaThread) -> Void
    }

    /// What the thread and its executor share; it outlives the executor until the thread has seen the end.
    private final class Queue: Sendable {
        private let jobs = Mutex<(waiting: [Work], isFinished: Bool)>(([], false))
        private let signal = DispatchSemaphore(value: 0)

        func add(_ work: Work) {
            jobs.withLock { $0.waiting.append(work) }
            signal.signal()
        }

        func finish() {
            jobs.withLock { $0.isFinished = true }
            signal.signal()
        }

        func start() {
            var attributes = pthread_attr_t()
            unsafe pthread_attr_init(&attributes)
            unsafe pthread_attr_setstacksize(&attributes, LuaThread.stackSizeBytes)
            unsafe pthread_attr_setguardsize(&attributes, LuaThread.guardSizeBytes)
            unsafe pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
            defer { unsafe pthread_attr_destroy(&attributes) }
            var thread = pthread_t()
            let box = unsafe Unmanaged.passRetained(self)
            let status = unsafe pthread_create(
                &thread,
                &attributes,
                { box in
                    guard let box = unsafe box else { return nil }
                    unsafe Unmanaged<Queue>.fromOpaque(box).takeRetainedValue().work()
                    return nil
                },
                box.toOpaque()
            )
            precondition(status == 0, "the system gives no more threads")
        }

        private func work() {
            while true {
                signal.wait()
                // A separate scope, so that the work releases its executor before the next wait.
                guard let work = jobs.withLock({ $0.waiting.isEmpty ? nil : $0.waiting.removeFirst() }) else {
                    if jobs.withLock({ $0.isFinished }) { return }
                    continue
                }
                work.run(work.executor)
            }
        }
    }
}
