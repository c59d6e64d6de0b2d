import Testing

@testable import Report

/// Pages of the guide on a terminal.
struct GuideTextTests {
    private func text(_ page: String, width: Int = 80, colour: Bool = false) -> String {
        GuideText(style: ReportStyle(width: width, colour: colour)) { target in
            target.hasPrefix("Rows.md") ? "moonhook help import" : nil
        }
        .page(page)
    }

    @Test(arguments: [
        ("# Rows", "Rows"),
        ("### text.trim(text)", "  text.trim(text)"),
        ("Two\nlines are **one**.", "    Two lines are one."),
        ("- One\n  and more\n- Two\n\nEnd", "    - One and more\n    - Two\n\n    End"),
        ("12. [Rows](Rows.md): what\n    follows", "    12. Rows (moonhook help import): what follows"),
        ("[Rows](Rows.md#cells), [more](../README.md)", "    Rows (moonhook help import), more"),
        ("[Swift](https://www.swift.org/)", "    Swift (https://www.swift.org/)"),
        ("As ``UserField/name`` and `a [b](c)` say", "    As `UserField/name` and `a b` say"),
        ("    a  **b**\n\n      [c](d)\n\nEnd", "        a  **b**\n\n          [c](d)\n\n    End"),
        ("```lua\nreturn {\n\n    a }\n```\nEnd", "        return {\n\n            a }\n\n    End"),
        ("| | |\n|---|---|\n| `a` | b |\n| c | d\\|e |", "    `a`  b\n    c    d|e"),
        ("| key | | type |\n| --- | :-: | --- |\n| a | bc | d |", "    key      type\n    a    bc  d"),
    ])
    func `a page without its marks`(page: String, expected: String) {
        #expect(text(page) == expected)
    }

    @Test func `lines break between words, and neither in code nor in a command`() {
        let page = "- Words of some length before `a b c d` and then [rows](Rows.md) at the end"
        #expect(
            text(page, width: 40) == """
                    - Words of some length before
                      `a b c d` and then rows
                      (moonhook help import) at the end
                """
        )
    }

    @Test func `the widest columns of a table share what room there is`() {
        let row = "| name | \(String(repeating: "some ", count: 9)) | \(String(repeating: "more ", count: 9)) |"
        let lines = text("| a | b | c |\n|---|---|---|\n\(row)", width: 58).split(separator: "\n")
        #expect(lines.count == 4)
        #expect(lines.allSatisfy { $0.count <= 58 && $0.last != " " })
        #expect(lines[1].hasPrefix("    name  some some some some  "))
        #expect(lines[2].hasPrefix("          some some some some  "))
    }

    @Test func `only headings and titles are painted, and only where there is colour`() {
        let page = "# Rows\n\nText\n\n| a |\n|---|\n| b |"
        #expect(
            text(page, colour: true)
                == "\u{1B}[1mRows\u{1B}[0m\n\n    Text\n\n\u{1B}[1m    a\u{1B}[0m\n    b"
        )
        #expect(!text(page).contains("\u{1B}"))
    }

    @Test func `what a page is about is its first sentence`() {
        let text = GuideText(style: ReportStyle(width: 80, colour: false)) { _ in nil }
        #expect(text.about("# A\n\nHow to `do` this,\nand that. And more.\n") == "How to `do` this, and that.")
        #expect(text.about("# A\n") == "")
    }
}
