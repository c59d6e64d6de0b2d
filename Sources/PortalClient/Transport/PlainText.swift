/// Texts without markup: portals write `<br>` and `&quot;` into their error messages.
enum PlainText {
    /// The text with tags replaced by spaces, the common entities by their characters, and runs of spaces by one.
    static func from(_ text: String) -> String {
        var plain = ""
        var rest = text[...]
        while let open = rest.firstIndex(of: "<") {
            plain += rest[..<open]
            rest = rest[open...]
            guard isTag(rest.dropFirst()), let close = rest.firstIndex(of: ">") else {
                plain.append("<")
                rest = rest.dropFirst()
                continue
            }
            plain += " "
            rest = rest[rest.index(after: close)...]
        }
        plain += rest
        for (entity, character) in entities {
            plain = plain.replacing(entity, with: character)
        }
        return plain.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    private static func isTag(_ text: Substring) -> Bool {
        guard let first = text.first else { return false }
        return first.isLetter || first == "/" || first == "!"
    }

    /// `&amp;` comes last, so that `&amp;lt;` is `&lt;` and not `<`.
    private static let entities = [
        ("&nbsp;", " "), ("&quot;", "\""), ("&#039;", "'"), ("&#39;", "'"), ("&lt;", "<"), ("&gt;", ">"),
        ("&amp;", "&"),
    ]
}
