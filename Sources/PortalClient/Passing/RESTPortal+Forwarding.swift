import AsyncHTTPClient
import NIOCore
import NIOHTTP1
public import PortalModel
import Synchronization
import Wire

extension RESTPortal {
    /// Passes a request on, once, with the portal's credentials.
    ///
    /// Whoever calls has waited for its turn; see ``turn(within:charging:)``. A redirection to another host is followed only if the portal's
    /// owner has confirmed that, and if nothing of the request has to be sent again that is gone; else it is an error, since its address
    /// would tell the credentials. One on the portal's own host is an answer, whose address is relative.
    ///
    /// - Parameters:
    ///   - request: The request.
    ///   - method: The method that it calls, for errors.
    /// - Returns: The answer's head as soon as it is there, and the body as it comes.
    /// - Throws: ``PortalError``: `.moved`, or that no answer came.
    public func forward(_ request: ForwardedRequest, as method: String) async throws(PortalError) -> ForwardedAnswer {
        try await forward(request, as: method, hops: 0)
    }

    private func forward(
        _ request: ForwardedRequest,
        as method: String,
        hops: Int
    ) async throws(PortalError) -> ForwardedAnswer {
        try checkIsWhereGiven(method)
        let token = try await renewing(method) { try await tokens.current() }
        let address = transport.location.current
        var outgoing = HTTPClientRequest(url: address.url(of: ""))
        outgoing.method = request.verb
        outgoing.headers = request.headers
        outgoing.headers.replaceOrAdd(
            name: RequestTargetHandler.header,
            value: address.target(of: request.path, isVersionThree: request.isVersionThree)
                + (request.query.map { "?\($0)" } ?? "")
        )
        if let token { outgoing.headers.replaceOrAdd(name: "authorization", value: "Bearer \(token.text)") }
        outgoing.body = request.body
        var response: HTTPClientResponse
        do {
            response = try await transport.client.execute(outgoing, deadline: .distantFuture)
        } catch {
            throw PortalError(Transport.code(of: error), method: method)
        }
        let status = Int(response.status.code)
        if (300...399).contains(status), let location = response.headers.first(name: "location") {
            if transport.location.followConfirmed(location, from: address, status: status), request.canRepeat,
                hops < Self.mostHops
            {
                try await turnToFollow(method)
                return try await forward(request, as: method, hops: hops + 1)
            }
            guard let path = address.path(at: location) else {
                throw Transport.moved(to: location, from: address, method: method, status: status)
            }
            response.headers.replaceOrAdd(name: "location", value: path)
        }
        hasAnswered.withLock { $0 = true }
        if response.status.code == 503 { await gate?.learn(wasRefused: true) }
        return ForwardedAnswer(status: response.status, headers: response.headers, body: response.body)
    }

    /// The credentials as the portal may repeat them, such as a webhook's code.
    public var repeatedSecrets: [Secret] {
        get async { await secrets }
    }
}
