/// What a file is that can't be a photo, as far as its first bytes say.
package struct OtherFile: Hashable, Sendable {
    /// What it is, with its article.
    package let name: String
    /// What to do about it.
    package let remedy: String

    /// How many bytes are looked at.
    private static let headLength = 1_024

    /// Recognizes the file; `nil` if it is nothing that is known here.
    package init?(_ bytes: [UInt8]) {
        let head = bytes.prefix(Self.headLength)
        guard let file = Self.signed(head) ?? Self.container(head) ?? Self.text(head) else { return nil }
        self = file
    }

    private init(_ name: String, _ remedy: String) {
        self.name = name
        self.remedy = remedy
    }

    // MARK: Signatures

    private static let asJPEG = "export it as JPEG"
    private static let lfs = OtherFile("a pointer of Git LFS", "run git lfs pull")
    private static let base64 = OtherFile(
        "Base64 in a text",
        "give the name and this text as { name, base64 }, or decode it"
    )
    private static let converted = OtherFile(
        "a picture that was converted as if it were text",
        "copy the original again"
    )
    private static let office = OtherFile("a ZIP file or an Office document", "extract the picture from it")

    private static let signatures: [(bytes: [UInt8], file: OtherFile)] = [
        (Array("version https://git-lfs.github.com/spec/".utf8), lfs),
        (Array("version https://hawser.github.com/spec/".utf8), lfs),
        (Array("/annex/objects/".utf8), OtherFile("a pointer of git-annex", "run git annex get")),
        ([0x49, 0x49, 0x2A, 0], OtherFile("TIFF or a camera's raw file", asJPEG)),
        ([0x4D, 0x4D, 0, 0x2A], OtherFile("TIFF or a camera's raw file", asJPEG)),
        ([0x49, 0x49, 0x2B, 0], OtherFile("TIFF", asJPEG)),
        (Array("8BPS".utf8), OtherFile("a Photoshop file", asJPEG)),
        (Array("%PDF-".utf8), OtherFile("PDF", "export the picture as JPEG")),
        ([0, 0, 0, 0x0C, 0x6A, 0x50, 0x20, 0x20], OtherFile("JPEG 2000", asJPEG)),
        ([0xFF, 0x4F, 0xFF, 0x51], OtherFile("JPEG 2000", asJPEG)),
        ([0, 0, 0, 0x0C, 0x4A, 0x58, 0x4C, 0x20], OtherFile("JPEG XL", asJPEG)),
        ([0xFF, 0x0A], OtherFile("JPEG XL", asJPEG)),
        ([0, 0, 1, 0], OtherFile("an icon file", asJPEG)),
        ([0x50, 0x4B, 3, 4], office),
        ([0xD0, 0xCF, 0x11, 0xE0], office),
        ([0x1F, 0x8B], OtherFile("a gzip file", "unpack it")),
        ([0, 5, 0x16, 7], OtherFile("the metadata of a file from a Mac", "take the file without ._ before its name")),
        ([0x4C, 0, 0, 0, 1, 0x14, 2, 0], OtherFile("a Windows shortcut", "put the picture itself there")),
        (Array("data:image/".utf8), base64),
        (Array("/9j/".utf8), base64),
        (Array("iVBORw0KGgo".utf8), base64),
        (Array("R0lGOD".utf8), base64),
        (Array("UklGR".utf8), base64),
        // What was no UTF-8 became U+FFFD, Latin-1 became UTF-8, or line breaks were replaced.
        ([0xEF, 0xBF, 0xBD], converted),
        ([0xC3, 0xBF, 0xC3, 0x98], converted),
        ([0xC2, 0x89, 0x50, 0x4E, 0x47], converted),
        ([0x89, 0x50, 0x4E, 0x47], converted),
        ([UInt8](repeating: 0, count: 16), OtherFile("without content", "copy or download it again")),
    ]

    private static func signed(_ head: ArraySlice<UInt8>) -> OtherFile? {
        signatures.first { head.starts(with: $0.bytes) }?.file
    }

    /// A file of ISO's media format, which names its kind behind its first length.
    private static func container(_ head: ArraySlice<UInt8>) -> OtherFile? {
        guard head.count >= 12, head.dropFirst(4).starts(with: "ftyp".utf8) else { return nil }
        switch String(decoding: head.dropFirst(8).prefix(4), as: UTF8.self) {
        case "avif", "avis": return OtherFile("AVIF", asJPEG)
        case "heic", "heix", "hevc", "hevx", "heim", "heis", "hevm", "hevs", "mif1", "msf1":
            let setting = "an iPhone does that itself with the setting Camera > Formats > Most Compatible"
            return OtherFile("HEIC", "\(asJPEG); \(setting)")
        default: return OtherFile("a video", "export a picture of it as JPEG")
        }
    }

    // MARK: Texts

    private static let webPageTags = ["<!doctype html", "<html", "<head", "<body", "<script", "<meta"]

    private static func text(_ head: ArraySlice<UInt8>) -> OtherFile? {
        let isWide = head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF])
        // Every second byte of UTF-16 is zero if the letters are those of tags.
        let letters = isWide ? head.filter { $0 != 0 && $0 < 0x80 } : Array(head)
        guard letters.allSatisfy({ $0 >= 0x20 || (0x09...0x0D).contains($0) || $0 == 0x1B }) else { return nil }
        let text = String(decoding: letters, as: UTF8.self).lowercased()
        let start = text.drop { $0 == "\u{FEFF}" || $0.isWhitespace }
        guard start.hasPrefix("<") else { return OtherFile("a text", "put the picture itself there") }
        if webPageTags.contains(where: { start.contains($0) }) {
            return OtherFile("a web page", "download the picture itself, signed in if it needs that")
        }
        return start.contains("<svg")
            ? OtherFile("SVG", asJPEG) : OtherFile("a text in XML", "download the picture itself")
    }
}
