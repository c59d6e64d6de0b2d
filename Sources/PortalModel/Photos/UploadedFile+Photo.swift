import Foundation

extension UploadedFile {
    /// The most bytes of a photo.
    ///
    /// The bound is Moonhook's own: the portal's documentation names none but that of a whole request, 2 GB in the cloud. It is far
    /// above what is of use, since the largest copy that `user.get` offers has 1000 by 1000 pixels.
    package static let mostPhotoBytes = 10_000_000

    /// Extensions that are no format of ``PhotoKind`` and often stand on a file of one.
    private static let otherExtensions: Set<String> = ["avif", "heic", "heif", "jfif", "tif", "tiff"]

    /// The length of the content, without decoding it.
    package var byteCount: Int {
        let padding = base64.utf8.suffix(2).count { $0 == UInt8(ascii: "=") }
        return base64.utf8.count / 4 * 3 - padding
    }

    /// The file as a photo: a complete picture of a format in ``PhotoKind``, under a name with an extension of that format.
    ///
    /// - Throws: ``PhotoError``.
    package func asPhoto() throws(PhotoError) -> UploadedFile {
        guard !base64.isEmpty else { throw .empty }
        guard byteCount <= Self.mostPhotoBytes else { throw .tooLong(byteCount) }
        guard TextRules.isBase64(base64), let data = Data(base64Encoded: base64) else { throw .noBase64 }
        let bytes = [UInt8](data)
        guard let kind = PhotoKind(signatureOf: bytes) else {
            throw OtherFile(bytes).map { .other($0) } ?? .unknown
        }
        var reader = PhotoReader(bytes, kind)
        try reader.check()
        return UploadedFile(name: Self.name(name, for: kind), base64: base64)
    }

    /// A name with an extension of a format: another picture's is replaced, and any other ending is part of the name.
    private static func name(_ name: String, for kind: PhotoKind) -> String {
        guard let dot = name.lastIndex(of: ".") else { return "\(name).\(kind.extensions[0])" }
        let ending = name[name.index(after: dot)...].lowercased()
        guard !kind.extensions.contains(ending) else { return name }
        let isPicture =
            otherExtensions.contains(ending) || PhotoKind.allCases.contains { $0.extensions.contains(ending) }
        return "\(isPicture ? name[..<dot] : name[...]).\(kind.extensions[0])"
    }
}

extension UserField {
    /// The notice that a photo is sent under another name than it was given; `nil` if it isn't.
    ///
    /// - Parameters:
    ///   - given: The value before ``Schema/validated(_:for:departments:)``.
    ///   - valid: The value after.
    /// - Returns: The notice, with the old name as its value.
    package func renaming(of given: FieldValue, to valid: FieldValue) -> Diagnostic? {
        guard kind == .photo, case .file(let file) = valid, let name = given.fileName, name != file.name,
            let dot = file.name.lastIndex(of: ".")
        else { return nil }
        let problem = "the name of the file doesn't fit its content"
        let remedy = "so it is sent under a name that ends in \(file.name[dot...])"
        return Diagnostic(.notice, .renamedPhoto, "\(problem), \(remedy)", field: self.name).showing(name)
    }
}

extension FieldValue {
    /// The name of a photo, or the text in its place.
    package var fileName: String? {
        switch self {
        case .file(let file): file.name
        case .list(let pair): if case .string(let name)? = pair.first { name } else { nil }
        case .string(let text): text
        default: nil
        }
    }
}
