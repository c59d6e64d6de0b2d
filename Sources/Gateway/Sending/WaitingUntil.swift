import Synchronization

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
    let first = FirstOutcome<Value?>()
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
    return try await first.value
}

/// The first of several outcomes.
private final class FirstOutcome<Value: Sendable>: Sendable {
    private enum State {
        case coming
        case awaited(CheckedContinuation<Value, any Error>)
        case settled(Result<Value, any Error>)
    }

    private let state = Mutex(State.coming)

    /// The outcome, once it is there; it is waited for once.
    var value: Value {
        get async throws {
            try await withCheckedThrowingContinuation { continuation in
                let known: Result<Value, any Error>? = state.withLock { state in
                    if case .settled(let result) = state { return result }
                    state = .awaited(continuation)
                    return nil
                }
                if let known { continuation.resume(with: known) }
            }
        }
    }

    func settle(_ result: Result<Value, any Error>) {
        let waiting: CheckedContinuation<Value, any Error>? = state.withLock { state in
            switch state {
            case .settled: return nil
            case .coming:
                state = .settled(result)
                return nil
            case .awaited(let continuation):
                state = .settled(result)
                return continuation
            }
        }
        waiting?.resume(with: result)
    }
}
