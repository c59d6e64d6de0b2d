public import PortalModel

/// What is wrong with a script as text for a terminal: each finding with its line of the script, and a mark under the piece.
public struct ScriptFindingText: Sendable {
    private let style: ReportStyle

    /// Creates the writer.
    ///
    /// - Parameter style: The terminal's width and colour.
    public init(style: ReportStyle) {
        self.style = style
    }

    /// The findings of one script, under its name.
    ///
    /// - Parameters:
    ///   - findings: The findings in the text's order.
    ///   - file: What the script is called.
    ///   - line: Gives a line's text by its number.
    /// - Returns: The text, without a line break at its end.
    public func text(_ findings: [ScriptFinding], of file: String, line: (Int) -> String) -> String {
        let location = findings.map(\.location.columns).max() ?? 0
        let severity = findings.map(\.severity.rawValue.columns).max() ?? 0
        let margin = 2 + location + 2 + severity + 2 + 6 + 2
        var texts = [file.visible]
        var shown: (line: Int, scalars: [Unicode.Scalar]) = (0, [])
        for finding in findings {
            if shown.line != finding.span.line {
                shown = (finding.span.line, Array(line(finding.span.line).unicodeScalars))
            }
            let severity = style.paint(finding.severity.rawValue.padded(to: severity), finding.severity.ink)
            let head =
                "  \(finding.location.padded(to: location))  \(severity)  \(style.paint(finding.code.rawValue, .dim))  "
            let words = finding.message.visible.wrapped(to: max(30, style.width - margin))
            let excerpt = excerpt(shown.scalars, finding.span, width: style.width - margin)
            texts.append(head + (words + excerpt).joined(separator: "\n" + String(repeating: " ", count: margin)))
        }
        return texts.joined(separator: "\n")
    }

    /// A line without its indentation, cut to the width, and a mark under its piece; nothing of a blank line.
    private func excerpt(_ scalars: [Unicode.Scalar], _ span: SourceSpan, width: Int) -> [String] {
        let start = min(span.column - 1, scalars.count)
        let end = min(max(start, span.endColumn), scalars.count)
        // Far more than is shown, and far less than a line may have.
        let most = 4 * width
        let isFar = start > most
        var before = text(scalars[max(0, start - most)..<start].drop { !isFar && $0.properties.isWhitespace })
        var piece = text(scalars[start..<end].prefix(most))
        var after = text(scalars[end...].prefix(most))
        guard !(before + piece + after).allSatisfy(\.isWhitespace) else { return [] }
        if (before + piece + after).columns > width { before = before.lastColumns(width / 2) }
        piece = piece.firstColumns(max(10, width - before.columns))
        after = after.firstColumns(width - before.columns - piece.columns)
        let mark = String(repeating: "^", count: max(1, piece.columns))
        return [
            (before + piece + after).trimmingEnd,
            String(repeating: " ", count: before.columns) + style.paint(mark, .red),
        ]
    }

    /// A piece of a script in one line that can't command the terminal; its blanks stay blanks.
    private func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        return String(text).reduce(into: "") { line, character in
            line += character == " " || character == "\t" ? " " : String(character).visible
        }
    }
}

extension Diagnostic.Severity {
    fileprivate var ink: ReportStyle.Ink { self == .error ? .red : .dim }
}

extension String {
    /// The beginning that fits in that many columns, with an ellipsis if it is cut.
    fileprivate func firstColumns(_ width: Int) -> String {
        guard columns > width else { return self }
        var left = width - 1
        let kept = prefix { character in
            left -= character.columns
            return left >= 0
        }
        return kept + "…"
    }

    /// The end that fits in that many columns, with an ellipsis if it is cut.
    fileprivate func lastColumns(_ width: Int) -> String {
        guard columns > width else { return self }
        return String(String(reversed()).firstColumns(width).reversed())
    }

    fileprivate var trimmingEnd: String { String(reversed().drop { $0 == " " }.reversed()) }
}
