extension Unicode.Scalar {
    /// The small letter of A to Z, and everything else as it is.
    package var asciiLowercased: Unicode.Scalar {
        ("A"..."Z").contains(self) ? Unicode.Scalar(UInt8(value | 0x20)) : self
    }

    /// How Unicode names it, such as `U+200B`.
    package var codePoint: String {
        let digits = String(value, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    /// The value of a decimal digit of any script.
    package var decimalValue: Int? {
        properties.numericType == .decimal ? properties.numericValue.map { Int($0) } : nil
    }
}
