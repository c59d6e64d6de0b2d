/// WebP: a RIFF file, which says its length, with chunks of name, length and data.
extension PhotoReader {
    mutating func checkWebP() throws(PhotoError) {
        try skip(4)
        let length = try number(4, .littleEndian)
        try requireBytes(length)
        let end = index + length
        try skip(4)
        var hasPixels = false
        while index < end {
            if try readChunk(before: end) { hasPixels = true }
        }
        try require(hasPixels)
    }

    /// Reads one chunk; returns whether it holds pixels.
    private mutating func readChunk(before end: Int) throws(PhotoError) -> Bool {
        let name = String(decoding: try take(4), as: UTF8.self)
        let length = try number(4, .littleEndian)
        let next = index + length
        try require(next <= end)
        switch name {
        case "VP8 ": try readFrame()
        case "VP8L": try require(try byte() == 0x2F)
        default: break
        }
        try skip(next - index)
        // The last chunk of some files lacks the byte that makes its length even.
        if !length.isMultiple(of: 2), next < end { try skip(1) }
        return ["VP8 ", "VP8L", "ANMF"].contains(name)
    }

    /// Reads the head of a key frame.
    ///
    /// The other forms write their dimensions less one, so that none is zero.
    private mutating func readFrame() throws(PhotoError) {
        try skip(3)
        try require(try take(3).elementsEqual([0x9D, 0x01, 0x2A]))
        let width = try number(2, .littleEndian)
        let height = try number(2, .littleEndian)
        try checkSize(width & 0x3FFF, height & 0x3FFF)
    }
}
