import NIOCore
import NIOHTTP1

/// Decodes the requests of a connection, those after an offer of another protocol too.
///
/// NIO's decoder stops for good after a request with `Connection: Upgrade`, as b24phpsdk, `curl --http2` and Java's
/// HttpClient send it over plain HTTP, since the other protocol may follow. No offer is taken up here, so a new decoder
/// reads what follows.
final class PersistentRequestDecoder: ByteToMessageDecoder {
    typealias InboundOut = HTTPServerRequestPart

    private let heads: RequestHeadHandler
    private var decoder = HTTPRequestDecoder()
    private var line = RequestLine()

    /// - Parameter heads: The next handler, which knows where a decoder stops.
    init(heads: RequestHeadHandler) {
        self.heads = heads
    }

    func decoderAdded(context: ChannelHandlerContext) {
        decoder.decoderAdded(context: context)
    }

    func decoderRemoved(context: ChannelHandlerContext) {
        decoder.decoderRemoved(context: context)
    }

    func decode(context: ChannelHandlerContext, buffer: inout ByteBuffer) throws -> DecodingState {
        repeat {
            if heads.isBetweenRequests { line.encode(&buffer) }
            _ = try decoder.decode(context: context, buffer: &buffer)
        } while restart(context) && buffer.readableBytes > 0
        return .needMoreData
    }

    func decodeLast(context: ChannelHandlerContext, buffer: inout ByteBuffer, seenEOF: Bool) throws -> DecodingState {
        _ = try decode(context: context, buffer: &buffer)
        return try decoder.decodeLast(context: context, buffer: &buffer, seenEOF: seenEOF)
    }

    /// Begins anew, if the decoder has stopped.
    private func restart(_ context: ChannelHandlerContext) -> Bool {
        guard heads.takeStop() else { return false }
        decoder.decoderRemoved(context: context)
        decoder = HTTPRequestDecoder()
        decoder.decoderAdded(context: context)
        return true
    }
}
