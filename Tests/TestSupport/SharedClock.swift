import Synchronization

/// A clock that moves on to the next deadline as soon as all who live by it wait.
///
/// So what happens by it is the same on every machine: while anybody is at work, no time passes.
public final class SharedClock: Clock {
    private struct Sleeper {
        let number: Int
        let deadline: VirtualInstant
        let continuation: CheckedContinuation<Void, any Error>
    }

    private struct State {
        var now = VirtualInstant()
        /// How many don't wait.
        var awake: Int
        var sleepers: [Sleeper] = []
        var nextNumber = 0
    }

    private let state: Mutex<State>

    /// Creates a clock.
    ///
    /// - Parameter participants: How many live by it; each waits for one thing at a time, and calls ``leave()`` at its end.
    public init(participants: Int) {
        state = Mutex(State(awake: participants))
    }

    /// How far the clock has come.
    public var now: VirtualInstant { state.withLock { $0.now } }
    /// None: a wait may be as short as one likes.
    public var minimumResolution: Duration { .zero }

    /// Takes one who waits no more out of the count.
    public func leave() {
        state.withLock { state in
            state.awake -= 1
            Self.moveOn(&state)
        }
    }

    /// Waits until the clock has come to that moment.
    ///
    /// - Throws: `CancellationError`.
    public func sleep(until deadline: VirtualInstant, tolerance: Duration?) async throws {
        let number = state.withLock { state in
            state.nextNumber += 1
            return state.nextNumber
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
                state.withLock { state in
                    guard !Task.isCancelled else { return continuation.resume(throwing: CancellationError()) }
                    state.awake -= 1
                    state.sleepers.append(Sleeper(number: number, deadline: deadline, continuation: continuation))
                    Self.moveOn(&state)
                }
            }
        } onCancel: {
            state.withLock { state in
                guard let index = state.sleepers.firstIndex(where: { $0.number == number }) else { return }
                state.awake += 1
                state.sleepers.remove(at: index).continuation.resume(throwing: CancellationError())
            }
        }
    }

    /// Wakes whose turn is next, if all wait; of several at one moment, who came first.
    private static func moveOn(_ state: inout State) {
        guard state.awake == 0 else { return }
        let next = state.sleepers.indices.min {
            (state.sleepers[$0].deadline, state.sleepers[$0].number)
                < (state.sleepers[$1].deadline, state.sleepers[$1].number)
        }
        guard let next else { return }
        let sleeper = state.sleepers.remove(at: next)
        state.now = max(state.now, sleeper.deadline)
        state.awake += 1
        sleeper.continuation.resume()
    }
}
