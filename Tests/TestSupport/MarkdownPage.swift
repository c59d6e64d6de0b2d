/// A page of Markdown, as far as tests look into it: its links, headings, tables and code.
public struct MarkdownPage: Sendable {
    /// Where its links lead, as they are written: `Rows.md#rows-that-are-refused`.
    public let links: [String]
    /// What an address may name behind a `#`: the headings, spelled as GitHub does.
    public let anchors: Set<String>

    /// The lines, each with what it belongs to.
    private let lines: [Line]

    private struct Line {
        var text: Substring
        /// The language of the block of code around it; `nil` outside of code.
        var language: Substring?
        var isFence = false
    }

    /// Reads a page.
    public init(_ text: String) {
        lines = Self.lines(of: text)
        let prose = lines.lazy.filter { $0.language == nil }.map(\.text)
        links = Self.links(in: prose.joined(separator: "\n"))
        var counts: [String: Int] = [:]
        var anchors: Set<String> = []
        for heading in prose.compactMap(Self.heading) {
            let anchor = Self.anchor(of: heading)
            let count = counts[anchor, default: 0]
            anchors.insert(count == 0 ? anchor : "\(anchor)-\(count)")
            counts[anchor] = count + 1
        }
        self.anchors = anchors
    }

    /// The blocks of code in a language, in their order.
    public func code(in language: String) -> [[String]] {
        lines.split(whereSeparator: \.isFence).filter { $0.first?.language == language[...] }
            .map { block in block.map { String($0.text) } }
    }

    /// The cells of the table behind a heading, row by row, without the row of titles.
    public func table(under title: String) -> [[String]] {
        let section = lines.drop { Self.heading($0.text) != title[...] }
        let rows = section.drop { !$0.text.hasPrefix("|") }.prefix { $0.text.hasPrefix("|") }
        return rows.dropFirst(2).map { row in
            row.text.split(separator: "|").map { $0.trimmingPrefix { $0 == " " } }.map(String.init)
        }
    }

    private static func lines(of text: String) -> [Line] {
        var language: Substring?
        var isBehindBlank = true
        return text.split(separator: "\n", omittingEmptySubsequences: false).map { text in
            let trimmed = text.trimmingPrefix { $0 == " " }
            if trimmed.hasPrefix("```") {
                defer { language = language == nil ? trimmed.dropFirst(3) : nil }
                return Line(text: text, language: language ?? trimmed.dropFirst(3), isFence: true)
            }
            // A line that is indented behind a blank one is code, too.
            let isIndented = isBehindBlank && text.hasPrefix("    ")
            isBehindBlank = trimmed.isEmpty || isIndented
            return Line(text: text, language: language ?? (isIndented ? "" : nil))
        }
    }

    private static func links(in prose: String) -> [String] {
        let plain = prose.replacing(/``[^`]+``|`[^`]+`/, with: "")
        let inline = plain.matches(of: /\[[^\]]*\]\(([^)\s]+)\)/).map { String($0.output.1) }
        let bare = plain.matches(of: /<([a-z]+:[^>\s]+)>/).map { String($0.output.1) }
        let defined = plain.matches(of: /(?m)^\[[^\]]+\]: +(\S+)/).map { String($0.output.1) }
        return inline + bare + defined
    }

    private static func heading(_ line: Substring) -> Substring? {
        (line.prefixMatch(of: /[#]{1,6}\s/)?.range.upperBound).map { line[$0...] }
    }

    private static func anchor(of heading: Substring) -> String {
        let kept = heading.lowercased().filter { $0.isLetter || $0.isNumber || " -_".contains($0) }
        return kept.replacing(" ", with: "-")
    }
}
