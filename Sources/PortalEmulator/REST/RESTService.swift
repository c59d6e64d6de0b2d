import FoundationEssentials
import GRDB
import Synchronization
import Wire

/// The portal without its server: carries calls out, one after the other.
final class RESTService: Sendable {
    let store: PortalStore
    let configuration: EmulatorConfiguration
    /// `http` or `https`, for links to the portal itself.
    let scheme: String
    let state: Mutex<PortalState>
    private let startedAt: Double

    init(store: PortalStore, configuration: EmulatorConfiguration) {
        self.store = store
        self.configuration = configuration
        scheme = configuration.tls == nil ? "http" : "https"
        state = Mutex(PortalState(configuration))
        startedAt = configuration.now()
    }

    /// The latest requests, the oldest first.
    var requests: [ReceivedRequest] { state.withLock { $0.log.requests } }

    /// What was done so far.
    var counts: EmulatorCounts {
        let now = configuration.now()
        var counts = state.withLock { state in
            var counts = state.counts
            counts.bucketLevel = state.bucket?.level(at: now) ?? 0
            return counts
        }
        counts.uptime = now - startedAt
        counts.users = (try? store.database.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM user") }) ?? 0
        return counts
    }

    /// An answer of HTTP.
    struct Answer: Sendable {
        let status: Int
        let body: [UInt8]
        var format = AnswerFormat.json
    }

    /// Carries a request out.
    ///
    /// - Returns: The answer, in the form that the request asks for.
    func answer(_ request: RESTRequest) async -> Answer {
        let start = configuration.now()
        let format = request.address.format
        do {
            let (credential, access) = try admit(request, at: start)
            let envelope = try await store.database.write { database in
                let call = RESTCall(
                    method: request.address.method,
                    parameters: request.parameters,
                    carrier: request.carrier,
                    httpMethod: request.httpMethod,
                    credential: credential,
                    access: access,
                    fault: request.fault,
                    filesAddress: "\(self.scheme)://\(request.authority)/upload/",
                    fields: try self.store.fields(database),
                    database: database
                )
                self.record(call)
                return try self.envelope(call, of: request, start: start)
            }
            return Answer(status: 200, body: format.encode(envelope), format: format)
        } catch let error as RESTError {
            return refusal(error, in: format)
        } catch {
            return refusal(.internalFailure, in: format)
        }
    }

    /// The answer of an error, counted.
    func refusal(_ error: RESTError, in format: AnswerFormat = .json) -> Answer {
        count(error)
        return Answer(status: error.status, body: format.encode(error.answer), format: format)
    }

    /// Counts a refusal.
    func count(_ error: RESTError) {
        state.withLock { $0.counts.refusals[error.code, default: 0] += 1 }
    }

    /// The content of a file, or `nil` if there is none of that id.
    func file(_ id: Int) async throws -> Data? {
        try await store.database.read { database in
            try Data.fetchOne(database, sql: "SELECT CONTENT FROM file WHERE ID = ?", arguments: [id])
        }
    }

    /// Lists a call among the requests.
    func record(_ call: RESTCall) {
        let request = ReceivedRequest(call)
        state.withLock { state in
            state.log.append(request)
            state.counts.calls[call.method, default: 0] += 1
        }
    }

    private func envelope(_ call: RESTCall, of request: RESTRequest, start: Double) throws -> JSONValue {
        if call.method == "batch" { return try batch(call, failing: request.failingCommand, start: start) }
        let (answer, timing) = try run(call)
        var envelope = JSONObject()
        envelope["result"] = answer.result
        envelope["next"] = answer.next.map { .integer($0) }
        envelope["total"] = answer.total.map { .integer($0) }
        envelope["time"] = timing.answer
        return .object(envelope)
    }

    /// Lets a request in, and finds out whose it is.
    ///
    /// That an unknown method is refused before its credentials are looked at is undocumented: it is observed in the module
    /// `rest`.
    private func admit(_ request: RESTRequest, at now: Double) throws(RESTError) -> (EmulatorCredential, RESTAccess) {
        let isAdmitted = state.withLock { $0.bucket?.admit(at: now) ?? true }
        guard isAdmitted else { throw .tooManyRequests }
        guard RESTMethod.scopesByName[request.address.method] != nil else { throw .unknownMethod }
        if let webhook = request.address.webhook {
            let owner = configuration.credentials.first {
                $0.webhookCode == webhook.code && String($0.ownerID) == webhook.ownerID
            }
            guard let owner else { throw .noAuthorization }
            return (owner, .webhook)
        }
        guard let token = request.token else { throw .noAuthorization }
        return (
            try state.withLock { state throws(RESTError) in try state.tokens.credential(of: token, now: now) }, .token
        )
    }
}
