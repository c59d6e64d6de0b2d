extension Sequence<UInt8> {
    /// The bytes as hexadecimal digits, two for each, such as the 64 of a SHA-256.
    public var hexadecimal: String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 0xF)]] }, as: UTF8.self)
    }
}
