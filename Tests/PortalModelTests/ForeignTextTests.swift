import PortalModel
import Testing

struct ForeignTextTests {
    @Test(arguments: [
        ("Anna", "Anna"), ("  a  b", "  a  b"), ("a\nb\r\nc\td", "a↵b␍↵c⇥d"),
        ("\u{1B}[2J\u{7F}\u{9B}m\0", "<U+001B>[2J<U+007F><U+009B>m<U+0000>"),
        ("\u{202E}\u{2066}\u{200F}\u{61C}", "<U+202E><U+2066><U+200F><U+061C>"),
        ("\u{2028}\u{2029}\u{85}", "<U+2028><U+2029><U+0085>"), ("😀\u{E0041}\u{E007F}", "😀<U+E0041><U+E007F>"),
        ("Größe 👩‍👩‍👧 東京 Борис", "Größe 👩‍👩‍👧 東京 Борис"),
    ])
    func `put into another text it is one line that commands nothing`(text: String, shown: String) {
        #expect("\(ForeignText(text))".unicodeScalars.elementsEqual(shown.unicodeScalars))
        #expect(("<\(text)>" as ShownText).description.unicodeScalars.elementsEqual("<\(shown)>".unicodeScalars))
        #expect(ForeignText(text).verbatim == text)
    }

    @Test(arguments: ["x", "\u{1B}", "e\u{301}", "😀", "\n"])
    func `as much of it is shown as people read`(piece: String) {
        let text = String(repeating: piece, count: 10_000)
        let shown = ForeignText(text).description
        #expect(shown.unicodeScalars.count <= 500 + 25)
        #expect(shown.hasSuffix("… (\(text.unicodeScalars.count) characters)"))
    }

    @Test func `accents that no language piles up are numbers, and bounded as all else`() {
        let shown = ForeignText("a" + String(repeating: "\u{301}", count: 100_000)).description
        #expect(shown.unicodeScalars.count { $0 == "\u{301}" } <= 4 && shown.unicodeScalars.count <= 525)
    }

    @Test func `lines stay lines, and tabs stay tabs`() {
        #expect(ForeignText("a\tb\r\n\u{1B}c\n").lines == ["a\tb", "<U+001B>c", ""])
    }

    @Test func `a text of the program's own keeps its lines, and what is put into it doesn't`() {
        let first: ShownText = "a \("x\ny")\nb"
        #expect(("\(first), \(7)" as ShownText).description == "a x↵y\nb, 7")
    }

    @Test func `its own words are what is left without all that was put into it`() {
        struct Fault: Error {}
        let inner: ShownText = "no '\("Anna")'"
        let text: ShownText = "\(inner) in \(ForeignText("hr.csv")), line \(7)\n\(Fault())"
        #expect(text.ownWords == "no '…' in …, line …\n…")
        #expect((text + "!").ownWords == text.ownWords + "!")
        #expect(ShownText(lines: [inner, "two"]).ownWords == "no '…'\ntwo")
        #expect(ShownText(shown: "Anna").ownWords == "…")
    }

    @Test(arguments: [
        ("{\"a\":\"\u{9B}\u{202E}é\"}", #"{"a":"\u009b\u202eé"}"#), ("[\"\u{E0041}😀\"]", #"["\udb40\udc41😀"]"#),
        ("[1]", "[1]"),
    ])
    func `JSON says the same without what has no shape`(json: String, escaped: String) {
        #expect(json.escapedInJSON == escaped)
    }
}
