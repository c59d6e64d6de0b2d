extension Character {
    /// More marks on one letter than any language writes cover the lines around it.
    private static let mostMarks = 4

    /// The character, with everything in it that has no shape of its own as its number, such as `<U+200B>`.
    ///
    /// Emoji keep the joiners and selectors that hold them together, and nothing else: tags carry invisible text.
    var visible: String {
        var marks = 0
        var shown = ""
        let scalars = Array(unicodeScalars)
        for (index, scalar) in scalars.enumerated() {
            if scalar.isMark { marks += 1 }
            // A mark without a letter would combine with what precedes the text.
            let isBare = index == 0 && scalar.isMark || marks > Self.mostMarks
            let isHeld =
                index > 0 && scalar.holds(scalars[index - 1], to: index + 1 < scalars.count ? scalars[index + 1] : nil)
            shown += isHeld ? String(scalar) : isBare ? "<U+\(scalar.number)>" : scalar.visible
        }
        return shown
    }
}

extension Unicode.Scalar {
    /// The code point in at least four hexadecimal digits.
    var number: String {
        let digits = String(value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    fileprivate var visible: String {
        switch value {
        case 0x09: "⇥"
        case 0x0A: "↵"
        case 0x0D: "␍"
        case 0x20...0x7E: String(self)
        default: hasShape ? String(self) : "<U+\(number)>"
        }
    }

    /// Whether an eye sees it, and it moves nothing else.
    var hasShape: Bool {
        switch properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator, .surrogate, .privateUse,
            .unassigned:
            false
        default: !properties.isDefaultIgnorableCodePoint && !Self.blanks.contains(value)
        }
    }

    /// Whether nobody sees it: a blank, a control, or a sign without a shape.
    ///
    /// What this version of Unicode doesn't know may have a shape.
    fileprivate var isUnseen: Bool {
        guard !hasShape else { return false }
        switch properties.generalCategory {
        case .privateUse, .unassigned: return properties.isDefaultIgnorableCodePoint
        default: return true
        }
    }

    /// What is a sign by its category, and blank to an eye: a pattern of no dots, and a note without a head.
    private static let blanks: Set<UInt32> = [0x2800, 0x1D159]

    fileprivate var isMark: Bool {
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark: !(0xFE00...0xFE0F).contains(value)
        default: false
        }
    }

    /// Whether it chooses the shape of a sign that has several, or joins two emoji.
    fileprivate func holds(_ former: Unicode.Scalar, to next: Unicode.Scalar?) -> Bool {
        switch value {
        case 0xFE00...0xFE0F: former.takesShapes || former.isASCII && next?.value == 0x20E3
        case 0x200D: former.isPartOfEmoji && next?.properties.isEmoji ?? false
        default: false
        }
    }

    /// Whether it is a sign or an ideograph, of which some have several shapes; to a letter a selector would be invisible.
    private var takesShapes: Bool { !isASCII && properties.isEmoji || value >= 0x2000 && hasShape }

    private var isPartOfEmoji: Bool { value == 0xFE0F || value > 0xFF && properties.isEmoji }
}

extension String {
    /// Whether it holds signs without a shape, blanks apart.
    package var hasShapeless: Bool { unicodeScalars.contains { $0 != " " && !$0.hasShape } }

    /// Whether it holds nothing that anybody sees: nothing at all, or blanks and signs without a shape.
    var isUnseen: Bool { unicodeScalars.allSatisfy(\.isUnseen) }

    /// The text without signs at its ends that have no shape; blanks alone stay.
    var withoutShapelessEnds: String {
        guard !hasVisibleASCIIEnds, let first = unicodeScalars.firstIndex(where: \.hasShape),
            let last = unicodeScalars.lastIndex(where: \.hasShape)
        else { return self }
        let inner = String(unicodeScalars[first...last])
        let isPlain = utf8.count == inner.utf8.count || utf8.allSatisfy { (0x20..<0x7F).contains($0) }
        return isPlain ? self : inner
    }

    /// The text without signs that have no shape, and without blanks.
    package var withoutShapeless: String {
        var shaped = UnicodeScalarView()
        shaped.append(contentsOf: unicodeScalars.filter(\.hasShape))
        return String(shaped)
    }
}
