import PortalModel

/// What there is to know of a code, as text for a terminal.
///
/// No text ends with a line break.
public struct PageText: Sendable {
    private static let indent = "    "
    /// Longer lines are tiring to read.
    private static let widest = 100

    private let style: ReportStyle

    /// Creates the writer of pages.
    ///
    /// - Parameter style: The terminal's width and colour.
    public init(style: ReportStyle) {
        self.style = style
    }

    /// One page: the code and its title, the cause, the example, the remedy.
    public func page(_ page: DiagnosticPage) -> String {
        let title = "\(style.paint(page.code.rawValue, .dim))  \(page.title)"
        let files = page.example.files.map { part($0.name, $0.text.lines) }
        let first = page.example.preparation.map { part("$ \($0)", ["…"]) }
        let run = part("$ \(page.example.command)", page.example.output.lines)
        let parts =
            [title, part("Cause", wrapped(page.cause))] + files + first + [run, part("Remedy", wrapped(page.remedy))]
        return parts.joined(separator: "\n\n")
    }

    /// All codes with their titles, in groups.
    public func list() -> String {
        let groups = DiagnosticPage.groups.map { title, pages in
            let lines = pages.map { "  \(style.paint($0.code.rawValue, .dim))  \($0.title)" }
            return ([title] + lines).joined(separator: "\n")
        }
        return groups.joined(separator: "\n\n")
    }

    private func part(_ heading: String, _ lines: [String]) -> String {
        ([style.paint(heading, .dim)] + lines.map { $0.isEmpty ? "" : Self.indent + $0 }).joined(separator: "\n")
    }

    /// The text in lines; a piece of code is not broken.
    private func wrapped(_ text: String) -> [String] {
        let pieces = text.split(separator: "`", omittingEmptySubsequences: false).enumerated().map { index, piece in
            index.isMultiple(of: 2) ? String(piece) : String(piece).replacing(" ", with: "\u{A0}")
        }
        return pieces.joined(separator: "`")
            .wrapped(to: max(24, min(style.width, Self.widest) - Self.indent.count))
            .map { $0.replacing("\u{A0}", with: " ") }
    }
}

extension String {
    fileprivate var lines: [String] { split(separator: "\n", omittingEmptySubsequences: false).map(String.init) }
}
