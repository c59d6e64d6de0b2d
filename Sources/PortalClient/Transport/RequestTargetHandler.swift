import NIOCore
import NIOHTTP1

/// Puts targets of requests on the wire as they are, such as `/rest/1/code/user.get?FILTER[NAME]=a`.
///
/// A client of HTTP takes an address, in which brackets and the like can't stand, and encodes them anew.
final class RequestTargetHandler: ChannelOutboundHandler, RemovableChannelHandler {
    typealias OutboundIn = HTTPClientRequestPart
    typealias OutboundOut = HTTPClientRequestPart

    /// The header in which a target travels as far as here.
    static let header = "moonhook-target"

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        guard case .head(var head) = unwrapOutboundIn(data), let target = head.headers.first(name: Self.header) else {
            return context.write(data, promise: promise)
        }
        head.headers.remove(name: Self.header)
        head.uri = target
        context.write(wrapOutboundOut(.head(head)), promise: promise)
    }

    /// Adds it to a connection, in front of what encodes requests.
    static func add(to channel: any Channel) -> EventLoopFuture<Void> {
        channel.eventLoop.submit {
            let pipeline = channel.pipeline.syncOperations
            let encoder = try pipeline.handler(type: HTTPRequestEncoder.self)
            try pipeline.addHandler(RequestTargetHandler(), position: .after(encoder))
        }
    }
}
