import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import PortalClient
import PortalModel
import Synchronization
import Wire

/// Answers as a portal would: what changes users goes through the recipes, and everything else to the portal.
struct GatewayResponder: HTTPResponder {
    typealias Context = GatewayContext

    let works: GatewayWorks

    func respond(to request: Request, context: Context) async throws -> Response {
        let start = ContinuousClock.now
        let address = CallAddress(path: request.uri.path)
        let log = CallLog()
        var response: Response
        do {
            response = try await answer(request, address, log, context.channel)
        } catch  where !(error is CancellationError) {
            // Nothing else throws than the request's body.
            let known = error as? GatewayError
            let refusal = known ?? .brokenRequest
            log.outcome = refusal.code
            response = .call(CallReply(refusal), isXML: address?.isXML ?? false)
            if known == nil { response.headers[.connection] = "close" }
        }
        if response.headers[.connection] == nil, let connection = request.headers[.connection] {
            response.headers[.connection] = connection
        }
        if response.headers[.date] == nil { response.headers[.date] = HTTPDate.now }
        let time = ContinuousClock.now - start
        works.statistics.note(time, way: log.way)
        works.logger.debug(
            "call",
            metadata: [
                "method": "\(log.client == nil ? "-" : address?.method ?? "-")", "client": "\(log.client ?? "-")",
                "status": "\(response.status.code)",
                "outcome": "\(log.outcome ?? "-")", "way": "\(log.way)",
                "milliseconds": "\(Int(time / .milliseconds(1)))",
            ]
        )
        return response
    }

    private func answer(
        _ request: Request,
        _ address: CallAddress?,
        _ log: CallLog,
        _ channel: any Channel
    ) async throws -> Response {
        guard let address else { throw GatewayError.unknownMethod }
        // A browser asks before it sends a call, and without credentials.
        if request.method == .options { return Response(status: .ok, headers: Response.forBrowsers) }
        guard request.method == .get || request.method == .post else {
            return Response(status: .methodNotAllowed, headers: [.allow: "GET, OPTIONS, POST"])
        }
        let table = works.clients.withLock { $0 }
        let call = try await works.doorkeeper.admit(request, on: channel, at: address, table, log)
        let client = call.caller.client
        log.client = client.name
        guard !address.isVersionThree || client.methods == .all, client.permits(address.method) else {
            throw await noted(.insufficientScope, call, nil)
        }
        if address.isVersionThree {
            log.way = "passed"
            return try await pass(call)
        }
        switch (MethodRules.deed(of: address.method), address.method) {
        case (.unknown, _): throw GatewayError.unknownMethod
        case (.updates, _):
            log.way = "judged"
            return try await update(call)
        case (.adds, _):
            log.way = "judged"
            return try await add(call)
        case (.passes, "batch"):
            log.way = "judged"
            return try await batch(call)
        case (.passes, _):
            log.way = "passed"
            return try await pass(call)
        }
    }

    // MARK: Judged

    /// The parameters of a call that is judged; if they can't be read, that is counted.
    private func parameters(_ call: IncomingCall) async throws -> CallParameters {
        do {
            return try await readParameters(call)
        } catch let error as GatewayError {
            throw await noted(error, call, nil)
        }
    }

    private func readParameters(_ call: IncomingCall) async throws -> CallParameters {
        if let known = call.parameters { return known }
        let body =
            if let body = call.body { body } else { try await WholeBody.of(call.request, orElse: .tooLargeToJudge) }
        return try Doorkeeper.parameters(call.request, call.query, body)
    }

    /// A refusal, once it is counted and recorded.
    private func noted(_ error: GatewayError, _ call: IncomingCall, _ user: UserID?) async -> GatewayError {
        let client = call.caller.client
        if let day = try? await today(of: client) {
            await works.queue.note(refusal: error, of: day, user)
        } else {
            works.statistics.count(refusal: error.code, client: client.name)
        }
        return error
    }

    private func update(_ call: IncomingCall) async throws -> Response {
        var call = call
        let parameters = try await parameters(call).all
        call.arrival = .now
        let wanted = try await wanted(&call, parameters.userID) { schema throws(GatewayError) in
            try WantedUpdate(parameters, schema, isInBatch: false)
        }
        return try await submit(.update(wanted), users: [wanted.user], call)
    }

    /// Reads what a call sets, by the portal's fields as they are now if it names one that isn't known.
    private func wanted(
        _ call: inout IncomingCall,
        _ user: UserID?,
        _ read: (Schema) throws(GatewayError) -> WantedUpdate
    ) async throws -> WantedUpdate {
        do throws(GatewayError) {
            let wanted = try read(call.caller.judge.schema)
            guard let renewed = await renewed(call, for: wanted.unknownOwn) else { return wanted }
            call = renewed
            return try read(call.caller.judge.schema)
        } catch {
            throw await noted(error, call, user)
        }
    }

    /// The call with the portal's fields as they are now; `nil` if they are known, by what is known of the names that no field has.
    private func renewed(_ call: IncomingCall, for names: [String]) async -> IncomingCall? {
        guard !names.isEmpty else { return nil }
        let works = works
        let isNew = try? await waiting(until: call.arrival + works.patience) {
            await works.renewFields(for: Set(names))
        }
        guard isNew == true else { return nil }
        var call = call
        guard let caller = works.clients.withLock({ $0.client(of: call.code) }) else { return nil }
        call.caller = caller
        return call
    }

    private func batch(_ call: IncomingCall) async throws -> Response {
        let parameters = try await parameters(call)
        var call = call
        call.arrival = .now
        var batch = Self.batch(parameters, call)
        if let renewed = await renewed(call, for: batch.updates.flatMap(\.unknownOwn)) {
            call = renewed
            batch = Self.batch(parameters, call)
        }
        return try await submit(.batch(batch), users: batch.users, call)
    }

    private static func batch(_ parameters: CallParameters, _ call: IncomingCall) -> WantedBatch {
        WantedBatch(
            parameters,
            call.caller.judge.schema,
            permits: call.caller.client.permits,
            passesReference: call.caller.judge.passesReference
        )
    }

    private func add(_ call: IncomingCall) async throws -> Response {
        var call = call
        if let recipe = call.caller.judge.recipeThatNeedsID {
            let words = "\(recipe) looks at ID, which a new user doesn't have, so user.add can't pass through it"
            throw await noted(GatewayError(400, "MOONHOOK_ADD", words), call, nil)
        }
        let parameters = try await parameters(call).all
        call.arrival = .now
        let given = try await wanted(&call, nil) { schema throws(GatewayError) in
            try WantedUpdate(new: parameters, schema)
        }
        let day = try await today(of: call.caller.client)
        let channel = call.channel
        let added = try await works.queue.add(given, parameters, of: day, call.caller.judge, since: call.arrival) {
            channel.isActive
        }
        return .call(added.replacing(await works.replacers(for: call.code)), isXML: call.address.isXML)
    }

    private func today(of client: GatewayClient) async throws(GatewayError) -> ClientDay {
        do {
            return try await works.days.today(of: client)
        } catch {
            throw .journal
        }
    }

    /// Sends a call through the queue; a caller that hangs up takes it back.
    func submit(_ work: CallItem.Work, users: Set<UserID>, _ call: IncomingCall) async throws -> Response {
        let channel = call.channel
        let day = try await today(of: call.caller.client)
        let reply = await works.queue.submit(work, of: day, call.caller.judge, users: users, since: call.arrival) {
            channel.isActive
        }
        call.log.outcome = reply.answer["error"]?.phpText
        return .call(reply.replacing(await works.replacers(for: call.code)), isXML: call.address.isXML)
    }
}

extension GatewayClient {
    /// Whether it may call a method.
    func permits(_ method: String) -> Bool {
        switch methods {
        case .all: true
        case .only(let names): names.contains(method)
        }
    }
}

extension CallReply {
    /// The answer with the caller's code wherever the portal repeats its own.
    fileprivate func replacing(_ secrets: [SecretReplacer]) -> CallReply {
        var reply = self
        reply.answer = JSONObject(answer.map { ($0.key, $0.value.replacing(secrets)) })
        return reply
    }
}

extension JSONValue {
    fileprivate func replacing(_ secrets: [SecretReplacer]) -> JSONValue {
        switch self {
        case .string(let text): .string(secrets.reduce(text) { $1.replaced(in: $0) })
        case .array(let items): .array(items.map { $0.replacing(secrets) })
        case .object(let object): .object(JSONObject(object.map { ($0.key, $0.value.replacing(secrets)) }))
        case .null, .boolean, .integer, .number: self
        }
    }
}

extension Response {
    /// What lets scripts of other pages read the answers of methods, as the portal does; observed in its module `rest`.
    fileprivate static let forBrowsers: HTTPFields = [
        .accessControlAllowOrigin: "*", .accessControlAllowHeaders: "origin, content-type, accept",
        .xContentTypeOptions: "nosniff",
    ]

    /// An answer of the gateway in the portal's form.
    fileprivate static func call(_ reply: CallReply, isXML: Bool) -> Response {
        let answer = JSONValue.object(reply.answer)
        let bytes = isXML ? PHPXML.encode(answer) : PHPJSON.encode(answer)
        var headers = forBrowsers
        headers[.contentType] = isXML ? "text/xml; charset=utf-8" : "application/json; charset=utf-8"
        for (name, value) in reply.headers {
            if let name = HTTPField.Name(name) { headers[name] = value }
        }
        return Response(
            status: HTTPResponse.Status(code: reply.status),
            headers: headers,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
        )
    }
}
