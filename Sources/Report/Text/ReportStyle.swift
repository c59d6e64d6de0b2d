import PortalModel

/// How a report looks on the terminal that it is for.
public struct ReportStyle: Hashable, Sendable {
    /// The number of columns.
    public var width: Int
    /// Whether the terminal shows colour.
    public var colour: Bool
    /// Whether texts that are written from right to left are put between invisible marks, so that a terminal which
    /// turns them around turns nothing else.
    ///
    /// Somebody may copy from a file, or search it, and has no use for such marks.
    public var isolatesText: Bool

    /// Creates a style.
    public init(width: Int, colour: Bool, isolatesText: Bool = false) {
        self.width = width
        self.colour = colour
        self.isolatesText = isolatesText
    }

    /// The role of a piece of text.
    enum Ink: String {
        /// Plain text.
        case plain = ""
        /// Headings.
        case bold = "1"
        /// Labels, and words for missing values.
        case dim = "2"
        /// Removed values, and failures.
        case red = "31"
        /// New values.
        case green = "32"
        /// Guesses.
        case yellow = "33"
    }

    /// A word in green if it means success, in red if it means failure, and dim otherwise.
    public func mark(_ text: String, isGood: Bool?) -> String {
        paint(text, isGood.map { $0 ? .green : .red } ?? .dim)
    }

    /// A report with nothing in it that commands a terminal but this style's own marks.
    public func guarded(_ text: String) -> String {
        let marks =
            text.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{2068}" } ? text.ranges(of: Self.marks) : []
        var guarded = ""
        var rest = text.startIndex
        for mark in marks where isOwn(text[mark]) {
            guarded += String(text[rest..<mark.lowerBound]).harmless + text[mark]
            rest = mark.upperBound
        }
        return guarded + String(text[rest...]).harmless
    }

    private static var marks: Regex<Substring> { /\x{1B}\[(?:0|1|2|31|32|33)m|\x{2068}|\x{2069}/ }

    private func isOwn(_ mark: Substring) -> Bool { mark.unicodeScalars.first == "\u{1B}" ? colour : isolatesText }

    func paint(_ text: String, _ ink: Ink) -> String {
        let text = isolatesText ? text.isolated : text
        return colour && ink != .plain && !text.isEmpty ? "\u{1B}[\(ink.rawValue)m\(text)\u{1B}[0m" : text
    }
}
