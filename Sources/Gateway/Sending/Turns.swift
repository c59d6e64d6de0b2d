import PortalClient
import PortalModel

/// Shares the portal's turns between calls that pass and the queue of updates: while both wait, they take turns about.
///
/// One turn is waited for at a time, so that whoever makes many calls stands in one line with all others.
actor Turns {
    private struct Waiting {
        let continuation: CheckedContinuation<Bool, Never>
        let deadline: ContinuousClock.Instant
    }

    private let portal: RESTPortal
    /// Passing calls, in the order in which they came.
    private var passing: [Waiting] = []
    private var queue: CheckedContinuation<Bool, Never>?
    private var isServing = false
    private var isClosed = false
    private var wasPassing = false

    init(_ portal: RESTPortal) {
        self.portal = portal
    }

    /// How many passing calls wait.
    var waiting: Int { passing.count }

    /// Waits for the turn of a call that passes.
    ///
    /// - Parameters:
    ///   - time: How long it waits at most.
    ///   - method: Its method, to which the portal charges its run time.
    /// - Throws: ``PortalError``: `.rateLimited` or `.operatingLimited` if it would take longer; or `CancellationError`.
    func pass(within time: Duration, charging method: String) async throws {
        guard !isClosed, portal.operatingDelay(of: [method]) <= time else { throw PortalError(.operatingLimited) }
        if passing.isEmpty, queue == nil, !isServing {
            do {
                return try await portal.turn(within: .zero, charging: [method])
            } catch let error as PortalError where error.code == .rateLimited && time > .zero {}
        } else if time <= .zero {
            throw PortalError(.rateLimited)
        }
        let isTurn = await withCheckedContinuation { continuation in
            passing.append(Waiting(continuation: continuation, deadline: .now + time))
            serve()
        }
        guard isTurn else { throw PortalError(.rateLimited) }
    }

    /// Waits for the queue's turn, which has no end but that of its task.
    ///
    /// - Returns: Whether it came.
    func queued() async -> Bool {
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
        for waiting in passing { waiting.continuation.resume(returning: false) }
        passing = []
        queue?.resume(returning: false)
        queue = nil
    }

    /// Gives turns to those who wait, until nobody does.
    private func serve() {
        guard !isServing else { return }
        isServing = true
        Task {
            while !(passing.isEmpty && queue == nil) {
                if (try? await portal.turn(within: .seconds(1), charging: [])) != nil {
                    give()
                } else {
                    dropLate()
                    try? await ContinuousClock().sleep(for: .milliseconds(200))
                }
            }
            isServing = false
        }
    }

    /// Lets those go who have waited for too long.
    private func dropLate() {
        let now = ContinuousClock.now
        for late in passing where late.deadline < now { late.continuation.resume(returning: false) }
        passing.removeAll { $0.deadline < now }
    }

    private func give() {
        dropLate()
        if let queue, wasPassing || passing.isEmpty {
            wasPassing = false
            self.queue = nil
            queue.resume(returning: true)
        } else if !passing.isEmpty {
            wasPassing = true
            passing.removeFirst().continuation.resume(returning: true)
        }
    }
}
