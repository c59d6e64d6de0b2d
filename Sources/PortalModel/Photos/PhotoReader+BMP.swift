/// BMP: a head that says where the pixels begin, and as many bytes of pixels as the dimensions need.
///
/// The length that the head gives for the file isn't used: many programs write a wrong one.
extension PhotoReader {
    mutating func checkBMP() throws(PhotoError) {
        try skip(10)
        let start = try number(4, .littleEndian)
        let isOld = try number(4, .littleEndian) == 12
        let width = isOld ? try number(2, .littleEndian) : try side()
        let height = isOld ? try number(2, .littleEndian) : try side()
        try checkSize(width, height)
        try skip(2)
        let bits = try number(2, .littleEndian)
        try require([0, 1, 2, 4, 8, 16, 24, 32].contains(bits))
        let compression = isOld ? 0 : try number(4, .littleEndian)
        let compressedLength = isOld ? 0 : try number(4, .littleEndian)
        // Without compression, or with masks for the colors.
        let isPlain = [0, 3, 6].contains(compression)
        let length = isPlain ? try plainLength(width, height, bits) : compressedLength
        try require(length > 0 && start >= index)
        try skip(start - index)
        try skip(length)
    }

    /// A dimension; a negative one says that the rows begin at the top.
    private mutating func side() throws(PhotoError) -> Int {
        Int(Int32(truncatingIfNeeded: try number(4, .littleEndian)).magnitude)
    }

    /// The bytes of the pixels: rows of whole groups of four bytes.
    private func plainLength(_ width: Int, _ height: Int, _ bits: Int) throws(PhotoError) -> Int {
        let row = (width * bits + 31) / 32 * 4
        let (length, isTooLong) = row.multipliedReportingOverflow(by: height)
        guard !isTooLong else { throw .cutOff(kind) }
        return length
    }
}
