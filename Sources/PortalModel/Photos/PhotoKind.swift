/// The formats of pictures that Moonhook sends as a photo.
///
/// The portal's documentation names no formats for a photo and no size, and `user.update` takes any bytes. These are the formats
/// that it says are shown as pictures elsewhere: `jpe`, `jpg`, `jpeg`, `png`, `webp`, `gif` and `bmp`, see
/// [imconnector.send.messages](https://apidocs.bitrix24.com/api-reference/imopenlines/imconnector/imconnector-send-messages.html).
package enum PhotoKind: String, Hashable, Sendable, CaseIterable {
    case jpeg = "JPEG"
    case png = "PNG"
    case gif = "GIF"
    case webP = "WebP"
    case bmp = "BMP"

    /// All formats, as the middle of a sentence.
    package static let listed =
        allCases.dropLast().map(\.rawValue).joined(separator: ", ") + (allCases.last.map { " or \($0.rawValue)" } ?? "")

    /// The extensions of its files in lower case, the usual one first.
    package var extensions: [String] {
        switch self {
        case .jpeg: ["jpg", "jpeg", "jpe"]
        case .png: ["png"]
        case .gif: ["gif"]
        case .webP: ["webp"]
        case .bmp: ["bmp"]
        }
    }

    /// The format that a file's first bytes name; `nil` if it is another.
    package init?(signatureOf bytes: [UInt8]) {
        guard let kind = Self.allCases.first(where: { $0.isNamed(by: bytes) }) else { return nil }
        self = kind
    }

    private func isNamed(by bytes: [UInt8]) -> Bool {
        switch self {
        case .jpeg: bytes.starts(with: [0xFF, 0xD8, 0xFF])
        case .png: bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
        case .gif: bytes.starts(with: "GIF87a".utf8) || bytes.starts(with: "GIF89a".utf8)
        case .webP: bytes.starts(with: "RIFF".utf8) && bytes.dropFirst(8).starts(with: "WEBP".utf8)
        // Two letters are the start of many texts; four bytes that are always zero are not in them.
        case .bmp: bytes.starts(with: "BM".utf8) && bytes.dropFirst(6).starts(with: [0, 0, 0, 0])
        }
    }
}
