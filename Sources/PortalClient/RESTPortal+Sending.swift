import Logging
import PortalModel
import Synchronization
import Wire

extension RESTPortal {
    /// Sends a request, and repeats it if it fails temporarily.
    ///
    /// - Parameters:
    ///   - method: The method.
    ///   - parameters: Its parameters.
    ///   - charged: The methods to which the portal may charge its run time.
    ///   - isRepeatable: Whether it may be carried out twice without harm.
    ///   - isRead: Whether it changes nothing.
    /// - Returns: What the portal answered.
    /// - Throws: The error that nothing heals.
    func send(
        _ method: String,
        _ parameters: JSONObject,
        charged: Set<String>,
        isRepeatable: Bool,
        isRead: Bool
    ) async throws(PortalError) -> Answer {
        try Self.check(method)
        let request = Outgoing(method: method, parameters: parameters, charged: charged, isRead: isRead)
        var recovery = makeRecovery()
        while true {
            do throws(PortalError) {
                return try await sendOnce(request, tries: recovery.tries)
            } catch {
                guard await recover(&recovery, from: error, isRepeatable: isRepeatable) else { throw error }
            }
        }
    }

    /// A call's way through its failures.
    ///
    /// Changes were compared with the users' values just before. They are not sent again long after that: the caller
    /// reads the users again.
    func makeRecovery() -> Recovery {
        guard Self.carriesChanges else { return Recovery(retry) }
        var policy = retry
        policy.longestPatience = .seconds(5)
        return Recovery(policy, since: watch.now)
    }

    /// Waits for the next try.
    ///
    /// - Returns: Whether there is one.
    func recover(_ recovery: inout Recovery, from error: PortalError, isRepeatable: Bool) async -> Bool {
        let delay = recovery.delay(
            after: error,
            isRepeatable: isRepeatable,
            hasAnswered: hasAnswered.withLock(\.self),
            at: watch.now
        )
        guard let delay, !Task.isCancelled else { return false }
        return (try? await watch.sleep(seconds: delay.seconds)) != nil
    }

    /// A request as it goes out, whatever address and token it goes with.
    private struct Outgoing {
        let method: String
        let parameters: JSONObject
        let charged: Set<String>
        let isRead: Bool
    }

    /// Sends a request when its turn has come, to the portal's current address, with a valid token.
    private func sendOnce(
        _ request: Outgoing,
        tries: Int,
        hasRenewed: Bool = false
    ) async throws(PortalError) -> Answer {
        if !request.isRead { try checkIsWhereGiven(request.method) }
        try await waitForTurn(of: request)
        let token = try await renewing(request.method) { try await tokens.current() }
        let address = transport.location.current
        let begin = watch.now
        var hasRenewed = hasRenewed
        do throws(PortalError) {
            let body = Transport.body(request.parameters, token: token)
            switch try await transport.exchange(request.method, body: body, at: address, hiding: secrets) {
            case .answer(let answer):
                await learn(from: request.method, operating: answer.operating)
                log("portal answered", request, status: 200, tries, since: begin, answer.operating)
                return answer
            case .redirect(let location, let error):
                guard request.isRead, transport.location.follow(location, from: address) else { throw error }
                transport.logger.notice(
                    "the portal was renamed; it is only read until its new host is in the address",
                    metadata: ["host": "\(transport.location.current.host)"]
                )
            }
        } catch {
            await learn(from: request.method, error: error)
            log("portal call failed", request, status: error.status, tries, since: begin, nil)
            guard error.code == .tokenExpired, !hasRenewed, let token else { throw error }
            _ = try await renewing(request.method) { try await tokens.renewed(after: token) }
            hasRenewed = true
        }
        return try await sendOnce(request, tries: tries, hasRenewed: hasRenewed)
    }

    /// Refuses to call a portal that was renamed, since the caller knows it by its old name.
    func checkIsWhereGiven(_ method: String) throws(PortalError) {
        guard let host = transport.location.newHost else { return }
        throw PortalError(.moved, method: method, portalMessage: ForeignText(host))
    }

    /// Gets a token, which may have to be renewed for that.
    func renewing(
        _ method: String,
        _ token: () async throws -> Secret?
    ) async throws(PortalError) -> Secret? {
        guard !tokens.isEmpty else { return nil }
        do {
            return try await token()
        } catch var error as PortalError {
            if error.method.isEmpty { error.method = method }
            throw error
        } catch {
            throw PortalError(.timedOut, method: method)  // the task was cancelled
        }
    }

    private func waitForTurn(of request: Outgoing) async throws(PortalError) {
        guard Self.turn?.take() != true else { return }
        try await waitForTurn(of: request.method, charged: request.charged)
    }

    /// Waits for what the portal's limits ask for.
    func waitForTurn(of method: String, charged: Set<String>) async throws(PortalError) {
        do {
            let delay = operating.withLock { $0.delay(of: charged, at: watch.now) }
            if delay > 0 {
                transport.logger.log(
                    level: delay > 5 ? .info : .debug,
                    "waiting for the portal's limit of run time",
                    metadata: ["method": "\(method)", "seconds": "\(Int(delay.rounded(.up)))"]
                )
            }
            try await watch.sleep(untilTurn: delay)
            try await gate?.pass()
        } catch {
            throw PortalError(.timedOut, method: method)  // the task was cancelled
        }
    }

    // MARK: Learning

    /// What must not show in an error, should the portal repeat it.
    var secrets: [Secret] {
        get async { (tokens.isEmpty ? [] : await tokens.secrets) + transport.location.secrets }
    }

    func learn(from method: String, operating time: OperatingTime?) async {
        hasAnswered.withLock { $0 = true }
        let now = watch.now
        if let time { operating.withLock { $0.note(time, of: method, at: now) } }
        await gate?.learn(wasRefused: false)
    }

    func learn(from method: String, error: PortalError) async {
        // A web server that knows no such API has not made itself known as a portal.
        if error.status != nil, error.code != .unreadable { hasAnswered.withLock { $0 = true } }
        let now = watch.now
        if error.code == .operatingLimited { operating.withLock { $0.noteRefusal(of: method, at: now) } }
        if error.code == .rateLimited { await gate?.learn(wasRefused: true) }
    }

    /// Takes note of the run time that a portal charged to the commands of a batch.
    func learn(from results: [Result<Answer, PortalError>?], of calls: [BatchCall]) {
        let now = watch.now
        operating.withLock { times in
            var latest: [String: OperatingTime] = [:]
            for (call, result) in zip(calls, results) {
                switch result {
                case .success(let answer)?:
                    guard let time = answer.operating else { continue }
                    latest[call.method] = latest[call.method].map { $0.used > time.used ? $0 : time } ?? time
                case .failure(let error)? where error.code == .operatingLimited:
                    times.noteRefusal(of: call.method, at: now)
                case .failure, nil: continue
                }
            }
            for (method, time) in latest where !times.isClosed(method, at: now) {
                times.note(time, of: method, at: now)
            }
        }
    }

    private func log(
        _ message: Logger.Message,
        _ request: Outgoing,
        status: Int?,
        _ tries: Int,
        since begin: Double,
        _ time: OperatingTime?
    ) {
        var metadata: Logger.Metadata = [
            "method": "\(request.method)",
            "status": "\(status.map(String.init) ?? "-")",
            "tries": "\(tries)",
            "milliseconds": "\(Int((watch.now - begin) * 1_000))",
        ]
        if let time { metadata["operating"] = "\((time.used.seconds * 10).rounded() / 10)" }
        transport.logger.debug(message, metadata: metadata)
    }

    /// A method becomes part of an address or of a command, so it must not contain special characters.
    static func check(_ method: String) throws(PortalError) {
        guard method.utf8.allSatisfy({ $0.isASCIIWord || "._-".utf8.contains($0) }), !method.isEmpty else {
            throw PortalError(.unknownMethod)
        }
    }
}
