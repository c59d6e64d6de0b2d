/// A text for people that the program itself words: what is put into it is shown as ``ForeignText`` is.
///
/// So a sentence such as `"\(path) is a folder"` is harmless whatever the path, and what is no sentence of the program's can't be
/// taken for one, since a mere text doesn't become this type.
public struct ShownText: Hashable, Sendable, CustomStringConvertible {
    /// The text, in lines if the program wrote lines.
    public let description: String
    /// The program's own words of it alone, with `…` in place of what was put into them: no name, path or value is in it.
    public let ownWords: String

    private static let omitted = "…"

    /// Takes over what was shown already, such as a report.
    public init(shown text: String) { self.init(text, ownWords: Self.omitted) }

    private init(_ text: String, ownWords: String) { (description, self.ownWords) = (text, ownWords) }

    /// Puts lines one below the other.
    public init(lines: [ShownText]) {
        self.init(
            lines.map(\.description).joined(separator: "\n"),
            ownWords: lines.map(\.ownWords).joined(separator: "\n")
        )
    }

    /// One text behind another.
    public static func + (left: ShownText, right: ShownText) -> ShownText {
        ShownText(left.description + right.description, ownWords: left.ownWords + right.ownWords)
    }

    /// Whether there is nothing to read.
    public var isEmpty: Bool { description.isEmpty }
}

extension ShownText: ExpressibleByStringInterpolation {
    /// Creates a text of the program's own.
    public init(stringLiteral value: String) { self.init(value, ownWords: value) }

    /// Creates a text from the program's own words and what was put into them.
    public init(stringInterpolation: StringInterpolation) {
        self.init(stringInterpolation.text, ownWords: stringInterpolation.ownWords)
    }

    /// Puts a text together.
    public struct StringInterpolation: StringInterpolationProtocol, Sendable {
        fileprivate var text = ""
        fileprivate var ownWords = ""

        /// Begins a text.
        public init(literalCapacity: Int, interpolationCount: Int) {}

        /// Adds the program's own words.
        public mutating func appendLiteral(_ literal: String) {
            text += literal
            ownWords += literal
        }

        /// Adds what is shown already.
        public mutating func appendInterpolation(_ shown: ShownText) {
            text += shown.description
            ownWords += shown.ownWords
        }

        /// Adds a text of anybody's, in one line.
        public mutating func appendInterpolation(_ foreign: ForeignText) {
            text += foreign.description
            ownWords += ShownText.omitted
        }

        /// Adds an error in one line.
        public mutating func appendInterpolation(_ error: any Error) { append(String(describing: error)) }

        /// Adds anything else in one line.
        public mutating func appendInterpolation(_ value: some CustomStringConvertible) { append(value.description) }

        private mutating func append(_ text: String) {
            self.text += ForeignText(text).shown(atMost: ForeignText.longestMessage)
            ownWords += ShownText.omitted
        }
    }
}
