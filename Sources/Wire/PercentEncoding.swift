extension [UInt8] {
    /// Appends `%` and the two digits of a byte, as queries have what they can't hold itself.
    package mutating func append(percentEncoded byte: UInt8) {
        append(UInt8(ascii: "%"))
        append(Self.hexDigits[Int(byte >> 4)])
        append(Self.hexDigits[Int(byte & 0xF)])
    }

    private static let hexDigits = Array("0123456789ABCDEF".utf8)
}
