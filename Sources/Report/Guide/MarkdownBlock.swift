import Foundation

/// A part of a page of the guide; the page is Markdown, as far as the guide uses it.
enum MarkdownBlock: Hashable {
    case heading(level: Int, String)
    case paragraph(String)
    /// An item of a list, with its mark, such as `-` or `2.`.
    case item(mark: String, String)
    /// Lines of code, without the indent that makes them code.
    case code([String])
    /// The rows of a table, the one with its titles first.
    case table([[String]])

    /// Reads a page.
    static func blocks(of page: String) -> [MarkdownBlock] {
        var reader = Reader()
        for line in page.split(separator: "\n", omittingEmptySubsequences: false) { reader.add(String(line)) }
        reader.end()
        return reader.blocks
    }

    /// Reads line by line.
    private struct Reader {
        var blocks: [MarkdownBlock] = []
        /// What the next line may go on with.
        private var open: MarkdownBlock?
        /// Blank lines within code that is indented, which only count if more of it follows.
        private var blanks = 0
        private var isFenced = false

        mutating func add(_ line: String) {
            let text = line.trimmingCharacters(in: .whitespaces)
            if text.hasPrefix("```") {
                end()
                isFenced.toggle()
                if isFenced { open = .code([]) }
            } else if case .code(let lines)? = open, isFenced {
                open = .code(lines + [line])
            } else if text.isEmpty {
                if case .code? = open { blanks += 1 } else { end() }
            } else if case .code(let lines)? = open, line.hasPrefix("    ") {
                open = .code(lines + Array(repeating: "", count: blanks) + [String(line.dropFirst(4))])
                blanks = 0
            } else {
                if case .code? = open { end() }
                addProse(line, text)
            }
        }

        mutating func end() {
            if let open { blocks.append(open) }
            (open, blanks) = (nil, 0)
        }

        private mutating func addProse(_ line: String, _ text: String) {
            if open == nil, line.hasPrefix("    ") {
                open = .code([String(line.dropFirst(4))])
            } else if let mark = line.prefixMatch(of: /#{1,6}[ ]/)?.output {
                end()
                blocks.append(.heading(level: mark.count - 1, String(line.dropFirst(mark.count))))
            } else if text.hasPrefix("|") {
                addRow(text)
            } else if let mark = line.prefixMatch(of: /(?:-|[0-9]+\.)[ ]/)?.output {
                end()
                open = .item(mark: String(mark.dropLast()), String(line.dropFirst(mark.count)))
            } else {
                go(on: text)
            }
        }

        private mutating func go(on text: String) {
            switch open {
            case .paragraph(let words): open = .paragraph("\(words) \(text)")
            case .item(let mark, let words): open = .item(mark: mark, "\(words) \(text)")
            default:
                end()
                open = .paragraph(text)
            }
        }

        private mutating func addRow(_ text: String) {
            let bar = "\u{0}"
            let cells = text.replacing("\\|", with: bar).split(separator: "|", omittingEmptySubsequences: false)
                .dropFirst().dropLast().map { cell in
                    cell.replacing(bar, with: "|").trimmingCharacters(in: .whitespaces)
                }
            guard case .table(let rows)? = open else {
                end()
                open = .table([cells])
                return
            }
            // The line below the titles.
            guard rows.count != 1 || !cells.allSatisfy({ $0.wholeMatch(of: /:?-+:?/) != nil }) else { return }
            open = .table(rows + [cells])
        }
    }
}
