/// How a report looks on the terminal that it is for.
public struct ReportStyle: Hashable, Sendable {
    /// The number of columns.
    public var width: Int
    /// Whether the terminal shows colour.
    public var colour: Bool

    /// Creates a style.
    public init(width: Int, colour: Bool) {
        self.width = width
        self.colour = colour
    }

    /// What a piece of text stands for.
    enum Ink: String {
        /// What everything else stands beside.
        case plain = ""
        /// Labels, and words that stand for no value.
        case dim = "2"
        /// What goes, and what went wrong.
        case red = "31"
        /// What comes.
        case green = "32"
    }

    func paint(_ text: String, _ ink: Ink) -> String {
        colour && ink != .plain && !text.isEmpty ? "\u{1B}[\(ink.rawValue)m\(text)\u{1B}[0m" : text
    }
}
