import Hummingbird
import NIOCore

/// What a monitor asks: `/healthz` and `/metrics`.
struct StatusResponder: HTTPResponder {
    typealias Context = BasicRequestContext

    let works: GatewayWorks

    func respond(to request: Request, context: Context) async throws -> Response {
        guard request.method == .get else { return Response(status: .methodNotAllowed, headers: [.allow: "GET"]) }
        switch request.uri.path {
        case "/healthz": return Self.text("ok\n")
        case "/metrics":
            let gauges = [("moonhook_queue_length", Double(await works.queue.length))]
            return Self.text(works.statistics.text(gauges))
        default: return Response(status: .notFound)
        }
    }

    private static func text(_ text: String) -> Response {
        Response(
            status: .ok,
            headers: [.contentType: "text/plain; version=0.0.4; charset=utf-8"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text))
        )
    }
}
