import PortalModel
import Synchronization

extension RESTPortal {
    /// Waits for the turn of one request, if it comes soon.
    ///
    /// - Parameters:
    ///   - time: How long to wait at most.
    ///   - charged: The methods to which the portal may charge the request's run time.
    /// - Throws: ``PortalError`` at once if it would take longer: `.rateLimited` for requests, `.operatingLimited` for run time; or
    ///   `CancellationError`.
    public func turn(within time: Duration, charging charged: Set<String>) async throws {
        let bound = time.seconds
        let delay = operating.withLock { $0.delay(of: charged, at: watch.now) }
        guard delay <= bound else { throw PortalError(.operatingLimited) }
        try await watch.sleep(seconds: delay)
        guard try await gate?.pass(within: bound - delay) == nil else { throw PortalError(.rateLimited) }
    }

    /// When requests would have their turns, by what is known.
    public var turnPace: TurnPace { get async { await gate?.pace ?? .free } }

    /// How often a call is sent on to where the portal has moved.
    static let mostHops = 3

    /// Waits for the turn of a call that is sent on to where the portal has moved.
    func turnToFollow(_ method: String) async throws(PortalError) {
        do {
            try await turn(within: .seconds(5), charging: [method])
        } catch let error as PortalError {
            throw error
        } catch {
            throw PortalError(.timedOut, method: method)  // the task was cancelled
        }
    }

    /// How many requests the portal's bucket holds by what is known, those that wait included.
    public var bucketLevel: Double {
        get async { await gate?.level ?? 0 }
    }

    /// How long a request that is charged to these methods would wait for its run time.
    ///
    /// - Parameters:
    ///   - charged: The methods.
    ///   - share: Which share of the run time that the portal allows is left to other requests.
    /// - Returns: The time; zero if it can go.
    public func operatingDelay(of charged: Set<String>, keeping share: Double = 0) -> Duration {
        .seconds(operating.withLock { $0.delay(of: charged, keeping: share, at: watch.now) })
    }
}
