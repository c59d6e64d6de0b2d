/// Why a file can't be a photo.
package enum PhotoError: Error, Hashable, Sendable {
    /// It has no bytes.
    case empty
    /// It has more bytes than ``UploadedFile/mostPhotoBytes``.
    case tooLong(Int)
    /// Its content isn't Base64.
    case noBase64
    /// It is something else.
    case other(OtherFile)
    /// It is nothing that is known here.
    case unknown
    /// It ends before the picture does.
    case cutOff(PhotoKind)
    /// Its parts are not those of the format that its first bytes name.
    case damaged(PhotoKind)
    /// Its picture has no width or no height.
    case noPixels(PhotoKind)

    /// The reason and the remedy, as one sentence without a full stop.
    package var words: String {
        switch self {
        case .empty: "the file is empty; copy or download it again"
        case .tooLong(let bytes):
            "the file has \(Self.megabytes(bytes)) MB, and a photo may have \(Self.megabytes(UploadedFile.mostPhotoBytes)); "
                + "export it smaller, 1000 by 1000 pixels are enough"
        case .noBase64: "expected the file's content in Base64, without a data: prefix"
        case .other(let file): "the file is \(file.name), and a photo must be \(PhotoKind.listed); \(file.remedy)"
        case .unknown: "the file is not \(PhotoKind.listed); export the picture as JPEG"
        case .cutOff(let kind): "the \(kind.rawValue) file ends before the picture does; copy or download it again"
        case .damaged(let kind): "the \(kind.rawValue) file is damaged; copy it again, or export the picture anew"
        case .noPixels(let kind): "the \(kind.rawValue) file has a picture without width or height; export it anew"
        }
    }

    /// Megabytes with one decimal, rounded up, so that too much never looks like the limit.
    private static func megabytes(_ bytes: Int) -> String {
        let tenths = (bytes + 99_999) / 100_000
        return tenths.isMultiple(of: 10) ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
    }
}
