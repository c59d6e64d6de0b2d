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
        var lineLength = 0
        let length = length(ofNextIn: bytes.readableBytesUInt8Span, &lineLength)
        let piece = bytes.readSlice(length: length) ?? ByteBuffer()
        return lineLength > 0 ? Self.encoded(piece, upTo: lineLength) : piece
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
    private static let carriageReturn = UInt8(ascii: "\r")

    /// How many bytes are decoded next.
    ///
    /// - Parameters:
    ///   - bytes: What came.
    ///   - line: Becomes how many of them belong to a first line with letters that aren't ASCII.
    /// - Returns: The length, which is positive unless nothing came.
    private mutating func length(ofNextIn bytes: Span<UInt8>, _ line: inout Int) -> Int {
        switch place {
        case .line(let hasBegun):
            // Empty lines may come before the first one.
            var start = 0
            while !hasBegun, start < bytes.count, Self.isLineBreak(bytes, start) { start += 1 }
            let end = Self.newline(in: bytes, from: start)
            let lineEnd = end ?? bytes.count
            for index in start..<lineEnd where bytes[index] > 0x7F {
                line = lineEnd
                break
            }
            guard let end else {
                place = .line(hasBegun: start < bytes.count)
                return bytes.count
            }
            // The rest of the head comes later, if its end isn't there.
            place = .head
            return Self.emptyLine(in: bytes, from: end) ?? bytes.count
        case .head: return Self.newline(in: bytes, from: 0).map { $0 + 1 } ?? bytes.count
        case .body(let left?): return min(left, bytes.count)
        case .body(nil):
            // What comes here may be the end of an empty line, or begin with one.
            var start = 0
            while start < bytes.count, bytes[start] == Self.carriageReturn { start += 1 }
            if start < bytes.count, bytes[start] == Self.newline { return start + 1 }
            return Self.emptyLine(in: bytes, from: start) ?? bytes.count
        }
    }

    private static func isLineBreak(_ bytes: Span<UInt8>, _ index: Int) -> Bool {
        bytes[index] == newline || bytes[index] == carriageReturn
    }

    private static func newline(in bytes: Span<UInt8>, from start: Int) -> Int? {
        for index in start..<bytes.count where bytes[index] == newline { return index }
        return nil
    }

    /// The length up to the end of the first empty line that follows the end of another one, such as that of a head.
    private static func emptyLine(in bytes: Span<UInt8>, from start: Int) -> Int? {
        // How many line feeds came with nothing between them but carriage returns.
        var hasEnd = false
        for index in start..<bytes.count {
            switch bytes[index] {
            case newline:
                if hasEnd { return index + 1 }
                hasEnd = true
            case carriageReturn: break
            default: hasEnd = false
            }
        }
        return nil
    }

    /// A piece with its first bytes encoded as far as they aren't ASCII.
    private static func encoded(_ piece: ByteBuffer, upTo count: Int) -> ByteBuffer {
        let view = piece.readableBytesView
        var encoded: [UInt8] = []
        for byte in view.prefix(count) {
            if byte > 0x7F { encoded.append(percentEncoded: byte) } else { encoded.append(byte) }
        }
        var whole = ByteBuffer(bytes: encoded)
        whole.writeBytes(view.dropFirst(count))
        return whole
    }
}
