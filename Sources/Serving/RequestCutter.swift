import NIOCore
import Wire

/// Cuts what comes over a connection at the borders of requests, and encodes letters in their first lines that aren't ASCII.
///
/// HTTP has no such letters in addresses, and its parser refuses them; but `curl` and PHP's `file_get_contents` send what they are
/// given, and the servers of portals take it. Only a first line may be changed, and several requests may come at once.
struct RequestCutter {
    /// What comes next.
    private enum Place {
        /// A first line, or the rest of one that has begun.
        case line(hasBegun: Bool)
        /// The rest of a head that began in an earlier piece.
        case head
        /// A body: how many bytes of it are left, or `nil` if it comes in chunks.
        case body(left: Int?)
    }

    private var place = Place.line(hasBegun: false)

    /// Takes what can be decoded at once from the bytes that came: at most to the end of a head or of a body.
    mutating func cut(_ bytes: inout ByteBuffer) -> ByteBuffer {
        let view = bytes.readableBytesView
        switch place {
        case .line(let hasBegun): return cutLine(&bytes, view, hasBegun)
        case .head: return Self.take(&bytes, through: view.firstIndex(of: Self.newline))
        case .body(let left?):
            return bytes.readSlice(length: min(left, bytes.readableBytes)) ?? ByteBuffer()
        case .body(nil):
            // What comes here may be the end of an empty line, or begin with one.
            let rest = view.prefix { $0 == UInt8(ascii: "\r") }
            let isEmpty = rest.endIndex < view.endIndex && view[rest.endIndex] == Self.newline
            return Self.take(
                &bytes,
                through: isEmpty ? rest.endIndex : Self.blankLine(in: view, from: view.startIndex)
            )
        }
    }

    /// Takes note of what was decoded last.
    ///
    /// - Parameters:
    ///   - count: How many bytes.
    ///   - heads: How many heads have come to their end since the last call.
    ///   - length: How long the body of the last one is; `nil` if it comes in chunks.
    ///   - isBetween: Whether no request has begun whose end is yet to come.
    mutating func note(_ count: Int, heads: Int, length: Int?, isBetween: Bool) {
        switch place {
        case .line where heads == 0, .head where heads == 0: return
        case .line, .head: place = isBetween ? .line(hasBegun: false) : .body(left: length)
        case .body where isBetween: place = .line(hasBegun: false)
        case .body(let left): place = .body(left: left.map { $0 - count })
        }
    }

    private static let newline = UInt8(ascii: "\n")

    private mutating func cutLine(
        _ bytes: inout ByteBuffer,
        _ view: ByteBufferView,
        _ hasBegun: Bool
    ) -> ByteBuffer {
        // Empty lines may come before the first one.
        let start = hasBegun ? view.startIndex : view.firstIndex { !"\r\n".utf8.contains($0) } ?? view.endIndex
        guard let end = view[start...].firstIndex(of: Self.newline) else {
            place = .line(hasBegun: start < view.endIndex)
            return Self.encoded(Self.take(&bytes, through: nil))
        }
        let line = view[..<end]
        let piece = Self.take(&bytes, through: Self.blankLine(in: view, from: end))
        // The rest of the head comes later, if that is none.
        place = .head
        return line.contains { $0 > 0x7F } ? Self.encoded(piece, upTo: line.count) : piece
    }

    /// Where the first empty line ends that follows the end of another one, such as that of a head.
    private static func blankLine(in bytes: ByteBufferView, from start: Int) -> Int? {
        var newline = bytes[start...].firstIndex(of: Self.newline)
        while let last = newline {
            let next = bytes[(last + 1)...].firstIndex(of: Self.newline)
            if let next, bytes[(last + 1)..<next].allSatisfy({ $0 == UInt8(ascii: "\r") }) { return next }
            newline = next
        }
        return nil
    }

    private static func take(_ bytes: inout ByteBuffer, through end: Int?) -> ByteBuffer {
        bytes.readSlice(length: end.map { $0 + 1 - bytes.readerIndex } ?? bytes.readableBytes) ?? ByteBuffer()
    }

    /// A piece with its first bytes encoded as far as they aren't ASCII.
    private static func encoded(_ piece: ByteBuffer, upTo count: Int? = nil) -> ByteBuffer {
        let view = piece.readableBytesView
        var encoded: [UInt8] = []
        for byte in view.prefix(count ?? view.count) {
            if byte > 0x7F { encoded.append(percentEncoded: byte) } else { encoded.append(byte) }
        }
        var whole = ByteBuffer(bytes: encoded)
        whole.writeBytes(view.dropFirst(count ?? view.count))
        return whole
    }
}
