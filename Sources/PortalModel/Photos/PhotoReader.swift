/// Reads a picture's parts from front to back; a read behind the end of the file throws ``PhotoError/cutOff(_:)``.
///
/// It looks at lengths and dimensions and decodes no pixels.
struct PhotoReader {
    /// The order of a number's bytes.
    enum Order {
        case bigEndian, littleEndian
    }

    let kind: PhotoKind
    private let bytes: [UInt8]
    /// The position of the next byte, at most the number of bytes.
    private(set) var index = 0

    init(_ bytes: [UInt8], _ kind: PhotoKind) {
        self.bytes = bytes
        self.kind = kind
    }

    /// Checks that the file holds a complete picture; what stands behind the picture doesn't matter.
    mutating func check() throws(PhotoError) {
        switch kind {
        case .jpeg: try checkJPEG()
        case .png: try checkPNG()
        case .gif: try checkGIF()
        case .webP: try checkWebP()
        case .bmp: try checkBMP()
        }
    }

    /// Refuses a picture without pixels.
    func checkSize(_ width: Int, _ height: Int) throws(PhotoError) {
        guard width != 0, height != 0 else { throw .noPixels(kind) }
    }

    /// Refuses a file whose parts don't fit together.
    func require(_ isSound: Bool) throws(PhotoError) {
        guard isSound else { throw .damaged(kind) }
    }

    /// Refuses a file that has fewer bytes left.
    func requireBytes(_ count: Int) throws(PhotoError) {
        guard count <= bytes.count - index else { throw .cutOff(kind) }
    }

    mutating func skip(_ count: Int) throws(PhotoError) {
        try require(count >= 0)
        try requireBytes(count)
        index += count
    }

    /// Skips everything up to a byte, and that byte.
    mutating func skip(behind byte: UInt8) throws(PhotoError) {
        guard let found = bytes[index...].firstIndex(of: byte) else { throw .cutOff(kind) }
        index = found + 1
    }

    mutating func byte() throws(PhotoError) -> UInt8 {
        try requireBytes(1)
        defer { index += 1 }
        return bytes[index]
    }

    mutating func take(_ count: Int) throws(PhotoError) -> ArraySlice<UInt8> {
        let start = index
        try skip(count)
        return bytes[start..<index]
    }

    /// A number of at most four bytes, without a sign.
    mutating func number(_ count: Int, _ order: Order) throws(PhotoError) -> Int {
        let digits = try take(count)
        return switch order {
        case .bigEndian: digits.reduce(0) { $0 << 8 | Int($1) }
        case .littleEndian: digits.reversed().reduce(0) { $0 << 8 | Int($1) }
        }
    }
}
