import PortalModel
import TestSupport
import Testing
import Wire

/// Which files are taken as a photo.
struct PhotoTests {
    private func photo(_ bytes: [UInt8], name: String = "anna.jpg") throws(PhotoError) -> UploadedFile {
        try UploadedFile(name: name, base64: SamplePhoto.base64(bytes)).asPhoto()
    }

    private func words(_ bytes: some Sequence<UInt8>) -> String {
        #expect(throws: PhotoError.self) { () throws(PhotoError) in try photo(Array(bytes)) }?.words ?? "taken"
    }

    @Test(arguments: SamplePhoto.all.sorted { $0.key < $1.key })
    func `a complete picture is a photo, and no part of it from the front`(name: String, bytes: [UInt8]) throws {
        let file = UploadedFile(name: name, base64: SamplePhoto.base64(bytes))
        #expect(try file.asPhoto() == file)
        for length in bytes.indices {
            #expect(throws: PhotoError.self, "\(length)") { try photo(Array(bytes.prefix(length)), name: name) }
        }
    }

    @Test(arguments: SamplePhoto.all.sorted { $0.key < $1.key })
    func `a picture that ends too early is called by its format`(name: String, bytes: [UInt8]) throws {
        let kind = try #require(PhotoKind(signatureOf: bytes))
        #expect(words(bytes.dropLast()) == PhotoError.cutOff(kind).words)
        #expect(words(bytes.prefix(bytes.count * 3 / 4)) == PhotoError.cutOff(kind).words)
    }

    @Test func `what a camera writes behind a picture doesn't matter`() throws {
        for bytes in [SamplePhoto.jpeg(), SamplePhoto.png, SamplePhoto.gif, SamplePhoto.bmp] {
            _ = try photo(bytes + [0, 0xFF, 0xD8, 7], name: "a")
        }
    }

    @Test func `a JPEG may have stray bytes, fill bytes and restarts, and has pixels`() throws {
        let whole = SamplePhoto.jpeg()
        let (head, end) = (whole.dropLast(2), whole.suffix(2))
        _ = try photo(head + [0xFF, 0, 0xFF, 0xD0, 1, 0xFF, 0x33, 0xFF, 0xFF] + end)
        _ = try photo(whole.prefix(20) + [7, 7] + whole.dropFirst(20))
        #expect(words([0xFF, 0xD8, 0xFF, 0xD9]).hasPrefix("the JPEG file is damaged"))
    }

    @Test(arguments: [
        (SamplePhoto.jpeg(width: 0), PhotoKind.jpeg), (SamplePhoto.png(width: 0), .png),
        (SamplePhoto.webP(SamplePhoto.vp8(width: 0)), .webP),
        (SamplePhoto.gif.replacing(at: 6, by: 0), .gif), (SamplePhoto.gif.replacing(at: 24, by: 0), .gif),
        (SamplePhoto.bmp.replacing(at: 18, by: 0), .bmp), (SamplePhoto.oldBMP.replacing(at: 20, by: 0), .bmp),
    ])
    func `a picture without width or height is none`(bytes: [UInt8], kind: PhotoKind) {
        #expect(words(bytes) == "the \(kind.rawValue) file has a picture without width or height; export it anew")
    }

    /// The first bytes of files as they are found under the name of a picture, and what the refusal says.
    private static let others: [(bytes: [UInt8], name: String, remedy: String)] = [
        (Array("<!DOCTYPE html>\n<html><body>Sign in</body></html>".utf8), "a web page", "download the picture itself"),
        (Array("\u{FEFF}\r\n  <HTML lang=\"de\">".utf8), "a web page", "download the picture itself"),
        (Array("<!-- proxy -->\n<html>".utf8), "a web page", "download the picture itself"),
        (Array("<?xml version=\"1.0\"?><!DOCTYPE html PUBLIC>".utf8), "a web page", "download the picture itself"),
        ([0xFF, 0xFE] + "<html>".utf8.flatMap { [$0, 0] }, "a web page", "download the picture itself"),
        (Array("<?xml version=\"1.0\"?><Error><Code>AccessDenied".utf8), "a text in XML", "download"),
        (Array("<svg xmlns=\"http://www.w3.org/2000/svg\"/>".utf8), "SVG", "export it as JPEG"),
        (Array("<?xml version=\"1.0\"?>\n<svg/>".utf8), "SVG", "export it as JPEG"),
        (Array("{\"error\":\"not found\"}".utf8), "a text", "put the picture itself there"),
        (Array("BMW 320d, blue".utf8), "a text", "put the picture itself there"),
        (
            Array("version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n".utf8),
            "a pointer of Git LFS", "run git lfs pull"
        ),
        (Array("/annex/objects/SHA256E-s1--00.jpg\n".utf8), "a pointer of git-annex", "run git annex get"),
        ([0, 0, 0, 24] + Array("ftypheic".utf8) + [0, 0, 0, 0], "HEIC", "export it as JPEG"),
        ([0, 0, 0, 24] + Array("ftypmif1".utf8) + [0, 0, 0, 0], "HEIC", "export it as JPEG"),
        ([0, 0, 0, 28] + Array("ftypavif".utf8) + [0, 0, 0, 0], "AVIF", "export it as JPEG"),
        ([0, 0, 0, 28] + Array("ftypisom".utf8) + [0, 0, 0, 0], "a video", "export a picture of it"),
        ([0x49, 0x49, 0x2A, 0, 8, 0, 0, 0], "TIFF or a camera's raw file", "export it as JPEG"),
        ([0x4D, 0x4D, 0, 0x2A, 0, 0, 0, 8], "TIFF or a camera's raw file", "export it as JPEG"),
        (Array("%PDF-1.7\n".utf8), "PDF", "export the picture as JPEG"),
        (Array("8BPS\0".utf8), "a Photoshop file", "export it as JPEG"),
        ([0x50, 0x4B, 3, 4, 20, 0], "a ZIP file or an Office document", "extract the picture"),
        ([0, 5, 0x16, 7, 0, 2], "the metadata of a file from a Mac", "take the file without ._"),
        ([0x4C, 0, 0, 0, 1, 0x14, 2, 0], "a Windows shortcut", "put the picture itself there"),
        (
            Array("data:image/png;base64,iVBORw0KGgo=".utf8), "Base64 in a text",
            "give the name and this text as { name, base64 }"
        ),
        (Array("/9j/4AAQSkZJRg==".utf8), "Base64 in a text", "give the name and this text as { name, base64 }"),
        (
            Array(String(decoding: SamplePhoto.jpeg(), as: UTF8.self).utf8),
            "a picture that was converted as if it were text", "copy the original again"
        ),
        (
            [0x89, 0x50, 0x4E, 0x47, 0x0A, 0x1A, 0x0A],
            "a picture that was converted as if it were text", "copy the original again"
        ),
        ([UInt8](repeating: 0, count: 4_096), "without content", "copy or download it again"),
    ]

    @Test(arguments: others)
    func `another file is called what it is, with a remedy`(bytes: [UInt8], name: String, remedy: String) {
        let words = words(bytes)
        #expect(words.hasPrefix("the file is \(name), and a photo must be JPEG, PNG, GIF, WebP or BMP; \(remedy)"))
    }

    @Test func `an empty file and an unknown one are refused`() {
        #expect(words([]) == "the file is empty; copy or download it again")
        #expect(words([1, 2, 3, 4, 0]) == "the file is not JPEG, PNG, GIF, WebP or BMP; export the picture as JPEG")
    }

    @Test func `a file is refused for its length before it is decoded`() throws {
        let most = UploadedFile.mostPhotoBytes
        let photo = SamplePhoto.jpeg()
        _ = try self.photo(photo + [UInt8](repeating: 0, count: most - photo.count))
        let long = UploadedFile(name: "a.jpg", base64: String(repeating: "!", count: 16_000_000))
        let error = #expect(throws: PhotoError.self) { try long.asPhoto() }
        #expect(error == .tooLong(12_000_000))
        #expect(
            error?.words
                == "the file has 12 MB, and a photo may have 10; export it smaller, 1000 by 1000 pixels are enough"
        )
        #expect(PhotoError.tooLong(most + 1).words.hasPrefix("the file has 10.1 MB"))
    }

    @Test(arguments: [
        ("anna.jpg", SamplePhoto.png, "anna.png"), ("ANNA.JPG", SamplePhoto.gif, "ANNA.gif"),
        ("anna.jpeg", SamplePhoto.jpeg(), "anna.jpeg"), ("ANNA.JPE", SamplePhoto.jpeg(), "ANNA.JPE"),
        ("anna.png", SamplePhoto.jpeg(), "anna.jpg"), ("anna.v2.webp", SamplePhoto.bmp, "anna.v2.bmp"),
        ("anna.heic", SamplePhoto.jpeg(), "anna.jpg"), ("anna.jfif", SamplePhoto.jpeg(), "anna.jpg"),
        ("anna", SamplePhoto.webP, "anna.webp"), ("Dr. Anna Tester", SamplePhoto.png, "Dr. Anna Tester.png"),
        (".png", SamplePhoto.png, ".png"),
    ])
    func `a name gets the extension of the content`(name: String, bytes: [UInt8], expected: String) throws {
        #expect(try photo(bytes, name: name).name == expected)
        #expect(try photo(bytes, name: expected).name == expected)
    }

    @Test func `a notice says the new ending, and shows the old name apart`() throws {
        let field = try #require(Schema.standard["PERSONAL_PHOTO"])
        let given = FieldValue.list([.string("anna.jpg"), .string(SamplePhoto.base64(SamplePhoto.png))])
        let valid = try Schema.standard.validated(given, for: "PERSONAL_PHOTO")
        let notice = try #require(field.renaming(of: given, to: valid))
        #expect(notice.message.hasSuffix("so it is sent under a name that ends in .png"))
        #expect(!notice.message.contains("anna") && notice.value == "anna.jpg")
        #expect(field.renaming(of: valid, to: valid) == nil)
    }

    @Test func `no bytes end the program`() {
        var random = SplitMix64(seed: 17)
        let samples = SamplePhoto.all.sorted { $0.key < $1.key }.map(\.value)
        for round in 0..<20_000 {
            var bytes = samples[round % samples.count]
            for _ in 0...random.number(below: 4) {
                bytes[random.number(below: bytes.count)] =
                    [0, 0x7F, 0x80, 0xFF, UInt8(random.number(below: 256))][
                        random.number(below: 5)
                    ]
            }
            if round.isMultiple(of: 3) { bytes.removeLast(random.number(below: bytes.count)) }
            _ = try? photo(bytes)
            let noise = (0..<random.number(below: 64)).map { _ in UInt8(random.number(below: 256)) }
            _ = try? photo(Array(bytes.prefix(16)) + noise)
            _ = try? photo(noise)
        }
    }
}

extension [UInt8] {
    fileprivate func replacing(at index: Int, by byte: UInt8) -> [UInt8] {
        var bytes = self
        bytes[index] = byte
        return bytes
    }
}
