/// What a byte of UTF-8 is in ASCII; a byte of any other character is none of these.
extension UInt8 {
    /// Whether the byte is a digit.
    @inlinable public var isASCIIDigit: Bool { (0x30...0x39).contains(self) }

    /// Whether the byte is a letter of the English alphabet, capital or small.
    @inlinable public var isASCIILetter: Bool { (0x61...0x7A).contains(self | 0x20) }

    /// Whether the byte is such a letter or a digit.
    @inlinable public var isASCIIWord: Bool { isASCIIDigit || isASCIILetter }
}
