import Foundation

/// Watches the time of a worker while its host waits for it.
///
/// What counts is the worker's processor time, so that a busy machine ends no script; a worker that uses none has a longer time.
struct WorkerClock {
    struct TimeIsUp: Error {}

    /// How often the time is looked at while messages come.
    private static let interval = Duration.milliseconds(200)

    private let connection: WorkerConnection
    private let allowance: ScriptWorker.Allowance
    private let hurry: Double
    private let first: UInt64
    private var begun: UInt64
    /// What it may use in addition, since it has asked for something.
    private var excused = Duration.zero
    private var questions = 0
    private var start: ContinuousClock.Instant
    private var startOfProcessor: Duration
    private var lastLook: ContinuousClock.Instant

    init(_ connection: WorkerConnection, _ allowance: ScriptWorker.Allowance, hurry: Double) {
        self.connection = connection
        self.allowance = allowance
        self.hurry = hurry
        first = connection.life.begun
        begun = first
        start = ContinuousClock.now
        lastLook = start
        startOfProcessor = connection.life.processorTime ?? .zero
    }

    /// Looks at the time if it wasn't looked at for a while: a worker can send without end.
    mutating func lookNowAndThen() throws(TimeIsUp) {
        if ContinuousClock.now - lastLook > Self.interval { try look() }
    }

    mutating func look() throws(TimeIsUp) {
        lastLook = ContinuousClock.now
        let now = connection.life.begun
        if now > begun, now - first <= allowance.records {
            begun = now
            restart()
        }
        let used = (connection.life.processorTime ?? .zero) - startOfProcessor
        let due = self.due + excused
        guard used <= due, lastLook - start <= due + ScriptWorker.Allowance.silence * hurry else { throw TimeIsUp() }
    }

    private var due: Duration { (allowance.time + ScriptWorker.Allowance.grace) * hurry }

    /// Leaves out what the host took for a question, and what the worker takes to ask it and to read the answer.
    ///
    /// A script can't ask more often than once in a microsecond of its own time.
    mutating func excuse(_ time: Duration, bytes: Int) throws(TimeIsUp) {
        start += time
        excused += .nanoseconds(20_000 + 50 * bytes)
        questions += 1
        guard Duration.microseconds(questions) <= due else { throw TimeIsUp() }
    }

    private mutating func restart() {
        excused = .zero
        start = ContinuousClock.now
        lastLook = start
        startOfProcessor = connection.life.processorTime ?? .zero
    }
}
