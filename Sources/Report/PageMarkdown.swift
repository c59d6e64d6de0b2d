public import PortalModel

extension DiagnosticPage {
    /// All pages as Markdown, a heading for each group and below it one for each code.
    public static var markdown: String {
        groups.map { title, pages in
            (["## \(title)"] + pages.map(\.markdown)).joined(separator: "\n\n")
        }.joined(separator: "\n\n")
    }

    private var markdown: String {
        let files = example.files.map { file in
            let language = file.name.hasSuffix(".lua") ? "lua" : "text"
            return "`\(file.name)`:\n\n```\(language)\n\(file.text)\n```"
        }
        let run = "```text\n$ \(example.command)\n\(example.output)\n```"
        return (["### \(code.rawValue): \(title)", cause] + files + [run, remedy]).joined(separator: "\n\n")
    }
}
