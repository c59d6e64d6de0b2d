import PortalClient
import PortalModel

/// Shares the portal's turns between calls that pass and the queue of updates: while both wait, they take turns about.
///
/// One turn is waited for at a time, so that whoever makes many calls stands in one line with all others.
actor Turns {
    /// How a wait ends.
    private enum End {
        case turn
        /// It came too late, or never will.
        case late
        /// Whose turn it was listened no more.
        case gone
    }

    private struct Waiting {
        let continuation: CheckedContinuation<End, Never>
        let deadline: ContinuousClock.Instant
        let isThere: @Sendable () -> Bool
    }

    private let portal: RESTPortal
    /// Passing calls, in the order in which they came.
    private var passing: [Waiting] = []
    private var queue: CheckedContinuation<Bool, Never>?
    /// How many turns the queue's calls need.
    private var queueTurns = 0
    /// How many passing calls are about to wait.
    private var entering = 0
    private var isServing = false
    /// Whether the next turn is entered in the portal's bucket.
    private var isTurnEntered = false
    private var isWatching = false
    private var isClosed = false
    private var wasPassing = false

    init(_ portal: RESTPortal) {
        self.portal = portal
    }

    /// How many passing calls wait.
    var waiting: Int { passing.count }

    /// How many turns the queue's calls have to wait for in addition to so many of their own, as far as the portal's bucket doesn't know
    /// of them.
    func othersAmong(_ count: Int) -> Int { min(count, passing.count) - (isTurnEntered ? 1 : 0) }

    /// Waits for the turn of a call that passes.
    ///
    /// - Parameters:
    ///   - time: How long it waits at most.
    ///   - method: Its method, to which the portal charges its run time.
    ///   - isThere: Whether its caller still listens.
    /// - Throws: ``PortalError``: `.rateLimited` or `.operatingLimited`, at once if it would take longer; ``GatewayError``: `.hungUp` or
    ///   `.closing`; or `CancellationError`.
    func pass(
        within time: Duration,
        charging method: String,
        isThere: @escaping @Sendable () -> Bool
    ) async throws {
        guard !isClosed else { throw GatewayError.closing }
        guard portal.operatingDelay(of: [method]) <= time else { throw PortalError(.operatingLimited) }
        if passing.isEmpty, queue == nil, !isServing {
            do {
                return try await portal.turn(within: .zero, charging: [method])
            } catch let error as PortalError where error.code == .rateLimited && time > .zero {}
        } else if time <= .zero {
            throw PortalError(.rateLimited)
        }
        let deadline = ContinuousClock.now + time
        entering += 1
        let pace = await portal.turnPace
        entering -= 1
        guard delay(by: pace) <= time, !isClosed else { throw PortalError(.rateLimited) }
        let end = await withCheckedContinuation { continuation in
            passing.append(Waiting(continuation: continuation, deadline: deadline, isThere: isThere))
            serve()
            watch()
        }
        switch end {
        case .turn: return
        case .late where isClosed: throw GatewayError.closing
        case .late: throw PortalError(.rateLimited)
        case .gone: throw GatewayError.hungUp
        }
    }

    /// How long the next passing call would wait.
    ///
    /// It comes behind those that will be there yet when their turns come, with the queue's turns between them. The portal's bucket
    /// knows of a turn that is entered.
    private func delay(by pace: TurnPace) -> Duration {
        let now = ContinuousClock.now
        var ofQueue = queue == nil ? 0 : queueTurns
        var count = isTurnEntered ? -1 : 0
        let takeOfQueue = { (count: inout Int) in
            guard ofQueue > 0 else { return }
            ofQueue -= 1
            count += 1
        }
        for waiting in passing {
            var next = count
            takeOfQueue(&next)
            if now + pace.delay(behind: next) <= waiting.deadline { count = next + 1 }
        }
        for _ in 0..<entering {
            takeOfQueue(&count)
            count += 1
        }
        takeOfQueue(&count)
        return pace.delay(behind: count)
    }

    /// Waits for the queue's turn, which has no end but that of its task.
    ///
    /// - Parameter count: How many turns the queue's calls need, this one included.
    /// - Returns: Whether it came.
    func queued(needing count: Int) async -> Bool {
        queueTurns = count
        guard !isClosed else { return false }
        if passing.isEmpty, !isServing, (try? await portal.turn(within: .zero, charging: [])) != nil { return true }
        return await withCheckedContinuation { continuation in
            queue = continuation
            serve()
        }
    }

    /// Gives no more turns: whoever waits goes without.
    func close() {
        isClosed = true
        for waiting in passing { waiting.continuation.resume(returning: .late) }
        passing = []
        queue?.resume(returning: false)
        queue = nil
    }

    /// How far off a turn may be that is entered in the portal's bucket, so that those of others come first that are nearer.
    private static let nearTurn = Duration.seconds(1)

    /// Gives turns to those who wait, until nobody does.
    private func serve() {
        guard !isServing else { return }
        isServing = true
        Task {
            while !(passing.isEmpty && queue == nil) {
                guard await portal.turnPace.delay(behind: 0) <= Self.nearTurn else {
                    try? await ContinuousClock().sleep(for: Self.nearTurn / 5)
                    continue
                }
                isTurnEntered = true
                let isTurn = (try? await portal.turn(within: Self.nearTurn * 2, charging: [])) != nil
                isTurnEntered = false
                if isTurn { give() }
            }
            isServing = false
        }
    }

    private func watch() {
        guard !isWatching else { return }
        isWatching = true
        Task {
            while !passing.isEmpty {
                try? await ContinuousClock().sleep(for: CallQueue.watchInterval)
                dropThoseOver()
            }
            isWatching = false
        }
    }

    /// Lets those go who have waited for too long, or who listen no more.
    private func dropThoseOver() {
        let now = ContinuousClock.now
        passing.removeAll { waiting in
            let end: End? = if !waiting.isThere() { .gone } else if waiting.deadline <= now { .late } else { nil }
            if let end { waiting.continuation.resume(returning: end) }
            return end != nil
        }
    }

    private func give() {
        dropThoseOver()
        if let queue, wasPassing || passing.isEmpty {
            wasPassing = false
            self.queue = nil
            queue.resume(returning: true)
        } else if !passing.isEmpty {
            wasPassing = true
            passing.removeFirst().continuation.resume(returning: .turn)
        }
    }
}
