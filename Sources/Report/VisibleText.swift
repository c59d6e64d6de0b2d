extension String {
    /// The text in one line with everything shown that an eye would miss.
    ///
    /// Tabs are `⇥`, line breaks `↵` and `␍`, blanks at the ends `·`; what has no shape of its own, such as a no-break
    /// space, is its number, `<U+00A0>`. So a value can neither hide a difference nor command the terminal.
    var visible: String {
        let bytes = utf8
        guard bytes.first == 0x20 || bytes.last == 0x20 || !bytes.allSatisfy({ (0x20...0x7E).contains($0) }) else {
            return self
        }
        let leading = prefix { $0 == " " }.count
        let trailing = leading == count ? 0 : reversed().prefix { $0 == " " }.count
        let middle = dropFirst(leading).dropLast(trailing)
        return String(repeating: "·", count: leading)
            + middle.map(\.visible).joined()
            + String(repeating: "·", count: trailing)
    }
}

extension Character {
    fileprivate var visible: String {
        guard let first = unicodeScalars.first else { return "" }
        // Emoji are held together by joiners, selectors and tags.
        if first.value > 0xFF, first.properties.isEmoji { return String(self) }
        return unicodeScalars.map(\.visible).joined()
    }
}

extension Unicode.Scalar {
    fileprivate var visible: String {
        switch value {
        case 0x09: "⇥"
        case 0x0A: "↵"
        case 0x0D: "␍"
        case 0x20: " "
        case 0xFE00...0xFE0F: String(self)  // they choose between shapes
        default: hasShape ? String(self) : "<U+\(number)>"
        }
    }

    private var hasShape: Bool {
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator, .surrogate: false
        default: !properties.isDefaultIgnorableCodePoint
        }
    }

    private var number: String {
        let digits = String(value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
