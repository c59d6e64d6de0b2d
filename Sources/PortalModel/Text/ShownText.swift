/// A text for people that the program itself words: what is put into it is shown as ``ForeignText`` is.
///
/// So a sentence such as `"\(path) is a folder"` is harmless whatever the path, and what is no sentence of the program's can't be
/// taken for one, since a mere text doesn't become this type.
public struct ShownText: Hashable, Sendable, CustomStringConvertible {
    /// The text, in lines if the program wrote lines.
    public let description: String

    /// Takes over what was shown already, such as a report.
    public init(shown text: String) { description = text }

    /// Puts lines one below the other.
    public init(lines: [ShownText]) {
        self.init(shown: lines.map(\.description).joined(separator: "\n"))
    }

    /// One text behind another.
    public static func + (left: ShownText, right: ShownText) -> ShownText {
        ShownText(shown: left.description + right.description)
    }

    /// Whether there is nothing to read.
    public var isEmpty: Bool { description.isEmpty }
}

extension ShownText: ExpressibleByStringInterpolation {
    /// Creates a text of the program's own.
    public init(stringLiteral value: String) { self.init(shown: value) }

    /// Creates a text from the program's own words and what was put into them.
    public init(stringInterpolation: StringInterpolation) { self.init(shown: stringInterpolation.text) }

    /// Puts a text together.
    public struct StringInterpolation: StringInterpolationProtocol, Sendable {
        fileprivate var text = ""

        /// Begins a text.
        public init(literalCapacity: Int, interpolationCount: Int) {}

        /// Adds the program's own words.
        public mutating func appendLiteral(_ literal: String) { text += literal }

        /// Adds what is shown already.
        public mutating func appendInterpolation(_ shown: ShownText) { text += shown.description }

        /// Adds a text of anybody's, in one line.
        public mutating func appendInterpolation(_ foreign: ForeignText) { text += foreign.description }

        /// Adds an error in one line.
        public mutating func appendInterpolation(_ error: any Error) { append(String(describing: error)) }

        /// Adds anything else in one line.
        public mutating func appendInterpolation(_ value: some CustomStringConvertible) { append(value.description) }

        private mutating func append(_ text: String) {
            self.text += ForeignText(text).shown(atMost: ForeignText.longestMessage)
        }
    }
}
