import PortalModel
import Testing

struct TextRulesTests {
    @Test(arguments: [
        "anna@example.com", "a.b+c@mail.example.co.uk", "o'neill@example.org", "анна@пример.рф", "x@1.de",
        "a_b@ex-ample.com",
    ])
    func `an e-mail address is taken`(text: String) { #expect(TextRules.isEmail(text)) }

    @Test(arguments: [
        "", "anna", "@example.com", "anna@", "anna@localhost", "anna@@example.com", "anna@example..com",
        ".anna@example.com", "anna.@example.com", "an..na@example.com", "anna berg@example.com", "anna@example.com ",
        "anna@-example.com", "anna@exam_ple.com", "Anna <anna@example.com>", "anna@example.com,berta@example.com",
        "an\u{A0}na@example.com", "anna@exam\u{3000}ple.com", "anna\u{200B}@example.com", "anna@example.com\u{2028}",
        "anna\u{85}@example.com",
    ])
    func `what is no e-mail address is refused`(text: String) { #expect(!TextRules.isEmail(text)) }

    @Test(arguments: [
        "\u{AD}", "\u{34F}", "\u{61C}", "\u{115F}", "\u{17B4}", "\u{180B}", "\u{180E}", "\u{200B}", "\u{200C}",
        "\u{200D}", "\u{200E}", "\u{200F}", "\u{202A}", "\u{202C}", "\u{202E}", "\u{2060}", "\u{2064}", "\u{2066}",
        "\u{2069}", "\u{2800}", "\u{3164}", "\u{FE0F}", "\u{FEFF}", "\u{FFA0}", "\u{E0041}", "\u{E0100}",
    ])
    func `an address with a character that nobody sees is none, wherever it is`(scalar: Unicode.Scalar) {
        for text in [
            "\(scalar)anna@example.com", "an\(scalar)na@example.com", "anna\(scalar)@example.com",
            "anna@\(scalar)example.com", "anna@exam\(scalar)ple.com", "anna@example.com\(scalar)",
            "анна\(scalar)@пример.рф",
        ] {
            #expect(!TextRules.isEmail(text))
            #expect(TextRules.shapelessScalar(in: text) == scalar)
        }
    }

    @Test func `a second dot on a small i is seen by nobody`() {
        #expect(!TextRules.isEmail("i\u{307}brahim@example.com"))
        #expect(TextRules.isEmail("İbrahim@example.com") && TextRules.isEmail("ż@example.com"))
    }

    @Test func `a local part has 64 bytes at most`() {
        let longest = String(repeating: "a", count: 64)
        #expect(TextRules.isEmail("\(longest)@example.com"))
        #expect(!TextRules.isEmail("\(longest)a@example.com"))
    }

    @Test(arguments: [
        "example.com", "https://example.com", "HTTP://Example.com:8080/a?b#c", "www.пример.рф/путь", "example.com?x=1",
        "archive.example.org/2020/https://example.com",
    ])
    func `a web address is taken`(text: String) { #expect(TextRules.isWebAddress(text)) }

    @Test(arguments: [
        "", "example", "https://", "ftp://example.com", "javascript://example.com", "example.com/a b",
        "example.com:port", "example.com:99999", "https://anna:secret@example.com", "example.com\n",
        "example\u{A0}.com", "example.com/\u{2028}", "exam\u{AD}ple.com",
    ])
    func `what is no web address is refused`(text: String) { #expect(!TextRules.isWebAddress(text)) }

    @Test(arguments: [
        "4.91523E+11", "4,91523E+11", "4.91523e+11", "4.91523E11", "5E+11", "1.E+05", "+4.9E+11", "-4.9E-05",
        " 4.9E+11 ", "491.523E+9",
    ])
    func `what a spreadsheet makes of digits is reported`(text: String) { #expect(TextRules.isScientific(text)) }

    @Test(arguments: [
        "", " ", "E", "E10 4AA", "e5", "5e", "12E3", "1E5", "5.E11", "+491523", "4.91523", "4.9.1E+11", "4.9E+1234",
        "4.9E+11x", "x4.9E+11", "4.9E+", "4.9E+1 1", ".9E+11", "ext. 5E+1", "0x1E+5", "2E-Office",
    ])
    func `a code with an E in it is no such number`(text: String) { #expect(!TextRules.isScientific(text)) }

    @Test(arguments: [
        ("2024-02-29", true), ("2023-02-29", false), ("2000-02-29", true), ("1900-02-29", false), ("2024-04-31", false),
        ("2024-12-31", true), ("2024-00-10", false), ("2024-10-00", false), ("0000-01-01", false), ("2024-1-01", false),
        ("2024-01-01T00:00", false), ("２０２４-01-01", false), ("24-01-01", false), ("-024-01-01", false),
    ])
    func `a date is one of the calendar's`(text: String, isDate: Bool) { #expect(TextRules.isDate(text) == isDate) }

    @Test(arguments: [
        ("AAAA", true), ("AAA=", true), ("AA==", true), ("+/09", true), ("", false), ("AAA", false), ("A===", false),
        ("====", false), ("AA=A", false), ("AA A", false), ("AAAA\n", false), ("-_AA", false),
    ])
    func `base64 has its padding and nothing else`(text: String, isBase64: Bool) {
        #expect(TextRules.isBase64(text) == isBase64)
    }

    @Test(arguments: [
        ("plain", false), ("tab\tand\r\nlines", false), ("next\u{85}line", false), ("é 🎉 ß", false), ("nul\u{0}", true),
        ("bell\u{7}", true), ("delete\u{7F}", true), ("\u{80}", true), ("\u{9F}", true), ("\u{1B}[31m", true),
        ("À\u{C0}", false), ("\u{300}", false),
    ])
    func `tabs and line breaks are the only control characters of a text`(text: String, hasOne: Bool) {
        #expect(TextRules.hasControlCharacters(text) == hasOne)
    }
}

struct NearestNameTests {
    private let fields = ["NAME", "LAST_NAME", "WORK_PHONE", "WORK_FAX", "PERSONAL_PHONE"]

    @Test(arguments: [
        ("WORK_FONE", "WORK_PHONE"),  // replaced and dropped
        ("work_phone", "WORK_PHONE"),  // case is no difference
        ("NMAE", "NAME"),  // swapped
        ("LASTNAME", "LAST_NAME"),
        ("WORK_FAXX", "WORK_FAX"),
    ])
    func `a slip of the finger finds its name`(typed: String, meant: String) {
        #expect(NearestName.of(typed, among: fields) == meant)
    }

    @Test(arguments: ["SHOE_SIZE", "X", ""])
    func `a name that is like none finds none`(typed: String) {
        #expect(NearestName.of(typed, among: fields) == nil)
    }

    @Test func `the first of two names equally near is reported, so that messages repeat`() {
        #expect(NearestName.of("codez", among: ["codes", "coder"]) == "codes")
    }

    @Test(arguments: ["3023125901.0", "4109.00", "4109,0", "3,00", " 57.0 ", "0.0"])
    func `the decimals that a spreadsheet writes behind digits are reported`(text: String) {
        #expect(TextRules.isSpreadsheetDecimal(text))
    }

    @Test(arguments: [
        "", "0", "57", ".0", "57.", "57.5", "57.000", "1.234.0", "+57.0", "A57.0", "01.44.55.66.00", "57.0 0",
    ])
    func `other texts of digits have no such decimals`(text: String) {
        #expect(!TextRules.isSpreadsheetDecimal(text))
    }

    @Test func `a telephone number has more digits before them than an id`() {
        #expect(!TextRules.isSpreadsheetDecimal("123456.0", digits: 7))
        #expect(TextRules.isSpreadsheetDecimal("1234567.0", digits: 7))
    }
}
