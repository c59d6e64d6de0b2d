import PortalModel

/// Text in the Markdown of GitHub and GitLab.
///
/// There a name after `@` calls people, `#12` links an issue, and `:tada:` is a picture; of what is between backticks
/// nothing is read.
extension String {
    /// A text that is visible already as code, of which nothing is read; but a table takes a bar for the end of a cell, even
    /// there.
    var markdownCode: String {
        let text = replacing("|", with: "\\|")
        let longest = text.split { $0 != "`" }.reduce(0) { max($0, $1.count) }
        let fence = String(repeating: "`", count: longest + 1)
        let blank = longest > 0 ? " " : ""
        return fence + blank + text + blank + fence
    }

    /// The text as prose in one line, in which the words that a reader of Markdown might take for its own are code.
    var markdownProse: String {
        visible.split(separator: " ").map { word in
            // Punctuation around a word doesn't belong to it.
            let start = word.prefix { $0 == "(" }
            let core = word.dropFirst(start.count).trimmingSuffix { ".,;:?!)".contains($0) }
            let end = word.dropFirst(start.count + core.count)
            return core.isEmpty || core.isPlainWord ? String(word) : start + String(core).markdownCode + end
        }.joined(separator: " ")
    }
}

extension Substring {
    /// Whether it is letters, or a number; long ones that are hexadecimal name commits.
    fileprivate var isPlainWord: Bool {
        if ["=", "/", "–", "—", "…"].contains(self) { return true }
        if allSatisfy({ $0.isASCII && $0.isNumber }) { return count < 7 }
        let isName = allSatisfy { $0.isLetter || $0 == "-" || $0 == "'" || $0 == "\u{2019}" }
        return isName && !(count >= 7 && allSatisfy(\.isHexDigit))
    }

    fileprivate func trimmingSuffix(while fits: (Character) -> Bool) -> Substring {
        self[..<(lastIndex { !fits($0) }.map(index(after:)) ?? startIndex)]
    }
}
