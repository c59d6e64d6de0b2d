import PortalEmulator
import Synchronization

/// A clock that stands still until a test moves it.
final class TestClock: Sendable {
    private let seconds = Mutex(1_764_000_000.0)

    var now: Double { seconds.withLock { $0 } }

    /// Moves the clock on.
    func pass(_ duration: Double) { seconds.withLock { $0 += duration } }
}

extension EmulatorConfiguration {
    /// A small portal that goes by this clock.
    init(userCount: Int = 3, clock: TestClock, _ change: (inout EmulatorConfiguration) -> Void) {
        self.init(userCount: userCount)
        now = { clock.now }
        change(&self)
    }
}
