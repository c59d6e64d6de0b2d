import PortalModel

/// A page of the guide as text for a terminal.
///
/// No text ends with a line break.
public struct GuideText: Sendable {
    private static let indent = 4
    /// Longer lines are tiring to read.
    private static let widest = 100
    /// Stands for a blank at which a line is not broken.
    private static let held = "\u{A0}"
    /// Between the columns of a table.
    private static let gap = 2

    private let style: ReportStyle
    private let command: @Sendable (String) -> String?

    /// Creates the writer of pages.
    ///
    /// - Parameters:
    ///   - style: The terminal's width and colour.
    ///   - command: The command that prints what a link leads to; `nil` if none does.
    public init(style: ReportStyle, command: @escaping @Sendable (_ target: String) -> String?) {
        self.style = style
        self.command = command
    }

    /// The page, which is Markdown: headings at the left, all else indented.
    public func page(_ markdown: String) -> String {
        var text = ""
        var last: MarkdownBlock?
        for block in MarkdownBlock.blocks(of: markdown) {
            text += (last == nil ? "" : isList(last, block) ? "\n" : "\n\n") + lines(of: block).joined(separator: "\n")
            last = block
        }
        return text
    }

    /// What the page is about: the first sentence of its first paragraph.
    public func about(_ markdown: String) -> String {
        for case .paragraph(let text) in MarkdownBlock.blocks(of: markdown) {
            let sentence = text.firstRange(of: ". ").map { text[..<$0.lowerBound] + "." } ?? text[...]
            return inline(String(sentence)).replacing(Self.held, with: " ")
        }
        return ""
    }

    private func isList(_ first: MarkdownBlock?, _ second: MarkdownBlock) -> Bool {
        guard case .item? = first, case .item = second else { return false }
        return true
    }

    private func lines(of block: MarkdownBlock) -> [String] {
        switch block {
        case .heading(let level, let text):
            heading(inline(text), level)
        case .paragraph(let text): wrapped(text, behind: "")
        case .item(let mark, let text): wrapped(text, behind: mark + " ")
        case .code(let lines): lines.map { $0.isEmpty ? "" : blanks(2 * Self.indent) + $0 }
        case .table(let rows): table(rows.map { $0.map { inline($0) } })
        }
    }

    private func heading(_ text: String, _ level: Int) -> [String] {
        [blanks(level > 2 ? Self.indent / 2 : 0) + style.paint(text.replacing(Self.held, with: " "), .bold)]
    }

    private func blanks(_ count: Int) -> String { String(repeating: " ", count: count) }

    // MARK: Words

    /// The columns that are there for what is indented.
    private var room: Int { max(24, min(style.width, Self.widest) - Self.indent) }

    /// A text in lines below its mark; a piece of code is not broken.
    private func wrapped(_ text: String, behind mark: String) -> [String] {
        let pieces = inline(text).split(separator: "`", omittingEmptySubsequences: false).map(String.init)
        let held = pieces.indices.map { $0.isMultiple(of: 2) ? pieces[$0] : pieces[$0].replacing(" ", with: Self.held) }
        let lines = held.joined(separator: "`").wrapped(to: room - mark.count)
        return lines.enumerated().map { index, line in
            let margin = index == 0 ? mark : blanks(mark.count)
            return blanks(Self.indent) + margin + line.replacing(Self.held, with: " ")
        }
    }

    /// A text without the marks of Markdown but those of code; a link becomes its words, and the command that prints what it
    /// leads to, or its address.
    private func inline(_ text: String) -> String {
        let plain = text.replacing("``", with: "`").replacing("**", with: "")
        return plain.replacing(/\[([^\[\]]+)\]\(([^()\s]+)\)/) { link in
            let target = String(link.output.2)
            let source = target.hasPrefix("https://") ? target : command(target)?.replacing(" ", with: Self.held)
            return link.output.1 + (source.map { " (\($0))" } ?? "")
        }
    }

    // MARK: Tables

    private func table(_ rows: [[String]]) -> [String] {
        let widths = widths(of: rows)
        let titles = rows.first.flatMap { $0.allSatisfy(\.isEmpty) ? nil : $0 }
        let head = titles.map { line($0, widths).map { style.paint($0, .bold) } } ?? []
        return head + rows.dropFirst().flatMap { line($0, widths) }
    }

    /// The width of each column: that of its widest cell, but for the widest columns if that is more than there is.
    private func widths(of rows: [[String]]) -> [Int] {
        let columns = (rows.map(\.count).max() ?? 0) - 1
        let cells = (0...max(0, columns)).map { column in
            rows.compactMap { $0.indices.contains(column) ? $0[column] : nil }
        }
        var widths = cells.map { $0.reduce(0) { max($0, $1.columns) } }
        let least = cells.map { cells in
            cells.flatMap { $0.split(separator: " ") }.reduce(0) { max($0, String($1).columns) }
        }
        let room = room - Self.gap * (widths.count - 1)
        while widths.reduce(0, +) > room,
            let widest = widths.indices.filter({ widths[$0] > least[$0] }).max(by: { widths[$0] < widths[$1] })
        {
            widths[widest] -= 1
        }
        return widths
    }

    /// A row, in as many lines as its cells need.
    private func line(_ row: [String], _ widths: [Int]) -> [String] {
        let cells = zip(row, widths).map { $0.wrapped(to: $1) }
        return (0..<max(1, cells.reduce(0) { max($0, $1.count) })).map { line in
            let parts = zip(cells, widths).map { cell, width in
                (cell.indices.contains(line) ? cell[line] : "").padded(to: width)
            }
            let text = parts.joined(separator: blanks(Self.gap)).replacing(Self.held, with: " ")
            return blanks(Self.indent) + text.prefix(through: text.lastIndex { $0 != " " } ?? text.startIndex)
        }
    }
}
