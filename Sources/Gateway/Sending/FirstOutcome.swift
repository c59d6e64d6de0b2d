import Synchronization

/// The first of several outcomes, for one who waits for it.
///
/// They wait outside of actors: a task that waits in an actor needs a turn of that actor before it can go on.
final class FirstOutcome<Value: Sendable>: Sendable {
    private enum State {
        case coming
        case awaited(CheckedContinuation<Value, Never>)
        case settled(Value)
    }

    private let state = Mutex(State.coming)

    /// The outcome, once it is there; it is waited for once.
    var value: Value {
        get async {
            await withCheckedContinuation { continuation in
                let known: Value? = state.withLock { state in
                    if case .settled(let value) = state { return value }
                    state = .awaited(continuation)
                    return nil
                }
                if let known { continuation.resume(returning: known) }
            }
        }
    }

    /// Settles it; what comes later has no effect.
    func settle(_ value: Value) {
        let waiting: CheckedContinuation<Value, Never>? = state.withLock { state in
            switch state {
            case .settled: return nil
            case .coming:
                state = .settled(value)
                return nil
            case .awaited(let continuation):
                state = .settled(value)
                return continuation
            }
        }
        waiting?.resume(returning: value)
    }
}

/// Waits for work until a moment; after that the work goes on, and nobody waits for it.
///
/// - Parameters:
///   - deadline: The moment.
///   - work: What is waited for.
/// - Returns: What it returns; `nil` if it takes longer.
/// - Throws: What it throws.
func waiting<Value: Sendable>(
    until deadline: ContinuousClock.Instant,
    for work: @escaping @Sendable () async throws -> Value
) async throws -> Value? {
    let first = FirstOutcome<Result<Value?, any Error>>()
    Task {
        do {
            first.settle(.success(try await work()))
        } catch {
            first.settle(.failure(error))
        }
    }
    let timer = Task {
        try await ContinuousClock().sleep(until: deadline)
        first.settle(.success(nil))
    }
    defer { timer.cancel() }
    return try await first.value.get()
}
