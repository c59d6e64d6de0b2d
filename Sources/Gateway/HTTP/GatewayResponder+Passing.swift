import AsyncHTTPClient
import Hummingbird
import NIOCore
import NIOHTTP1
import PortalClient
import PortalModel
import Wire

/// Calls that go to the portal as they came.
extension GatewayResponder {
    /// The largest answer that is held to know its length, in bytes; longer ones are passed on piece by piece.
    private static let heldAnswer = 256 << 10

    func pass(_ call: IncomingCall) async throws -> Response {
        let call = try await withSmallBody(call)
        let request = call.request
        let length = request.headers[.contentLength].flatMap { Int64($0) }
        let hasBody = request.mayHaveBody
        let body: HTTPClientRequest.Body? =
            if let whole = call.bodyForPortal {
                whole.readableBytes > 0 ? .bytes(whole) : nil
            } else if hasBody {
                .stream(request.body, length: length.map { .known($0) } ?? .unknown)
            } else {
                nil
            }
        let outgoing = ForwardedRequest(
            HTTPMethod(rawValue: request.method.rawValue),
            path: call.address.tail,
            query: RawQuery.withoutCredentials(call.query),
            headers: HeaderRules.forPortal(request.headers, isUnpacked: call.body != nil),
            body: body,
            canRepeat: !hasBody || call.body != nil,
            isVersionThree: call.address.isVersionThree
        )
        let host = works.portal.currentHost
        do {
            if let gathered = try await gather(call) { return gathered }
            let answer = try await works.portal.forward(outgoing, as: call.address.method)
            works.statistics.count(requests: 1, commands: 1)
            noteHealth(answer)
            let response = try await response(answer, to: call)
            works.statistics.count("passed", client: call.caller.client.name)
            return response
        } catch let error as PortalError {
            guard error.code != .moved || works.portal.currentHost == host else { throw GatewayError.followed }
            works.health.portalFailed(error)
            throw GatewayError(error)
        }
    }

    /// Takes note whether the portal works, by an answer that is passed on.
    private func noteHealth(_ answer: ForwardedAnswer) {
        switch answer.status {
        case .internalServerError, .badGateway, .gatewayTimeout:
            works.health.portalFailed(PortalError(.portalFailure, status: Int(answer.status.code)))
        case .serviceUnavailable: break
        default: works.health.portalAnswered()
        }
    }

    /// Waits for the turn of a call, or lets a read of one user travel with others if that comes late.
    ///
    /// - Returns: The answer, if it went with others; else its turn has come.
    private func gather(_ call: IncomingCall) async throws -> Response? {
        let (method, channel) = (call.address.method, call.channel)
        guard let parameters = Self.singleRead(call) else {
            try await works.turns.pass(within: works.patience, charging: method) { channel.isActive }
            return nil
        }
        do {
            try await works.turns.pass(within: .zero, charging: method) { channel.isActive }
            return nil
        } catch let error as PortalError where error.code == .rateLimited {
            works.statistics.count("passed", client: call.caller.client.name)
            return try await submit(.read(method: "user.get", parameters), users: [], call)
        }
    }

    /// The largest body that is held, in bytes.
    private static let smallBody = 16 << 10

    /// A call with its body, if that is small: then it can be sent again should the portal move, and a read may travel with others.
    private func withSmallBody(_ call: IncomingCall) async throws -> IncomingCall {
        guard call.body == nil, call.request.packing == nil,
            let length = call.request.headers[.contentLength].flatMap({ Int($0) }),
            length <= Self.smallBody
        else { return call }
        var call = call
        call.body = try await call.request.body.collect(upTo: Self.smallBody)
        call.arrival = .now
        return call
    }

    /// The parameters of a call of `user.get` for one user by id; `nil` for any other one.
    private static func singleRead(_ call: IncomingCall) -> JSONObject? {
        guard call.address.method == "user.get", !call.address.isXML, call.caller.client.isGrouped,
            call.body != nil || !call.request.mayHaveBody,
            let parameters = call.parameters
                ?? (try? Doorkeeper.parameters(call.request, call.query, call.body ?? ByteBuffer()))
        else { return nil }
        let kept = JSONObject(
            parameters.all.filter { !CallParameters.credentials.contains($0.key) }.map { ($0.key, $0.value) }
        )
        let filter = parameters["filter"]?.objectValue.map { CallParameters($0) }
        let isOne = [parameters["id"], filter?["id"]].contains { $0?.phpInteger != nil }
        return isOne && kept.allSatisfy { $0.value.isSameInQuery && !$0.value.holdsReference } ? kept : nil
    }

    private func response(_ answer: ForwardedAnswer, to call: IncomingCall) async throws -> Response {
        let packing = answer.headers.first(name: "content-encoding")?.lowercased() ?? "identity"
        // It was asked not to pack, and nobody can look into what is packed.
        guard packing == "identity" else { throw PortalError(.unreadable, method: call.address.method) }
        let all = await works.replacers(for: call.code)
        let headers = HeaderRules.forClient(answer.headers, all)
        let secrets = answer.isDownload ? [] : all
        let status = HTTPResponse.Status(code: Int(answer.status.code), reasonPhrase: answer.status.reasonPhrase)
        guard status != .notModified, status != .noContent else { return Response(status: status, headers: headers) }
        let length = answer.headers.first(name: "content-length").flatMap { Int($0) }
        if let length, length <= Self.heldAnswer {
            guard var whole = try? await answer.body.collect(upTo: Self.heldAnswer), whole.readableBytes == length
            else { throw PortalError(.disconnected, method: call.address.method) }
            for secret in secrets { whole = secret.replaced(in: whole) }
            return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: whole))
        }
        let (body, channel) = (answer.body, call.channel)
        return Response(
            status: status,
            headers: headers,
            body: ResponseBody(contentLength: secrets.isEmpty ? length : nil) { writer in
                var replacers = secrets
                do {
                    for try await piece in body {
                        var piece = piece
                        for index in replacers.indices { piece = replacers[index].take(piece) }
                        if piece.readableBytes > 0 { try await writer.write(piece) }
                    }
                } catch {
                    // Nothing may follow what looks like a part of the answer.
                    try? await channel.close()
                    throw error
                }
                var rest = ByteBuffer()
                for index in replacers.indices {
                    if rest.readableBytes > 0 { rest = replacers[index].take(rest) }
                    rest.writeImmutableBuffer(replacers[index].finish())
                }
                if rest.readableBytes > 0 { try await writer.write(rest) }
                try await writer.finish(nil)
            }
        )
    }
}

extension JSONValue {
    /// Whether a portal takes it for the same when it comes in the text of a command.
    fileprivate var isSameInQuery: Bool {
        switch self {
        case .string, .integer: true
        case .null, .boolean, .number: false
        case .array(let items): !items.isEmpty && items.allSatisfy(\.isSameInQuery)
        case .object(let object): !object.isEmpty && object.allSatisfy { $0.value.isSameInQuery }
        }
    }
}

extension ForwardedAnswer {
    /// Whether it is a file, in which nothing is replaced.
    fileprivate var isDownload: Bool {
        (200...299).contains(status.code)
            && headers.first(name: "content-disposition")?.lowercased().hasPrefix("attachment") == true
    }
}
