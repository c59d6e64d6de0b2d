import Synchronization

/// A clock whose waits end at once and are written down; for one who waits at a time, see ``SharedClock``.
public final class ImmediateClock: Clock {
    private let state = Mutex<(now: VirtualInstant, waits: [Duration])>((VirtualInstant(), []))

    /// Creates a clock.
    public init() {}

    /// How far the clock has come.
    public var now: VirtualInstant { state.withLock { $0.now } }
    /// None: a wait may be as short as one likes.
    public var minimumResolution: Duration { .zero }
    /// How long each wait so far would have been.
    public var waits: [Duration] { state.withLock { $0.waits } }

    /// Moves the clock on to that moment.
    public func sleep(until deadline: VirtualInstant, tolerance: Duration?) async throws {
        state.withLock { state in
            state.waits.append(state.now.duration(to: deadline))
            state.now = max(state.now, deadline)
        }
    }
}
