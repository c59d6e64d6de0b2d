import FoundationEssentials
import GRDB
import Synchronization
import Wire

/// The portal without its server: carries calls out, one after the other.
final class RESTService: Sendable {
    let store: PortalStore
    private let credentials: [EmulatorCredential]
    private let ledger = Mutex(OperatingLedger())
    private let log = Mutex(RequestLog())

    init(store: PortalStore, credentials: [EmulatorCredential]) {
        self.store = store
        self.credentials = credentials
    }

    /// The latest requests, the oldest first.
    var requests: [ReceivedRequest] { log.withLock { $0.requests } }

    /// Carries a request out.
    ///
    /// - Returns: The status of HTTP and the JSON of the answer.
    func answer(_ request: RESTRequest) async -> (status: Int, body: [UInt8]) {
        let start = RESTTiming.now
        do {
            let (credential, access) = try authorize(request)
            let envelope = try await store.database.write { database in
                let call = RESTCall(
                    method: request.address.method,
                    parameters: request.parameters,
                    carrier: request.carrier,
                    httpMethod: request.httpMethod,
                    credential: credential,
                    access: access,
                    filesAddress: "http://\(request.authority)/upload/",
                    fields: try self.store.fields(database),
                    database: database
                )
                self.record(call)
                return try self.envelope(call, start: start)
            }
            return (200, PHPJSON.encode(envelope))
        } catch let error as RESTError {
            return (error.status, PHPJSON.encode(error.answer))
        } catch {
            return (RESTError.internalFailure.status, PHPJSON.encode(RESTError.internalFailure.answer))
        }
    }

    /// The content of a file, or `nil` where there is none of that id.
    func file(_ id: Int) async throws -> Data? {
        try await store.database.read { database in
            try Data.fetchOne(database, sql: "SELECT CONTENT FROM file WHERE ID = ?", arguments: [id])
        }
    }

    /// Lists a call among the requests.
    func record(_ call: RESTCall) {
        let request = ReceivedRequest(call)
        log.withLock { $0.append(request) }
    }

    /// Runs a method, if its scope allows it, and charges its time.
    func run(_ call: RESTCall) throws -> (answer: RESTAnswer, timing: RESTTiming) {
        guard let method = RESTMethod.all[call.method] else { throw RESTError.unknownMethod }
        guard method.scopes.isEmpty || !method.scopes.isDisjoint(with: call.credential.scopes) else {
            throw RESTError.insufficientScope(call.access)
        }
        let start = RESTTiming.now
        let answer = try method.run(call)
        let seconds = RESTTiming.now - start
        let operating = ledger.withLock { ledger in
            ledger.charge(seconds, owner: call.credential.webhookCode, method: call.method, now: Int(start))
        }
        return (answer, RESTTiming(start: start, processing: seconds, operating: operating))
    }

    private func envelope(_ call: RESTCall, start: Double) throws -> JSONValue {
        var envelope = JSONObject()
        if call.method == "batch" {
            let begin = RESTTiming.now
            envelope["result"] = batch(call)
            envelope["time"] = RESTTiming(start: start, processing: RESTTiming.now - begin, operating: nil).answer()
        } else {
            let (answer, timing) = try run(call)
            envelope["result"] = answer.result
            envelope["next"] = answer.next.map { .integer($0) }
            envelope["total"] = answer.total.map { .integer($0) }
            envelope["time"] = RESTTiming(
                start: start,
                processing: timing.processing,
                operating: timing.operating
            ).answer()
        }
        return .object(envelope)
    }

    private func authorize(_ request: RESTRequest) throws(RESTError) -> (EmulatorCredential, RESTAccess) {
        if let webhook = request.address.webhook {
            let owner = credentials.first { $0.webhookCode == webhook.code && String($0.ownerID) == webhook.ownerID }
            guard let owner else { throw .wrongCredentials }
            return (owner, .webhook)
        }
        guard let token = request.parameters["auth"]?.phpText,
            let owner = credentials.first(where: { $0.accessToken == token })
        else { throw .noAuthorization }
        return (owner, .token)
    }
}
