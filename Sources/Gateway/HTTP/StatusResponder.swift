import Hummingbird
import NIOCore
import PortalClient
import Synchronization

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
            var gauges = [
                GatewayStatistics.Gauge(metric: .queueLength, value: Double(await works.queue.length)),
                GatewayStatistics.Gauge(metric: .bucketLevel, value: await works.portal.bucketLevel),
            ]
            for client in works.clients.withLock({ $0.clients }) {
                // If the journal can't be read, all else is still told.
                for use in (try? await works.days.uses(of: client)) ?? [] {
                    let labels = [("client", client.name), ("bound", use.name)]
                    gauges += [
                        GatewayStatistics.Gauge(metric: .boundUsed, labels: labels, value: Double(use.count)),
                        GatewayStatistics.Gauge(metric: .boundLimit, labels: labels, value: Double(use.most)),
                    ]
                }
            }
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
