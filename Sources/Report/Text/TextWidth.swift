/// Text measured in the columns of a terminal.
extension String {
    /// The number of columns.
    public var columns: Int {
        utf8.allSatisfy { $0 < 0x80 } ? utf8.count : reduce(0) { $0 + $1.columns }
    }

    /// The text with blanks behind it up to `width`.
    public func padded(to width: Int) -> String { self + blanks(to: width) }

    /// The text with blanks before it up to `width`.
    public func aligned(to width: Int) -> String { blanks(to: width) + self }

    private func blanks(to width: Int) -> String { String(repeating: " ", count: max(0, width - columns)) }

    /// The text with its middle left out if it is wider than `width`; a number such as `<U+00A0>` is not broken.
    public func cut(to width: Int) -> String {
        guard columns > width else { return self }
        let pieces = pieces
        let tail = pieces.reversed().prefix(columns: (width - 1) / 2).reversed()
        return pieces.prefix(columns: width - 1 - (width - 1) / 2).joined() + "…" + tail.joined()
    }

    /// The characters, and in one piece the numbers of those that have no shape or look like others.
    var pieces: [String] {
        guard contains("<U+") else { return map(String.init) }
        return matches(of: /<U\+[0-9A-F]{4,6}…?>|./).map { String($0.output) }
    }

    /// The text in lines of at most `width` columns, broken between words; a longer word has a line of its own.
    public func wrapped(to width: Int) -> [String] {
        var lines: [String] = []
        for word in split(separator: " ") {
            if let last = lines.last, last.columns + 1 + String(word).columns <= width {
                lines[lines.count - 1] = "\(last) \(word)"
            } else {
                lines.append(String(word))
            }
        }
        return lines
    }
}

extension Sequence<String> {
    /// The first pieces that fit in that many columns.
    fileprivate func prefix(columns: Int) -> [String] {
        var left = columns
        return prefix { piece in
            left -= piece.columns
            return left >= 0
        }
    }
}

extension Character {
    /// The number of columns: two for emoji and for the wide letters of East Asia, none for accents on their own.
    var columns: Int {
        guard let first = unicodeScalars.first else { return 0 }
        let isEmoji = first.properties.isEmojiPresentation || unicodeScalars.contains { $0.value == 0xFE0F }
        return isEmoji ? 2 : unicodeScalars.reduce(0) { $0 + $1.columns }
    }
}

extension Unicode.Scalar {
    fileprivate var columns: Int {
        guard value >= 0x300 else { return 1 }
        switch properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: break
        }
        // The vowels and finals of Korean combine with the letter before them.
        if (0x1160...0x11FF).contains(value) { return 0 }
        return Self.wide.contains { $0.contains(value) } ? 2 : 1
    }

    /// Letters of width W and F, merged into blocks; emoji have a property of their own.
    ///
    /// Source: <https://www.unicode.org/Public/UCD/latest/ucd/EastAsianWidth.txt>
    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xA000...0xA4CF,
        0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60,
        0xFFE0...0xFFE6, 0x16FE0...0x18DFF, 0x1AFF0...0x1B2FF, 0x1F200...0x1F2FF, 0x20000...0x3FFFD,
    ]
}
