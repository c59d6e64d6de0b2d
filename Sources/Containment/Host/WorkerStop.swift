import Synchronization

/// A switch that ends the workers of a session from any thread.
public final class WorkerStop: Sendable {
    private let state = Mutex<(lives: [WorkerLife], isStopped: Bool)>(([], false))

    init() {}

    /// Whether it was used.
    var isStopped: Bool { state.withLock { $0.isStopped } }

    /// Ends all workers; what waits for one of them throws `CancellationError`.
    public func cancel() {
        let lives = state.withLock { state in
            state.isStopped = true
            return state.lives
        }
        for life in lives { life.stop() }
    }

    /// Takes a worker that was started.
    func add(_ life: WorkerLife) {
        let isLate = state.withLock { state in
            state.lives.append(life)
            return state.isStopped
        }
        if isLate { life.stop() }
    }
}
