import AsyncHTTPClient
public import Logging
public import PortalModel
import Synchronization
public import Wire

/// A portal behind its REST API: raw calls and batches, and ``Portal`` upon them.
///
/// Calls that can pass are made again after a while: those that the portal refused for their rate, and, of methods that
/// read or set absolute values, those that met a broken connection or a failure inside the portal. Neither parameters
/// nor secrets are logged.
public final class RESTPortal: Sendable {
    private let transport: Transport
    private let retry: RetryPolicy
    private let clock: any Clock<Duration>
    /// Fetched once: it says how values are written and read.
    let knownSchema = Mutex<Schema?>(nil)

    /// How people know the portal: its host, with the port where one is given.
    public var name: String { transport.address.host }

    init(transport: Transport, retry: RetryPolicy, clock: any Clock<Duration>) {
        self.transport = transport
        self.retry = retry
        self.clock = clock
    }

    /// Opens connections to a portal for as long as `body` runs.
    ///
    /// - Parameters:
    ///   - address: Where its REST API is.
    ///   - token: The access token where the address asks for one; it is not sent to a webhook's address.
    ///   - userAgent: How the program introduces itself to the portal, as `name/version`.
    ///   - logger: Hears of each call at debug level: its method, status and number of tries.
    ///   - clock: What waits between two tries.
    ///   - body: What is done with the portal.
    /// - Returns: What `body` returns.
    /// - Throws: What `body` throws; before that ``PortalError`` with `.unauthorized` where a token is missing.
    public static func withPortal<Value>(
        at address: PortalAddress,
        token: Secret? = nil,
        userAgent: String = "moonhook",
        logger: Logger,
        clock: any Clock<Duration> = .continuous,
        _ body: (RESTPortal) async throws -> Value
    ) async throws -> Value {
        guard token != nil || !address.needsToken else { throw PortalError(.unauthorized) }
        return try await HTTPClient.withHTTPClient(configuration: Transport.configuration) { client in
            let transport = Transport(
                client: client,
                address: address,
                token: token,
                userAgent: userAgent,
                logger: logger
            )
            return try await body(RESTPortal(transport: transport, retry: RetryPolicy(), clock: clock))
        }
    }

    /// Calls a method.
    ///
    /// - Parameters:
    ///   - method: Its name, such as `user.update`.
    ///   - parameters: Its parameters, sent as JSON.
    /// - Returns: What it answered.
    /// - Throws: ``PortalError``; `.timedOut` also where the task was cancelled. After that, and after `.unreachable`, the
    ///   portal may have done what was asked all the same.
    public func call(
        _ method: String,
        _ parameters: JSONObject = JSONObject()
    ) async throws(PortalError) -> Answer {
        try await post(method, parameters, isRepeatable: RetryPolicy.isRepeatable(method))
    }

    /// Sends several commands as one request, which the portal carries out in order.
    ///
    /// - Parameters:
    ///   - calls: At most ``BatchCall/limit`` commands.
    ///   - halt: Whether the commands after the first that fails are left alone.
    /// - Returns: For each command its answer or its error; `nil` where it was not run.
    /// - Throws: ``PortalError`` where the request as a whole failed, as ``call(_:_:)`` does.
    public func batch(
        _ calls: [BatchCall],
        halt: Bool = false
    ) async throws(PortalError) -> [Result<Answer, PortalError>?] {
        guard !calls.isEmpty else { return [] }
        guard calls.count <= BatchCall.limit else { throw PortalError(.batchTooLong, method: "batch") }
        var commands = JSONObject()
        for (index, call) in calls.enumerated() {
            try check(call.method)
            commands["c\(index)"] = .string(call.command)
        }
        let answer = try await post(
            "batch",
            ["halt": .integer(halt ? 1 : 0), "cmd": .object(commands)],
            isRepeatable: calls.allSatisfy { RetryPolicy.isRepeatable($0.method) }
        )
        return try transport.answers(of: calls, in: answer)
    }

    private func post(
        _ method: String,
        _ parameters: JSONObject,
        isRepeatable: Bool
    ) async throws(PortalError) -> Answer {
        try check(method)
        let body = transport.body(parameters)
        var tries = 0
        while true {
            tries += 1
            do throws(PortalError) {
                let answer = try await transport.exchange(method, body: body)
                log("portal answered", method, status: 200, tries)
                return answer
            } catch {
                log("portal call failed", method, status: error.status, tries)
                let jitter = Double.random(in: 0...1)
                guard
                    let delay = retry.delay(after: error, tries: tries, isRepeatable: isRepeatable, jitter: jitter),
                    (try? await clock.sleep(for: delay)) != nil  // the task was cancelled
                else { throw error }
            }
        }
    }

    private func log(_ message: Logger.Message, _ method: String, status: Int?, _ tries: Int) {
        transport.logger.debug(
            message,
            metadata: ["method": "\(method)", "status": "\(status.map(String.init) ?? "-")", "tries": "\(tries)"]
        )
    }

    /// A method becomes part of an address or of a command, so it may hold nothing that means something there.
    private func check(_ method: String) throws(PortalError) {
        guard method.utf8.allSatisfy({ ASCII.isWord($0) || "._-".utf8.contains($0) }), !method.isEmpty else {
            throw PortalError(.unknownMethod)
        }
    }
}
