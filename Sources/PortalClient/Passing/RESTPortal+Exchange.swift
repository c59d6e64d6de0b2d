public import PortalModel
import Synchronization
public import Wire

/// The whole of what a portal answers to a call, errors included, word for word.
public struct PortalReply: Hashable, Sendable {
    /// The status of HTTP.
    public var status: Int
    /// The members: `result` and `time`, or `error` and `error_description`, among others.
    public var answer: JSONObject

    /// Creates a reply.
    public init(status: Int, answer: JSONObject) {
        self.status = status
        self.answer = answer
    }

    /// The error that it reports; `nil` if it reports none.
    public var error: PortalError? {
        guard let error = answer["error"], error != .null else { return nil }
        return PortalError(answer: answer, method: "", status: status, hiding: [])
    }
}

extension RESTPortal {
    /// Sends one call once, whatever comes of it.
    ///
    /// Whoever calls has waited for its turn; see ``turn(within:charging:)``. Only a token that the portal says has expired is
    /// renewed, and the call sent again: it was not carried out.
    ///
    /// - Parameters:
    ///   - method: The method, such as `batch`.
    ///   - parameters: Its parameters.
    /// - Returns: What the portal answered, an error too.
    /// - Throws: ``PortalError`` if it answered nothing that can be read, or moved.
    public func exchange(_ method: String, _ parameters: JSONObject) async throws(PortalError) -> PortalReply {
        try Self.check(method)
        try checkIsWhereGiven(method)
        var hasRenewed = false
        var hops = 0
        while true {
            let token = try await renewing(method) { try await tokens.current() }
            let body = Transport.body(parameters, token: token)
            let address = transport.location.current
            let reply: PortalReply
            do throws(PortalError) {
                reply = try await transport.reply(to: method, body: body, at: address)
            } catch {
                // What is redirected was not carried out.
                guard error.code == .moved, transport.location.current != address, hops < Self.mostHops else {
                    throw error
                }
                hops += 1
                try await turnToFollow(method)
                continue
            }
            guard let error = reply.error else {
                await learn(from: method, operating: reply.answer["time"]?.operating)
                return reply
            }
            await learn(from: method, error: error)
            guard error.code == .tokenExpired, !hasRenewed, let token else { return reply }
            _ = try await renewing(method) { try await tokens.renewed(after: token) }
            hasRenewed = true
        }
    }

    /// Takes note of the run time that the portal charged to the commands of a batch.
    ///
    /// - Parameters:
    ///   - times: What `result_time` holds for each command.
    ///   - methods: Their methods.
    public func learn(operating times: [JSONValue?], of methods: [String]) {
        let now = watch.now
        operating.withLock { known in
            var latest: [String: OperatingTime] = [:]
            for (value, method) in zip(times, methods) {
                guard let time = value?.operating else { continue }
                latest[method] = latest[method].map { $0.used > time.used ? $0 : time } ?? time
            }
            for (method, time) in latest where !known.isClosed(method, at: now) {
                known.note(time, of: method, at: now)
            }
        }
    }

    /// Takes note that the portal refuses a method for its run time.
    public func learn(operatingLimitOf method: String) {
        operating.withLock { $0.noteRefusal(of: method, at: watch.now) }
    }
}
