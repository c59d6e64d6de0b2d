import NIOCore
import NIOEmbedded
import NIOHTTP1
import NIOHTTPCompression

/// A body as its sender has packed it.
struct PackedBody {
    /// The name of each packing that is known, as senders write it, to what it is.
    ///
    /// Source: RFC 9110, section 8.4.1
    private static let packings = ["deflate": "deflate", "gzip": "gzip", "x-gzip": "gzip"]

    let bytes: ByteBuffer
    /// What the sender calls the packing.
    let packing: String

    /// Unpacks the body.
    ///
    /// - Parameter error: What is thrown if the body is longer than ``IncomingCall/bodyLimit``.
    /// - Returns: What was packed.
    /// - Throws: ``GatewayError``, also if the body can't be unpacked.
    func unpacked(orElse error: GatewayError) throws(GatewayError) -> ByteBuffer {
        guard let packing = Self.packings[packing.lowercased()] else {
            throw .unreadable("the body is packed in a way that isn't known here; send it as it is, or as gzip")
        }
        let unpacker = NIOHTTPRequestDecompressor(limit: .size(IncomingCall.bodyLimit))
        let channel = EmbeddedChannel(handler: unpacker)
        defer { _ = try? channel.finish(acceptAlreadyClosed: true) }
        do {
            let head = HTTPRequestHead(
                version: .http1_1,
                method: .POST,
                uri: "/",
                headers: ["Content-Encoding": packing]
            )
            for part in [HTTPServerRequestPart.head(head), .body(bytes), .end(nil)] { try channel.writeInbound(part) }
            var whole = ByteBuffer()
            while let part = try channel.readInbound(as: HTTPServerRequestPart.self) {
                if case .body(let piece) = part { whole.writeImmutableBuffer(piece) }
            }
            return whole
        } catch NIOHTTPDecompression.DecompressionError.limit {
            throw error
        } catch {
            throw .unreadable("the body calls itself packed as \(packing), and can't be unpacked")
        }
    }
}
