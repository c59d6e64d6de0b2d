import Foundation

/// Complete pictures of a pixel or a few, made byte by byte.
public enum SamplePhoto: Sendable {
    /// One of each format, and of each form of it that is built differently, by its name.
    public static let all: [String: [UInt8]] = [
        "plain.jpg": jpeg(), "preview.jpg": jpeg(preview: jpeg()), "plain.png": png, "plain.gif": gif,
        "plain.webp": webP, "plain.bmp": bmp,
        "lossy.webp": lossyWebP, "extended.webp": extendedWebP, "old.bmp": oldBMP,
    ]

    /// A picture as scripts and plans write it.
    public static func base64(_ bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }

    /// A JPEG of 8 by 8 grey pixels.
    ///
    /// - Parameters:
    ///   - preview: A smaller JPEG that the camera has put into it.
    ///   - width: Its width.
    /// - Returns: Its bytes.
    public static func jpeg(preview: [UInt8] = [], width: UInt8 = 8) -> [UInt8] {
        var bytes: [UInt8] = [0xFF, 0xD8]
        bytes += segment(0xE0, Array("JFIF\0".utf8) + [1, 1, 0, 0, 1, 0, 1, 0, 0])
        if !preview.isEmpty { bytes += segment(0xE1, Array("Exif\0\0".utf8) + preview) }
        bytes += segment(0xDB, [0] + [UInt8](repeating: 16, count: 64))
        bytes += segment(0xC0, [8, 0, 8, 0, width, 1, 1, 0x11, 0])
        for table: UInt8 in [0, 0x10] { bytes += segment(0xC4, [table, 1] + [UInt8](repeating: 0, count: 15) + [0]) }
        bytes += segment(0xDA, [1, 1, 0, 0, 63, 0])
        return bytes + [0x3F, 0xFF, 0xD9]
    }

    /// A PNG of one black pixel.
    public static let png = png(width: 1)

    /// A PNG of a width that need not be true.
    public static func png(width: UInt8) -> [UInt8] {
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
            + chunk("IHDR", [0, 0, 0, width, 0, 0, 0, 1, 8, 0, 0, 0, 0])
            + chunk("IDAT", [0x78, 1, 1, 2, 0, 0xFD, 0xFF, 0, 0, 0, 2, 0, 1]) + chunk("IEND", [])
    }

    /// A GIF of one black pixel.
    public static let gif: [UInt8] =
        Array("GIF89a".utf8) + [1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF]
        + [0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0, 0x3B]

    /// A WebP without loss.
    public static let webP = webP(vp8L)
    /// A WebP with loss.
    public static let lossyWebP = webP(vp8(width: 1))
    /// A WebP with room for more than a picture.
    public static let extendedWebP = webP(riff("VP8X", [UInt8](repeating: 0, count: 10)) + vp8L)

    /// A WebP of those chunks.
    public static func webP(_ chunks: [UInt8]) -> [UInt8] { riff("RIFF", Array("WEBP".utf8) + chunks) }

    private static let vp8L = riff("VP8L", [0x2F, 0, 0, 0, 0x10, 7, 0x10, 0x11, 0x11, 0x88, 0x88, 0xFE, 7] + [0])

    /// The chunk of a picture with loss.
    public static func vp8(width: UInt8) -> [UInt8] {
        riff("VP8 ", [0x30, 1, 0, 0x9D, 1, 0x2A, width, 0, 1, 0, 0x0E, 0xC0, 0xFE, 0x25, 0xA4, 0, 3, 0x70, 0, 0, 0, 0])
    }

    /// A BMP of one pixel.
    public static let bmp: [UInt8] =
        bmpHead(54, [40, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 24, 0] + [UInt8](repeating: 0, count: 24))
        + [9, 9, 9, 0]
    /// A BMP of one pixel, as OS/2 wrote it.
    public static let oldBMP = bmpHead(26, [12, 0, 0, 0, 1, 0, 1, 0, 1, 0, 24, 0]) + [9, 9, 9, 0]

    private static func bmpHead(_ start: UInt8, _ rest: [UInt8]) -> [UInt8] {
        Array("BM".utf8) + [start + 4, 0, 0, 0, 0, 0, 0, 0, start, 0, 0, 0] + rest
    }

    private static func segment(_ marker: UInt8, _ data: [UInt8]) -> [UInt8] {
        let length = data.count + 2
        return [0xFF, marker, UInt8(length >> 8), UInt8(length & 0xFF)] + data
    }

    private static func riff(_ name: String, _ data: [UInt8]) -> [UInt8] {
        Array(name.utf8) + [UInt8(data.count), 0, 0, 0] + data
    }

    private static func chunk(_ name: String, _ data: [UInt8]) -> [UInt8] {
        let checked = Array(name.utf8) + data
        let sum = checksum(checked)
        return [0, 0, 0, UInt8(data.count)] + checked + [24, 16, 8, 0].map { UInt8(sum >> $0 & 0xFF) }
    }

    private static func checksum(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(~0) { sum, byte in
            (0..<8).reduce(sum ^ UInt32(byte)) { sum, _ in sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
        }
    }
}
