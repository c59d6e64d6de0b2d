import Dispatch
import Synchronization

/// The bridge between a script, which waits, and a portal, which answers asynchronously.
///
/// A script can't be suspended: Lua's C frames are on its thread's stack. So the thread itself waits, on a semaphore,
/// while a task fetches. That is safe only on a dedicated thread: on a thread of the cooperative pool the waiting could
/// block the very thread that the task needs.
///
/// Such a thread doesn't notice that a task was cancelled. ``cancel()`` wakes it at once,
/// whether the portal handles the cancellation or not. What the fetch still does has no effect, since nobody reads its
/// answer.
final class BlockingFetch: Sendable {
    private struct State {
        var isCancelled = false
        var waited = Duration.zero
        /// Ends the fetch that is waited for; there is one at a time.
        var stop: (@Sendable () -> Void)?
    }

    private let state = Mutex(State())

    /// Waits for what `fetch` gives.
    ///
    /// - Throws: What `fetch` throws, or `CancellationError` from ``cancel()`` on.
    func wait<Value: Sendable>(for fetch: @escaping @Sendable () async throws -> Value) throws -> Value {
        let answer = Answer<Value>()
        try state.withLock { state in
            guard !state.isCancelled else { throw CancellationError() }
            let task = Task {
                do {
                    answer.give(.success(try await fetch()))
                } catch {
                    answer.give(.failure(error))
                }
            }
            state.stop = {
                task.cancel()
                answer.give(.failure(CancellationError()))
            }
        }
        let start = ContinuousClock.now
        defer {
            state.withLock { state in
                state.stop = nil
                state.waited += start.duration(to: .now)
            }
        }
        return try answer.wait()
    }

    /// The time that callers have waited so far.
    var waited: Duration { state.withLock { $0.waited } }

    /// Ends the fetch that is waited for and refuses all later ones.
    func cancel() {
        let stop = state.withLock { state in
            state.isCancelled = true
            return state.stop
        }
        stop?()
    }
}

/// A value that one thread waits for; the first one given counts.
private final class Answer<Value: Sendable>: Sendable {
    private let result = Mutex<Result<Value, any Error>?>(nil)
    private let isGiven = DispatchSemaphore(value: 0)

    func give(_ given: Result<Value, any Error>) {
        result.withLock { $0 = $0 ?? given }
        isGiven.signal()
    }

    func wait() throws -> Value {
        isGiven.wait()
        guard let given = result.withLock({ $0 }) else {
            preconditionFailure("an answer was signalled but is missing (this is a bug, please report it)")
        }
        return try given.get()
    }
}
