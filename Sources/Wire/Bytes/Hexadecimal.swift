extension Sequence<UInt8> {
    /// The bytes as hexadecimal digits, two for each, such as the 64 of a SHA-256.
    public var hexadecimal: String {
        map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
    }
}
