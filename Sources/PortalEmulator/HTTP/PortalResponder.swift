import Hummingbird
import NIOCore
import Wire

/// The portal's side of HTTP: methods under `/rest/`, files under `/upload/`, tokens under `/oauth/token/`.
struct PortalResponder: HTTPResponder {
    typealias Context = PortalContext

    let service: RESTService

    func respond(to request: Request, context: Context) async throws -> Response {
        var response = try await answer(request, context)
        response.headers[.connection] = request.headers[.connection]
        return response
    }

    private func answer(_ request: Request, _ context: Context) async throws -> Response {
        let parts = request.uri.path.split(separator: "/").map(String.init)
        if request.method == .options, parts.first == "rest" { return Response(status: .ok, headers: Self.forBrowsers) }
        guard request.method == .get || request.method == .post else { return .notAllowed("GET, POST") }
        switch (parts.first, parts.count) {
        case (nil, _): return ControlPage(counts: service.counts).response
        case ("control.json", 1), ("control", 2): return try await control(request, parts)
        case ("upload", 2): return try await file(parts[1])
        case ("oauth", 2) where parts[1] == "token": return try await token(request)
        default:
            var response = try await call(request, on: context.connection)
            response.headers.append(contentsOf: Self.forBrowsers)
            return response
        }
    }

    /// What lets scripts of other pages read the answers of methods.
    ///
    /// These headers, and that a browser's question before a call is answered with them, are undocumented: they are observed in
    /// the module `rest`.
    private static let forBrowsers: HTTPFields = [
        .accessControlAllowOrigin: "*", .accessControlAllowHeaders: "origin, content-type, accept",
        .xContentTypeOptions: "nosniff",
    ]

    /// Waits as long as the portal keeps its clients waiting.
    private func delay() async throws {
        if service.configuration.latency > .zero { try await Task.sleep(for: service.configuration.latency) }
    }

    private func call(_ request: Request, on connection: Connection) async throws -> Response {
        guard let address = RESTAddress(path: request.uri.path) else { return .rest(service.refusal(.unknownMethod)) }
        let call = try await RequestDecoder.decode(request, at: address)
        let fault = service.meetFault()
        try await delay()
        guard let fault else { return .rest(await service.answer(call)) }
        return try await answer(call, meeting: fault, on: connection)
    }

    private func token(_ request: Request) async throws -> Response {
        let parameters = try await RequestDecoder.parameters(of: request).parameters
        try await delay()
        return .rest(service.token(parameters, authority: request.authority))
    }

    private func file(_ name: String) async throws -> Response {
        guard let id = Int(name), let content = try await service.file(id) else { return Response(status: .notFound) }
        return Response(
            status: .ok,
            headers: [.contentType: "application/octet-stream"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: content))
        )
    }

    private func control(_ request: Request, _ parts: [String]) async throws -> Response {
        if parts.count == 1 {
            return .rest(RESTService.Answer(status: 200, body: Array(service.counts.json.text.utf8)))
        }
        guard parts[1] == "reset" else { return Response(status: .notFound) }
        guard request.method == .post else { return .notAllowed("POST") }
        service.resetCounts()
        return Response(status: .seeOther, headers: [.location: "/"])
    }
}

extension Response {
    /// An answer of a method, or one with another body, or that calls itself something else.
    static func rest(_ answer: RESTService.Answer, _ body: ResponseBody? = nil, type: String? = nil) -> Response {
        Response(
            status: HTTPResponse.Status(code: answer.status),
            headers: [.contentType: type ?? answer.format.contentType],
            body: body ?? ResponseBody(byteBuffer: ByteBuffer(bytes: answer.body))
        )
    }

    /// A refusal of the verb, which names those that are allowed.
    static func notAllowed(_ verbs: String) -> Response {
        Response(status: .methodNotAllowed, headers: [.allow: verbs])
    }

    /// A page.
    static func page(_ html: String, status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status,
            headers: [.contentType: "text/html; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: html))
        )
    }
}

extension Request {
    /// Host and port as the client knows them.
    var authority: String { head.authority ?? "127.0.0.1" }
}
