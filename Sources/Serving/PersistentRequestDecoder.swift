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
    private var cutter = RequestCutter()
    /// What the decoder has seen and comes back to, such as the beginning of a header.
    private var unread = ByteBuffer()

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
        while buffer.readableBytes > 0 {
            var piece = cutter.cut(&buffer)
            if piece.readableBytes == 0 { swap(&piece, &buffer) }
            let count = piece.readableBytes
            if unread.readableBytes == 0 { unread = piece } else { unread.writeImmutableBuffer(piece) }
            repeat {
                _ = try decoder.decode(context: context, buffer: &unread)
            } while restart(context) && unread.readableBytes > 0
            // An idle connection holds no memory.
            if unread.readableBytes == 0 { unread = ByteBuffer() }
            cutter.note(count, heads: heads.takeCount(), length: heads.length, isBetween: heads.isBetweenRequests)
        }
        return .needMoreData
    }

    func decodeLast(context: ChannelHandlerContext, buffer: inout ByteBuffer, seenEOF: Bool) throws -> DecodingState {
        _ = try decode(context: context, buffer: &buffer)
        return try decoder.decodeLast(context: context, buffer: &unread, seenEOF: seenEOF)
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
