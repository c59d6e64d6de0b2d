/// GIF: a canvas, and blocks of pictures and extensions up to a trailer.
extension PhotoReader {
    mutating func checkGIF() throws(PhotoError) {
        try skip(6)
        try readFrame(behindColors: 2)
        var hasPixels = false
        while true {
            switch try byte() {
            case 0x2C:
                try skip(4)
                try readFrame(behindColors: 0)
                try skip(1)
                try skipBlocks()
                hasPixels = true
            case 0x21:
                try skip(1)
                try skipBlocks()
            case 0x3B: return try require(hasPixels)
            default: throw .damaged(kind)
            }
        }
    }

    /// Reads dimensions, flags, and the table of colors that they may announce.
    private mutating func readFrame(behindColors count: Int) throws(PhotoError) {
        try checkSize(try number(2, .littleEndian), try number(2, .littleEndian))
        let flags = try byte()
        try skip(count)
        if flags & 0x80 != 0 { try skip(6 << Int(flags & 7)) }
    }

    private mutating func skipBlocks() throws(PhotoError) {
        while case let length = try byte(), length > 0 { try skip(Int(length)) }
    }
}
