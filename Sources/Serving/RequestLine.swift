import NIOCore
import Wire

/// The first lines of requests on a connection, in which letters that aren't ASCII are encoded before they are read.
///
/// HTTP has no such letters in addresses, and its parser refuses them; but `curl` and PHP's `file_get_contents` send what they are
/// given, and the servers of portals take it.
struct RequestLine {
    /// Whether a line has begun whose end is yet to come.
    private var isOpen = false

    /// Encodes what the line holds, if a request begins with these bytes or the line goes on.
    ///
    /// - Parameter bytes: What comes next, between two requests or in the head of one.
    mutating func encode(_ bytes: inout ByteBuffer) {
        let view = bytes.readableBytesView
        guard isOpen || Self.isBeginning(view) else { return }
        let end = view.firstIndex(of: UInt8(ascii: "\n")) ?? view.endIndex
        isOpen = end == view.endIndex
        let line = view[..<end]
        guard line.contains(where: { $0 > 0x7F }) else { return }
        var encoded: [UInt8] = []
        for byte in line { if byte > 0x7F { encoded.append(percentEncoded: byte) } else { encoded.append(byte) } }
        var whole = ByteBuffer(bytes: encoded)
        whole.writeBytes(view[end...])
        bytes = whole
    }

    /// Whether bytes begin as requests do, such as `GET /`, and not in the midst of a head that came in pieces.
    private static func isBeginning(_ bytes: ByteBufferView) -> Bool {
        let method = bytes.prefix { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
        return !method.isEmpty && bytes[method.endIndex...].starts(with: " /".utf8)
    }
}
