import NIOCore
import NIOHTTP1

/// Reads what requests say about their connection, for the handlers before and behind it, and answers those of HTTP/1.0 in a way that
/// they understand.
final class RequestHeadHandler: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    private var offersUpgrade = false
    private var hasStopped = false
    /// The versions of requests whose answers are yet to come, in order.
    private var unanswered: [HTTPVersion] = []
    /// Whether the answer on its way ends with the connection.
    private var endsConnection = false
    private var count = 0
    /// How long the body of the last request is; `nil` if it comes in chunks.
    private(set) var length: Int?
    /// Whether no request has begun whose end is yet to come, as far as heads are complete.
    private(set) var isBetweenRequests = true

    /// Whether NIO's decoder has stopped since the last call.
    func takeStop() -> Bool {
        defer { hasStopped = false }
        return hasStopped
    }

    /// How many heads have come since the last call.
    func takeCount() -> Int {
        defer { count = 0 }
        return count
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            offersUpgrade = head.offersUpgrade
            isBetweenRequests = false
            count += 1
            unanswered.append(head.version)
            length = head.headers.first(name: "content-length").flatMap { Int($0) }
            return context.fireChannelRead(wrapInboundOut(.head(head.plain)))
        case .body: break
        case .end:
            hasStopped = offersUpgrade
            isBetweenRequests = true
        }
        context.fireChannelRead(data)
    }

    /// Passes on an answer; HTTP/1.0 knows no chunks, so that the end of the connection ends what has no length.
    ///
    /// Source: RFC 9112, sections 6.1 and 6.3
    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch unwrapOutboundIn(data) {
        case .head(var head) where head.status.code >= 200 && unanswered.first == .http1_0:
            guard !head.headers.contains(name: "content-length"), head.status.mayHaveResponseBody else { break }
            head.version = .http1_0
            head.headers.replaceOrAdd(name: "connection", value: "close")
            endsConnection = true
            return context.write(wrapOutboundOut(.head(head)), promise: promise)
        case .end:
            if !unanswered.isEmpty { unanswered.removeFirst() }
            guard endsConnection else { break }
            let written = promise ?? context.eventLoop.makePromise()
            let channel = context.channel
            written.futureResult.whenComplete { _ in channel.close(promise: nil) }
            return context.write(data, promise: written)
        case .head, .body: break
        }
        context.write(data, promise: promise)
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

    /// What follows the host in a target such as `http://north.example.com/rest/`, as clients of proxies send it.
    ///
    /// Source: RFC 9112, section 3.2.2
    private var origin: String {
        guard uri.lowercased().hasPrefix("http://") || uri.lowercased().hasPrefix("https://"),
            let scheme = uri.firstRange(of: "://")
        else { return uri }
        let rest = uri[scheme.upperBound...].drop { !"/?".contains($0) }
        return rest.hasPrefix("/") ? String(rest) : "/\(rest)"
    }

    /// The head with one plain `Connection`: `close` if the client wants it, `keep-alive` if it must be told so; and without the headers
    /// that it names as those of this connection alone.
    ///
    /// Source: RFC 9110, section 7.6.1
    ///
    /// A client of HTTP/1.0 takes a connection for closed unless it asked for the opposite, and knows no `Expect`.
    fileprivate var plain: HTTPRequestHead {
        var head = self
        if !uri.hasPrefix("/") { head.uri = origin }
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
