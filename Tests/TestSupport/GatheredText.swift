package import NIOCore
package import Synchronization

/// Gathers what comes over a connection as text.
package final class GatheredText: ChannelInboundHandler, Sendable {
    package typealias InboundIn = ByteBuffer

    /// What has come so far.
    package let text = Mutex("")

    /// Gathers nothing yet.
    package init() {}

    package func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let piece = String(buffer: unwrapInboundIn(data))
        text.withLock { $0 += piece }
    }

    package func errorCaught(context: ChannelHandlerContext, error: any Error) { context.close(promise: nil) }
}
