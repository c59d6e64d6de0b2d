import Hummingbird
import NIOCore

/// The portal's side of HTTP: methods under `/rest/`, files under `/upload/`.
struct PortalResponder: HTTPResponder {
    typealias Context = BasicRequestContext

    let service: RESTService

    func respond(to request: Request, context: Context) async throws -> Response {
        guard request.method == .get || request.method == .post else { return Response(status: .methodNotAllowed) }
        if let file = try await file(request.uri.path) { return file }
        guard let address = RESTAddress(path: request.uri.path) else {
            let error = RESTError.unknownMethod
            return response(error.status, PHPJSON.encode(error.answer))
        }
        let (status, body) = await service.answer(try await RequestDecoder.decode(request, at: address))
        return response(status, body)
    }

    private func file(_ path: String) async throws -> Response? {
        let parts = path.split(separator: "/")
        guard parts.count == 2, parts[0] == "upload", let id = Int(parts[1]) else { return nil }
        guard let content = try await service.file(id) else { return Response(status: .notFound) }
        return Response(
            status: .ok,
            headers: [.contentType: "application/octet-stream"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: content))
        )
    }

    private func response(_ status: Int, _ body: [UInt8]) -> Response {
        Response(
            status: HTTPResponse.Status(code: status),
            headers: [.contentType: "application/json; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: body))
        )
    }
}
