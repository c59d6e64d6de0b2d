import NIOCore
import NIOHTTP1

/// Reads what requests say about their connection, for the handlers before and behind it.
final class RequestHeadHandler: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart

    private var offersUpgrade = false
    private var hasStopped = false
    /// Whether no request has begun whose end is yet to come, as far as heads are complete.
    private(set) var isBetweenRequests = true

    /// Whether NIO's decoder has stopped since the last call.
    func takeStop() -> Bool {
        defer { hasStopped = false }
        return hasStopped
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var part = unwrapInboundIn(data)
        switch part {
        case .head(let head):
            offersUpgrade = head.offersUpgrade
            isBetweenRequests = false
            part = .head(head.plain)
        case .body: break
        case .end:
            hasStopped = offersUpgrade
            isBetweenRequests = true
        }
        context.fireChannelRead(wrapInboundOut(part))
    }
}

extension HTTPRequestHead {
    /// Whether NIO's decoder stops behind the request.
    fileprivate var offersUpgrade: Bool {
        let isOffer = headers[canonicalForm: "connection"].contains { $0.lowercased() == "upgrade" }
        return method == .CONNECT || (isOffer && headers.contains(name: "upgrade"))
    }

    /// What a request needs, though its `Connection` may name it.
    private static let needed: Set<String> = [
        "authorization", "content-encoding", "content-length", "content-type", "expect", "host", "transfer-encoding",
    ]

    /// The head with one plain `Connection`: `close` if the client wants it, `keep-alive` if it must be told so; and without the headers
    /// that it names as those of this connection alone.
    ///
    /// Source: RFC 9110, section 7.6.1
    ///
    /// A client of HTTP/1.0 takes a connection for closed unless it asked for the opposite, and knows no `Expect`.
    fileprivate var plain: HTTPRequestHead {
        var head = self
        for name in headers[canonicalForm: "connection"].map({ $0.lowercased() }) where !Self.needed.contains(name) {
            head.headers.remove(name: name)
        }
        head.headers.remove(name: "connection")
        if !isKeepAlive {
            head.headers.add(name: "connection", value: "close")
        } else if version == .http1_0 {
            head.headers.add(name: "connection", value: "keep-alive")
        }
        if version == .http1_0 { head.headers.remove(name: "expect") }
        return head
    }
}
