import PortalModel

extension String {
    /// The text with everything shown that an eye would miss, and nothing in it that a browser takes for its own.
    var html: String { visible.escapedForHTML }

    /// A text that is visible already, with nothing in it that a browser takes for its own.
    var escapedForHTML: String {
        guard utf8.contains(where: { Self.special[$0] != nil }) else { return self }
        return String(
            decoding: utf8.reduce(into: [UInt8]()) { bytes, byte in
                if let reference = Self.special[byte] { bytes += reference.utf8 } else { bytes.append(byte) }
            },
            as: UTF8.self
        )
    }

    private static let special: [UInt8: String] = [
        UInt8(ascii: "&"): "&amp;", UInt8(ascii: "<"): "&lt;", UInt8(ascii: ">"): "&gt;",
        UInt8(ascii: "\""): "&quot;", UInt8(ascii: "'"): "&#39;",
    ]
}
