extension String {
    /// The text between FIRST STRONG ISOLATE and POP DIRECTIONAL ISOLATE if part of it runs from right to left.
    ///
    /// Source: <https://www.unicode.org/reports/tr9/>
    var isolated: String {
        unicodeScalars.contains(where: \.runsFromRightToLeft) ? "\u{2068}\(self)\u{2069}" : self
    }
}

extension Unicode.Scalar {
    /// Whether it is in a block of Hebrew, Arabic, or another script of that direction.
    fileprivate var runsFromRightToLeft: Bool {
        switch value {
        case 0x590...0x8FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFF, 0x10800...0x10FFF, 0x1E800...0x1EFFF: true
        default: false
        }
    }
}
