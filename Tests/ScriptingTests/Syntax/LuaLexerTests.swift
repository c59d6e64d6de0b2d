import PortalModel
import Testing

@testable import Scripting

struct LuaLexerTests {
    private func tokens(_ source: String) -> [LuaToken] { Array(LuaLexer(source)) }

    private func texts(_ source: String) -> [String] { tokens(source).map(\.text) }

    @Test func `names, words of the language, numerals, strings and signs are distinguished`() {
        let kinds = tokens("local x1 = 3 .. 'a' end_").map(\.kind)
        #expect(kinds == [.keyword, .name, .sign, .number, .sign, .string, .name])
    }

    @Test(arguments: [
        ("a.b:c[1]", ["a", ".", "b", ":", "c", "[", "1", "]"]),
        ("a...b..c.d", ["a", "...", "b", "..", "c", ".", "d"]),
        (
            "a<=b<<c<d//e/f~=g~h::i::",
            ["a", "<=", "b", "<<", "c", "<", "d", "//", "e", "/", "f", "~=", "g", "~", "h", "::", "i", "::"]
        ),
        ("3 .5 0xA.8p-1 1e+10 3..2 0xep1", ["3", ".5", "0xA.8p-1", "1e+10", "3..2", "0xep1"]),
        ("1-2 a-1", ["1", "-", "2", "a", "-", "1"]),
        ("a-- b\nc --[[ d\ne ]] f --[==[ ]] ]==] g --[= h\ni", ["a", "c", "f", "g", "i"]),
        ("a[b[1]]", ["a", "[", "b", "[", "1", "]", "]"]),
    ])
    func `signs and numerals are as long as Lua takes them, and comments are nothing`(
        source: String,
        expected: [String]
    ) {
        #expect(texts(source) == expected)
    }

    @Test(arguments: [
        (#""a\tb\65\x41\u{e9}\z   c\"d'""#, "a\tbAA\u{E9}c\"d'"),
        ("'a\\\nb'", "a\nb"),
        ("[[\na]b]]", "a]b"),
        ("[==[a]]b]==]", "a]]b"),
        (#"'\0653'"#, "A3"),
    ])
    func `a string is what it holds`(source: String, value: String) {
        #expect(tokens(source).map(\.text) == [value])
        #expect(tokens(source).map(\.kind) == [.string])
    }

    @Test(arguments: ["#!/usr/bin/env moonhook\n", "#\r\n", "# anything\n"])
    func `a first line that Lua skips is skipped, and the rest keeps its bytes`(line: String) {
        #expect(texts(line + "x = 'a'") == ["x", "=", "a"])
        #expect(tokens(line + "x").first?.range.lowerBound == line.utf8.count)
        #expect(texts("x = #y") == ["x", "=", "#", "y"])
        #expect(texts("#!/usr/bin/env moonhook") == [])
    }

    @Test(arguments: ["\"abc", "'abc\n", "[[abc", "[==[abc]=]", "$", "ü", "\\", "'\\"])
    func `what is no Lua is a broken token, never a failure`(source: String) {
        #expect(tokens(source).first?.kind == .broken)
    }

    @Test func `a token knows its bytes`() {
        let source = "x = 'ü' -- c\n  y"
        #expect(tokens(source).map(\.range) == [0..<1, 2..<3, 4..<8, 16..<17])
    }
}

struct SourceTextTests {
    @Test func `columns count characters, and lines end as Lua has it`() {
        let text = SourceText("a\r\n  '\u{1F600}ü' x\r\r\nlast")
        #expect(text.span(5..<13) == SourceSpan(line: 2, column: 3, endColumn: 6))
        #expect(text.span(14..<15) == SourceSpan(line: 2, column: 8, endColumn: 8))
        #expect(text.line(3) == "")
        #expect(text.line(4) == "last")
        #expect(text.line(9) == "")
    }

    @Test func `of several lines the first is reported, and of the text's end its last line`() {
        let text = SourceText("a = {\n b }\n")
        #expect(text.span(4..<9) == SourceSpan(line: 1, column: 5, endColumn: 5))
        #expect(text.span(11..<11) == SourceSpan(line: 3, column: 1, endColumn: 1))
        #expect(text.span(ofLine: 2) == SourceSpan(line: 2, column: 2, endColumn: 4))
    }
}
