/// Kinds of bytes in texts whose other characters don't matter.
extension UInt8 {
    /// Whether the byte is a digit.
    @inlinable public var isASCIIDigit: Bool { (0x30...0x39).contains(self) }

    /// Whether the byte is a letter of the English alphabet, capital or small.
    @inlinable public var isASCIILetter: Bool { (0x61...0x7A).contains(self | 0x20) }

    /// Whether the byte is such a letter or a digit.
    @inlinable public var isASCIIWord: Bool { isASCIIDigit || isASCIILetter }
}
