/// How a report looks on the terminal that it is for.
public struct ReportStyle: Hashable, Sendable {
    /// The number of columns.
    public var width: Int
    /// Whether the terminal shows colour.
    public var colour: Bool
    /// Whether texts that are written from right to left stand between marks that no eye sees, so that a terminal which
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

    /// What a piece of text stands for.
    enum Ink: String {
        /// What everything else stands beside.
        case plain = ""
        /// What stands above others.
        case bold = "1"
        /// Labels, and words that stand for no value.
        case dim = "2"
        /// What goes, and what went wrong.
        case red = "31"
        /// What comes.
        case green = "32"
    }

    /// A word in green where it says that something is well, in red where it says that it isn't, and dim where it says neither.
    public func mark(_ text: String, isGood: Bool?) -> String {
        paint(text, isGood.map { $0 ? .green : .red } ?? .dim)
    }

    func paint(_ text: String, _ ink: Ink) -> String {
        let text = isolatesText ? text.isolated : text
        return colour && ink != .plain && !text.isEmpty ? "\u{1B}[\(ink.rawValue)m\(text)\u{1B}[0m" : text
    }
}
