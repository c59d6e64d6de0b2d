/// A text that somebody else wrote: the author of a script, a portal, the author of a file.
///
/// Put into any other text it comes out as ``description``, so that it can't command a terminal, forge a line of a report, or flood
/// one. What works with the text itself, and what writes JSON, which has its own marks around texts, says ``verbatim``.
public struct ForeignText: Hashable, Sendable {
    /// How much of a text is shown, in characters.
    public static let longest = 500
    /// How much of a message is shown; its end says how to fix it.
    public static let longestMessage = 4_096

    /// The text, word for word.
    public let verbatim: String

    /// Wraps a text, word for word.
    public init(_ verbatim: String) { self.verbatim = verbatim }

    /// Whether there is no text.
    public var isEmpty: Bool { verbatim.isEmpty }

    /// The text in one line; see ``description``.
    ///
    /// - Parameter bound: How many characters are shown; if there are more, an ellipsis and their number follow.
    /// - Returns: What is shown.
    public func shown(atMost bound: Int = longest) -> String {
        guard !isPlain(atMost: bound) else { return verbatim }
        var shown = ""
        var left = bound
        // A single character may have any number of accents.
        for character in Self.characters(verbatim, atMost: bound + 1) {
            let text = character.visible
            left -= text.unicodeScalars.count
            guard left >= 0 else { return shown + "… (\(verbatim.unicodeScalars.count) characters)" }
            shown += text
        }
        return shown
    }

    /// The lines of the text, each as it is shown; tabs stay, since people align columns with them.
    public var lines: [String] {
        // By bytes: to compare a character takes time by the square of the marks on it.
        verbatim.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
            let line = line.last == 0x0D ? line.dropLast() : line
            return line.split(separator: 0x09, omittingEmptySubsequences: false)
                .map { ForeignText(String(Substring($0))).shown(atMost: Self.longestMessage) }.joined(separator: "\t")
        }
    }

    private func isPlain(atMost bound: Int) -> Bool {
        verbatim.utf8.count <= bound && verbatim.utf8.allSatisfy { (0x20...0x7E).contains($0) }
    }

    private static func characters(_ text: String, atMost bound: Int) -> String {
        var scalars = String.UnicodeScalarView()
        scalars.append(contentsOf: text.unicodeScalars.prefix(bound))
        return String(scalars)
    }
}

extension ForeignText: CustomStringConvertible, ExpressibleByStringLiteral {
    /// The text in one line of bounded length: line breaks are `↵` and `␍`, tabs `⇥`, and what has no shape of its own, such as
    /// controls, marks of direction and tags, is its number, `<U+202E>`.
    public var description: String { shown() }

    /// Wraps a text of the program, as tests do.
    public init(stringLiteral value: String) { self.init(value) }
}

extension String {
    /// The same JSON with all that has no shape of its own as an escape, such as `\\u202e`: outside of its strings there is none.
    public var escapedInJSON: String {
        guard utf8.contains(where: { $0 >= 0x7F }) else { return self }
        return unicodeScalars.reduce(into: "") { text, scalar in
            guard scalar.value >= 0x7F, !scalar.hasShape else { return text.unicodeScalars.append(scalar) }
            for unit in String(scalar).utf16 {
                let digits = String(unit, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            }
        }
    }

    /// The text with its lines and tabs, and everything else that could command a terminal as its number.
    public var harmless: String {
        guard !utf8.allSatisfy({ (0x20...0x7E).contains($0) || $0 == 0x0A || $0 == 0x09 }) else { return self }
        return map { $0 == "\n" || $0 == "\t" ? String($0) : $0.visible }.joined()
    }
}
