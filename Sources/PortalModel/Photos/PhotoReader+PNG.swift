/// PNG: a signature, and chunks of length, name, data and checksum from `IHDR` to `IEND`.
extension PhotoReader {
    mutating func checkPNG() throws(PhotoError) {
        try skip(8)
        try require(try number(4, .bigEndian) == 13)
        try require(try take(4).elementsEqual("IHDR".utf8))
        try checkSize(try number(4, .bigEndian), try number(4, .bigEndian))
        try skip(5 + 4)
        var hasPixels = false
        while true {
            let length = try number(4, .bigEndian)
            let name = try take(4)
            try require(name.allSatisfy { (0x41...0x5A).contains($0 & 0xDF) })
            try skip(length + 4)
            if name.elementsEqual("IDAT".utf8) { hasPixels = true }
            if name.elementsEqual("IEND".utf8) { return try require(hasPixels) }
        }
    }
}
