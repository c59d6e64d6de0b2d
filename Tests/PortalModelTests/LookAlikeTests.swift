import Testing

@testable import PortalModel

struct LookAlikeTests {
    @Test(arguments: [
        ("\u{410}nna", "\u{410}<U+0410>nna"), ("Mosk\u{432}\u{430}", "Mosk\u{432}\u{430}<U+0430>"),
        ("\u{41C}\u{43E}\u{441}\u{43A}\u{432}a", "\u{41C}\u{43E}\u{441}\u{43A}\u{432}a<U+0061>"),
        ("Zo\u{451}", "Zo\u{451}<U+0451>"), ("Stra\u{3B2}e", "Stra\u{3B2}<U+03B2>e"),
        ("\u{421}\u{41E}OP", "\u{421}\u{41E}<U+0421…>OP"), ("10\u{410} (\u{410}nna)", "10\u{410} (\u{410}<U+0410>nna)"),
    ])
    func `a letter of another script in a word is reported`(text: String, expected: String) {
        #expect(text.visible == expected)
    }

    @Test(arguments: [
        "Борис Жуков", "Anna Борис", "Wi-Fi-роутер", "Ελένη", "Müller-Lüdenscheidt", "Ayşe Yılmaz", "Łukasz",
        "10 \u{B5}m", "kΩ",
        "田中 Anna", "Nguyễn", "ΔT", "O\u{2019}Neill – Köln",
    ])
    func `names as they are stay as they are`(text: String) {
        #expect(text.visible == text)
    }

    @Test(arguments: [
        ("\u{421}\u{41E}\u{421}", "COC", "\u{421}\u{41E}\u{421}<U+0421…>", "COC"),
        ("Zoe\u{308} L", "Zo\u{EB} L", "Zoe\u{308}<U+0308> L", "Zo\u{EB}<U+00EB> L"),
        ("E\u{301}tienne", "Etienne", "E\u{301}tienne", "Etienne"),
        ("O\u{2019}Neill", "O'Neill", "O\u{2019}<U+2019>Neill", "O'Neill"),
        ("\u{FB01}sh", "fish", "\u{FB01}<U+FB01>sh", "fish"),
        ("\u{FF10}\u{FF13}-1", "03-1", "\u{FF10}\u{FF13}<U+FF10…>-1", "03-1"),
        ("\u{660}\u{661}", "01", "\u{660}\u{661}<U+0660…>", "01"),
        ("1\u{2013}2 \u{2013}", "1-2 -", "1\u{2013}<U+2013>2 \u{2013}<U+2013>", "1-2 -"),
        ("Bra\u{15F}ov", "Bra\u{219}ov", "Bra\u{15F}<U+015F>ov", "Bra\u{219}<U+0219>ov"),
        ("Мо\u{301}сква", "Москва", "Мо\u{301}сква", "Москва"),
        ("\u{2764}", "\u{2764}\u{FE0F}", "\u{2764}", "\u{2764}\u{FE0F}<U+FE0F>"),
        ("An\u{200D}na", "Anna", "An<U+200D>na", "Anna"),
        (
            " M\u{FC}ller  \u{2018}x\u{2019}", "Mu\u{308}ller 'y'", "·M\u{FC}<U+00FC>ller··\u{2018}x\u{2019}",
            "Mu\u{308}<U+0308>ller 'y'"
        ),
    ])
    func `what looks alike before and after and differs is reported`(
        one: String,
        other: String,
        left: String,
        right: String
    ) {
        #expect(one.visible(beside: other).unicodeScalars.elementsEqual(left.unicodeScalars))
        #expect(other.visible(beside: one).unicodeScalars.elementsEqual(right.unicodeScalars))
    }
}
