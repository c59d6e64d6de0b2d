import PortalModel
import Testing

@testable import Report

struct ScriptFindingTextTests {
    private func excerpt(
        _ line: String,
        _ column: Int,
        _ endColumn: Int,
        width: Int = 70,
        colour: Bool = false
    ) -> [String] {
        let span = SourceSpan(line: 7, column: column, endColumn: endColumn)
        let text = ScriptFindingText(style: ReportStyle(width: width, colour: colour))
            .text([ScriptFinding(.error, .syntax, "It is wrong", at: span)], of: "a.lua") { _ in line }
        return text.split(separator: "\n", omittingEmptySubsequences: false).dropFirst(2).map {
            String($0.dropFirst(19 + "7:\(column)".count))
        }
    }

    @Test func `a finding is next to its location, with its line and a mark below`() {
        let findings = [
            ScriptFinding(.warning, .unusedName, "the first", at: SourceSpan(line: 9, column: 3, endColumn: 5)),
            ScriptFinding(.error, .syntax, "the second", at: SourceSpan(line: 10, column: 14, endColumn: 14)),
        ]
        let text = ScriptFindingText(style: ReportStyle(width: 80, colour: false))
            .text(findings, of: "a.lua") { $0 == 9 ? "  one two" : "" }
        #expect(
            text == """
                a.lua
                  9:3    warning  MH0114  the first
                                          one two
                                          ^^^
                  10:14  error    MH0101  the second
                """
        )
    }

    @Test(arguments: [
        ("\tx = 名前 + ü", 11, 11, ["x = 名前 + ü", "           ^"]),
        ("x\ty", 3, 3, ["x y", "  ^"]),
        ("x = 1", 6, 6, ["x = 1", "     ^"]),
        ("x = \u{1B}[31m", 5, 9, ["x = <U+001B>[31m", "    ^^^^^^^^^^^^"]),
    ])
    func `the mark is under the piece, whatever is before it`(line: String, column: Int, end: Int, shown: [String]) {
        #expect(excerpt(line, column, end) == shown)
    }

    @Test func `a long line is cut around the piece`() {
        let line = String(repeating: "a", count: 500) + "XYZ" + String(repeating: "b", count: 500)
        let shown = excerpt(line, 501, 503)
        #expect(shown[0] == "…" + String(repeating: "a", count: 22) + "XYZ" + String(repeating: "b", count: 19) + "…")
        #expect(shown[1].hasSuffix(" ^^^"))
    }

    @Test func `colour is for terminals`() {
        #expect(excerpt("x = 1", 1, 1, colour: true).joined().contains("\u{1B}[31m^\u{1B}[0m"))
    }
}
