import PortalModel
import Testing

@testable import Report

struct TextTests {
    @Test(arguments: [
        ("", 0), ("Anna", 4), ("Zoë", 3), ("Zoe\u{308}", 3), ("\u{308}", 0), ("Борис", 5), ("東京", 4), ("ｶﾅ", 2),
        ("Ａ", 2),
        ("한국", 4), ("\u{1112}\u{1161}\u{11AB}", 2),  // 한 as three letters
        ("🎉", 2), ("👩‍👩‍👧", 2), ("🇩🇪", 2), ("❤️", 2), ("❤", 1), ("👍🏽", 2), ("→…", 2), ("สวัสดี", 4), ("שלום", 4),
    ])
    func `a text is as wide as the terminal shows it`(text: String, columns: Int) {
        #expect(text.columns == columns)
    }

    @Test(arguments: [
        ("abcdefghij", 10, "abcdefghij"), ("abcdefghij", 9, "abcd…ghij"), ("abcdefghij", 4, "ab…j"),
        ("東京都千代田区", 9, "東京…田区"), ("東京都千代田区", 8, "東京…区"),  // a wide letter is not halved
        ("Kо<U+043E>ln–<U+2013>Deutz", 20, "Kо<U+043E>…Deutz"),  // nor is a number
        ("e\u{308}e\u{308}e\u{308}e\u{308}", 3, "e\u{308}…e\u{308}"),
    ])
    func `a text is cut in its middle`(text: String, width: Int, expected: String) {
        #expect(text.cut(to: width) == expected)
    }

    @Test(arguments: [
        ("Anna Schmidt", "Anna Schmidt"), (" a  b ", "·a··b·"), ("a b   c", "a b···c"), ("   ", "···"),
        ("a\tb\nc\r\nd", "a⇥b↵c␍↵d"),
        ("030\u{A0}123\u{200B}", "030<U+00A0>123<U+200B>"), ("\u{1B}[2J", "<U+001B>[2J"), ("\u{E0041}", "<U+E0041>"),
        ("👩‍👩‍👧", "👩‍👩‍👧"), ("Zoe\u{308} ", "Zoe\u{308}·"), ("\u{3164}", "<U+3164>"),
        ("1\u{FE0F}\u{20E3}", "1\u{FE0F}\u{20E3}"),
        // Tags carry texts that nobody sees, a country's flag by no others.
        ("🏴\u{E0067}\u{E0062}\u{E007F}", "🏴<U+E0067><U+E0062><U+E007F>"),
        ("🏳️‍🌈 👩🏽‍🚒 ❤️", "🏳️‍🌈 👩🏽‍🚒 ❤️"), ("😀\u{200C}\u{200D}", "😀<U+200C><U+200D>"),
        ("1\u{FE0F}2", "1<U+FE0F>2"), ("a\u{FE0F}", "a<U+FE0F>"), ("❤\u{FE0F}\u{FE0F}", "❤\u{FE0F}<U+FE0F>"),
        ("葛\u{FE00}", "葛\u{FE00}"), ("\u{2800}\u{E000}\u{FFFE}", "<U+2800><U+E000><U+FFFE>"),
        ("\u{301}a", "<U+0301>a"),
        ("a\u{301}\u{302}\u{303}\u{304}\u{305}", "a\u{301}\u{302}\u{303}\u{304}<U+0305>"),
    ])
    func `what an eye would miss is visible`(text: String, expected: String) {
        #expect(text.visible.unicodeScalars.elementsEqual(expected.unicodeScalars))
    }

    @Test
    func `words are wrapped and never broken`() {
        #expect("one two  three fourteen".wrapped(to: 7) == ["one two", "three", "fourteen"])
        #expect("".wrapped(to: 7).isEmpty)
    }

    @Test func `what a script says keeps its lines and tabs, and commands no terminal`() {
        #expect("a\tb\n c  d".harmless == "a\tb\n c  d")
        #expect("\u{1B}[8mhidden\u{9B}2J\r\u{202E}".harmless == "<U+001B>[8mhidden<U+009B>2J␍<U+202E>")
        #expect("Größe 👩‍👩‍👧".harmless == "Größe 👩‍👩‍👧")
    }
}
