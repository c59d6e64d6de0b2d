import Hummingbird
package import HummingbirdCore
package import Logging
package import NIOCore
import NIOHTTP1

/// A connection that goes on whatever a request says about connections, until its client closes it: an offer of another protocol is
/// passed over.
///
/// It is Hummingbird's channel with ``PersistentRequestDecoder`` in place of NIO's own decoder.
package struct PersistentChannel: ServerChildChannel {
    package typealias Value = HTTP1Channel.Value

    private let base: HTTP1Channel

    /// - Parameters:
    ///   - idleTimeout: After how long a silence the connection is closed; `nil` for never.
    ///   - responder: Answers its requests.
    package init(idleTimeout: TimeAmount?, responder: @escaping HTTPChannelHandler.Responder) {
        base = HTTP1Channel(
            responder: { request, writer, channel in
                // A client that asks before it sends its body would wait for good.
                if request.headers[.expect]?.lowercased() == "100-continue" {
                    try await writer.writeInformationalHead(HTTPResponse(status: .continue))
                }
                try await responder(request, writer, channel)
            },
            configuration: HTTP1Channel.Configuration(idleTimeout: idleTimeout)
        )
    }

    package func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
        base.setup(channel: channel, logger: logger).flatMapThrowing { value in
            try Self.replaceDecoder(in: channel.pipeline.syncOperations)
            // A client that closes its side is gone, as it is for nginx in front of a portal.
            try channel.syncOptions?.setOption(.allowRemoteHalfClosure, value: false)
            return value
        }
    }

    package func handle(value: Value, logger: Logger) async {
        await base.handle(value: value, logger: logger)
    }

    /// Puts the decoder in place of NIO's, which leaves the pipeline before the first byte is read.
    private static func replaceDecoder(in pipeline: ChannelPipeline.SynchronousOperations) throws {
        let stopping = try pipeline.handler(type: ByteToMessageHandler<HTTPRequestDecoder>.self)
        let heads = RequestHeadHandler()
        let decoder = ByteToMessageHandler(PersistentRequestDecoder(heads: heads))
        try pipeline.addHandlers([decoder, heads], position: .after(stopping))
        pipeline.removeHandler(stopping, promise: nil)
    }
}

extension HTTPServerBuilder {
    /// Serves ``PersistentChannel``.
    package static var persistent: HTTPServerBuilder { persistent(idleTimeout: nil) }

    /// Serves ``PersistentChannel``, and closes connections on which nothing happens for so long.
    package static func persistent(idleTimeout: TimeAmount?) -> HTTPServerBuilder {
        HTTPServerBuilder { PersistentChannel(idleTimeout: idleTimeout, responder: $0) }
    }
}
