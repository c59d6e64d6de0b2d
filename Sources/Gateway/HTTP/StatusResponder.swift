import Hummingbird
import NIOCore
import PortalClient

/// What a monitor asks: `/healthz` and `/metrics`.
struct StatusResponder: HTTPResponder {
    typealias Context = GatewayContext

    let works: GatewayWorks

    func respond(to request: Request, context: Context) async throws -> Response {
        guard request.method == .get else { return Response(status: .methodNotAllowed, headers: [.allow: "GET"]) }
        switch request.uri.path {
        case "/healthz": return Self.text("ok\n")
        case "/metrics": return Self.text(await metrics)
        default: return Response(status: .notFound)
        }
    }

    /// All that was counted, and how things are.
    var metrics: String {
        get async {
            let gauges = [
                ("moonhook_queue_length", Double(await works.queue.length)),
                ("moonhook_bucket_level", await works.portal.bucketLevel),
            ]
            return works.statistics.text(gauges)
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
