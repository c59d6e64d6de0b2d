extension Sequence<UInt8> {
    /// The bytes as hexadecimal digits, two for each, such as the 64 of a SHA-256.
    @inlinable public var hexadecimal: String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        for byte in self {
            text.append(digits[Int(byte >> 4)])
            text.append(digits[Int(byte & 0xF)])
        }
        return String(decoding: text, as: UTF8.self)
    }
}
