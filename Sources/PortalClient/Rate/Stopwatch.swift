import Foundation

/// A clock that also knows the time of day.
///
/// The time of day is asked for once and then counted on, so that it doesn't jump, and tests can move it.
struct Stopwatch: Sendable {
    private let clock: any Clock<Duration>
    private let elapsed: @Sendable () -> Duration
    private let start: Double

    /// Creates a stopwatch.
    ///
    /// - Parameters:
    ///   - clock: The clock that it uses.
    ///   - start: What time it is now, in seconds since 1970.
    init(_ clock: some Clock<Duration>, start: Double = Date().timeIntervalSince1970) {
        let begin = clock.now
        self.clock = clock
        self.start = start
        elapsed = { begin.duration(to: clock.now) }
    }

    /// Seconds since 1970.
    var now: Double { start + elapsed().seconds }

    /// Waits.
    ///
    /// - Throws: `CancellationError`.
    func sleep(seconds: Double) async throws {
        guard seconds > 0 else { return try Task.checkCancellation() }
        try await clock.sleep(for: .seconds(seconds))
    }

    /// Waits for the turn of a request.
    ///
    /// A request that is to be completed, and whose turn comes within a second, counts as sent.
    ///
    /// - Throws: `CancellationError`.
    func sleep(untilTurn seconds: Double) async throws {
        guard Transport.finishesExchanges, seconds <= 1 else { return try await sleep(seconds: seconds) }
        // A task of its own, which isn't cancelled with this one.
        if seconds > 0 { try await Task { try await sleep(seconds: seconds) }.value }
    }
}

extension Duration {
    /// The seconds, with fraction.
    var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
