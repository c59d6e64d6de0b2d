import NIOCore
import TestSupport

/// A server on loopback whose answers never come to their end.
enum EndlessServer {
    /// How far an answer comes.
    enum Manner: CaseIterable {
        /// Nothing is sent.
        case silent
        /// A header grows byte by byte.
        case head
        /// The body does.
        case body

        fileprivate var beginning: String? {
            switch self {
            case .silent: nil
            case .head: "HTTP/1.1 200 OK\r\nX-Drip: "
            case .body: "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000000\r\n\r\n "
            }
        }
    }

    /// Serves while `body` runs with the port.
    static func serving<Value>(_ manner: Manner, _ body: (Int) async throws -> Value) async throws -> Value {
        try await LoopbackServer.serving({ Drip(manner) }, body)
    }

    /// Begins to answer what is sent first, and goes on with a blank every few milliseconds.
    private final class Drip: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer

        private let manner: Manner
        private var hasBegun = false
        private var dripping: RepeatedTask?

        init(_ manner: Manner) {
            self.manner = manner
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            guard let beginning = manner.beginning, !hasBegun else { return }
            hasBegun = true
            let channel = context.channel
            channel.writeAndFlush(ByteBuffer(string: beginning), promise: nil)
            dripping = context.eventLoop.scheduleRepeatedTask(initialDelay: .zero, delay: .milliseconds(20)) { _ in
                channel.writeAndFlush(ByteBuffer(string: " "), promise: nil)
            }
        }

        func channelInactive(context: ChannelHandlerContext) {
            dripping?.cancel()
            context.fireChannelInactive()
        }
    }
}
