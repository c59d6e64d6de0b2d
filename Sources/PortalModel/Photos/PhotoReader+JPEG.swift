/// JPEG: segments behind markers, and the pixels, up to the marker of the end.
///
/// The end has to be found by the segments' lengths: a camera's small preview is a JPEG inside of a segment, with an end of its
/// own, so one is in a file that was cut off, too. Behind the end, cameras write more.
extension PhotoReader {
    private static let endOfImage: UInt8 = 0xD9
    private static let startOfScan: UInt8 = 0xDA

    mutating func checkJPEG() throws(PhotoError) {
        try skip(2)
        var (hasSize, hasPixels) = (false, false)
        while true {
            switch try nextMarker() {
            case Self.endOfImage: return try require(hasPixels)
            // Markers without a segment; among pixels, what is not a marker of JPEG, which decoders skip.
            case 0x01, 0xD0...0xD8: continue
            case 0x02...0xBF where hasPixels: continue
            case let marker:
                let length = try number(2, .bigEndian)
                try require(length >= 2)
                if Self.isFrame(marker) {
                    try readFrame(length - 2)
                    hasSize = true
                } else {
                    try skip(length - 2)
                }
                guard marker == Self.startOfScan else { continue }
                try require(hasSize)
                hasPixels = true
            }
        }
    }

    /// Finds the next marker, behind pixels or stray bytes; among pixels, the byte of a marker has a zero behind it.
    private mutating func nextMarker() throws(PhotoError) -> UInt8 {
        var marker: UInt8 = 0
        while marker == 0 {
            try skip(behind: 0xFF)
            repeat { marker = try byte() } while marker == 0xFF
        }
        return marker
    }

    private static func isFrame(_ marker: UInt8) -> Bool {
        (0xC0...0xCF).contains(marker) && marker != 0xC4 && marker != 0xC8 && marker != 0xCC
    }

    private mutating func readFrame(_ length: Int) throws(PhotoError) {
        try require(length >= 5)
        try skip(1)
        try checkSize(try number(2, .bigEndian), try number(2, .bigEndian))
        try skip(length - 5)
    }
}
