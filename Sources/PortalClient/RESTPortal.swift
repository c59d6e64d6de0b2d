import AsyncHTTPClient
public import Logging
import NIOCore
public import PortalModel
import Synchronization
public import Wire

/// A portal behind its REST API: raw calls and batches, and ``Portal`` upon them.
///
/// Calls wait for the portal's limits rather than meet them, and calls that can pass are made again after a while; see
/// ``DocumentedError`` for which. Neither parameters nor secrets are logged.
public final class RESTPortal: Sendable {
    let transport: Transport
    let tokens: TokenKeeper
    let retry: RetryPolicy
    let watch: Stopwatch
    let gate: RateGate?
    let operating = Mutex(OperatingTimes())
    /// Whether it was ever heard of.
    let hasAnswered = Mutex(false)
    /// Fetched once: it defines how values are written and read.
    let knownSchema = Mutex<Schema?>(nil)
    /// Whether what is sent changes users.
    @TaskLocal static var carriesChanges = false
    /// A turn that was waited for before; `nil` if each request waits for its own.
    @TaskLocal static var turn: Turn?

    /// The display name of the portal: by the name in its settings, else its host, with the port if one is given.
    public var name: String { transport.settings.name ?? transport.location.given.host }

    /// The host that is called now: the one that was given, or one to which it was renamed.
    public var currentHost: String { transport.location.current.host }

    /// The host to which the portal was renamed, once a read has followed it there; changes are refused until that host is given.
    public var newHost: String? { transport.location.newHost }

    /// Opens connections to a portal for as long as `body` runs.
    ///
    /// - Parameters:
    ///   - address: Where its REST API is.
    ///   - token: The credentials if the address needs them; not sent to a webhook's address.
    ///   - settings: How to deal with the portal.
    ///   - logger: Hears of each request at debug level: its method, status, number of tries, time and run time on the portal.
    ///   - clock: What waits.
    ///   - body: What is done with the portal.
    /// - Returns: What `body` returns.
    /// - Throws: What `body` throws; before that ``PortalError`` with `.unauthorized` if a token is missing.
    public static func withPortal<Value>(
        at address: PortalAddress,
        token: AccessToken? = nil,
        settings: PortalSettings = PortalSettings(),
        logger: Logger,
        clock: any Clock<Duration> = .continuous,
        _ body: (RESTPortal) async throws -> Value
    ) async throws -> Value {
        try await withPortal(
            at: address,
            token: token,
            settings: settings,
            logger: logger,
            watch: Stopwatch(clock),
            body
        )
    }

    /// Opens connections to a portal by a clock that knows the time of day.
    static func withPortal<Value>(
        at address: PortalAddress,
        token: AccessToken?,
        settings: PortalSettings,
        logger: Logger,
        watch: Stopwatch,
        _ body: (RESTPortal) async throws -> Value
    ) async throws -> Value {
        guard token != nil || !address.needsToken else { throw PortalError(.unauthorized) }
        var ofPortal = try Transport.configuration(trusting: settings.authorities)
        ofPortal.timeout.read = settings.silence.map { .nanoseconds(Int64($0.seconds * 1e9)) }
        ofPortal.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = settings.connections
        let ofTokens = try Transport.configuration(trusting: settings.renewalAuthorities)
        return try await HTTPClient.withHTTPClient(configuration: ofPortal) { client in
            let transport = Transport(
                client: client,
                location: PortalLocation(address, confirmed: settings.confirmedHosts),
                settings: settings,
                logger: logger
            )
            let tokens = TokenKeeper(
                address.needsToken ? token : nil,
                configuration: ofTokens,
                timeout: settings.exchangeTimeout
            )
            return try await body(RESTPortal(transport, tokens, watch: watch))
        }
    }

    private init(_ transport: Transport, _ tokens: TokenKeeper, watch: Stopwatch) {
        self.transport = transport
        self.tokens = tokens
        self.watch = watch
        let settings = transport.settings
        retry = RetryPolicy(patience: settings.patience)
        gate = settings.rate.map {
            RateGate(rate: $0, path: settings.ratePath, goesFirst: settings.goesFirst, watch: watch)
        }
    }

    /// Calls a method.
    ///
    /// - Parameters:
    ///   - method: Its name, such as `user.update`.
    ///   - parameters: Its parameters, sent as JSON.
    /// - Returns: What it answered.
    /// - Throws: ``PortalError``; `.timedOut` also if the task was cancelled. After that, and after `.disconnected`, the
    ///   portal may have done what was asked all the same.
    public func call(
        _ method: String,
        _ parameters: JSONObject = JSONObject()
    ) async throws(PortalError) -> Answer {
        try await send(
            method,
            parameters,
            charged: [method],
            isRepeatable: RetryPolicy.isRepeatable(method),
            isRead: Self.isRead(method)
        )
    }

    /// Sends several commands as one request, which the portal carries out in order.
    ///
    /// Only commands that failed temporarily are sent again, unless `halt` says that each needs the
    /// one before, or one of them refers to another's answer.
    ///
    /// - Parameters:
    ///   - calls: At most ``BatchCall/limit`` commands.
    ///   - halt: Whether the commands after the first that fails are not run.
    /// - Returns: For each command its answer or its error; `nil` if it was not run.
    /// - Throws: ``PortalError`` if the request as a whole failed, as ``call(_:_:)`` does.
    public func batch(
        _ calls: [BatchCall],
        halt: Bool = false
    ) async throws(PortalError) -> [Result<Answer, PortalError>?] {
        var results = try await sendBatch(calls, halt: halt)
        guard !halt, !calls.contains(where: \.holdsReference) else { return results }
        var recovery = makeRecovery()
        while true {
            let failures = calls.indices.compactMap { index in
                results[index]?.passingFailure(of: calls[index]).map { (index, $0) }
            }
            guard let error = failures.first?.1, await recover(&recovery, from: error, isRepeatable: true) else {
                return results
            }
            let again = failures.map(\.0)
            for (index, result) in zip(again, try await sendBatch(again.map { calls[$0] }, halt: false)) {
                results[index] = result
            }
        }
    }

    private func sendBatch(
        _ calls: [BatchCall],
        halt: Bool
    ) async throws(PortalError) -> [Result<Answer, PortalError>?] {
        guard !calls.isEmpty else { return [] }
        guard calls.count <= BatchCall.limit else { throw PortalError(.batchTooLong, method: "batch") }
        var commands = JSONObject()
        for (index, call) in calls.enumerated() {
            try Self.check(call.method)
            commands["c\(index)"] = .string(call.command)
        }
        let answer = try await send(
            "batch",
            ["halt": .integer(halt ? 1 : 0), "cmd": .object(commands)],
            charged: Set(["batch"] + calls.map(\.method)),
            isRepeatable: calls.allSatisfy { RetryPolicy.isRepeatable($0.method) },
            isRead: calls.allSatisfy { Self.isRead($0.method) }
        )
        let results = try answer.ofBatch(calls, hiding: await secrets)
        learn(from: results, of: calls)
        return results
    }
}

extension Result<Answer, PortalError> {
    /// The error of a command of a batch that may be sent again.
    fileprivate func passingFailure(of call: BatchCall) -> PortalError? {
        guard case .failure(let error) = self else { return nil }
        switch error.code.passes {
        case .whenSlower, .afterReset, .unsent: return error
        case .perhapsDone: return RetryPolicy.isRepeatable(call.method) ? error : nil
        case .never, .afterRenewal, .perhapsNotBitrix: return nil
        }
    }
}
