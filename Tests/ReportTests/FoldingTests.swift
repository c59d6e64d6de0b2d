import Report
import Testing

/// Nothing that somebody else wrote begins a line of a terminal, however wide that is.
struct FoldingTests {
    @Test(arguments: [
        ("short", 10, "short"), ("1234567890", 10, "1234567890"), ("12345678901", 10, "1234567890\n    1"),
        ("Anna      Plan SHA-256: 0", 10, "Anna      \n    Plan \n    SHA-25\n    6: 0"),
        ("Words of a line that is long", 12, "Words of a \n    line \n    that is \n    long"),
        (
            "\u{1B}[31mWords\u{1B}[0m of \u{1B}[31mall\u{1B}[0m", 10,
            "\u{1B}[31mWords\u{1B}[0m of \n    \u{1B}[31mall\u{1B}[0m"
        ),
        ("a 東京", 6, "a 東京"), ("ab 東京", 6, "ab 東\n    京"), ("a b 東京", 6, "a b 東\n    京"),
        ("a\n12345678901\nb\n", 10, "a\n1234567890\n    1\nb\n"),
        ("東京都千代田区", 9, "東京都千\n    代田\n    区"), ("\u{1B}[31m1234567890\u{1B}[0m", 10, "\u{1B}[31m1234567890\u{1B}[0m"),
        ("\u{1B}[31m12345678901\u{1B}[0m", 10, "\u{1B}[31m1234567890\n    1\u{1B}[0m"),
        ("12\t34567", 10, "12\t\n    34567"),
        ("12345678901", 0, "12345678901"), ("12345678901", 4, "12345678901"),
    ])
    func `a line that is too wide goes on behind a margin`(text: String, width: Int, expected: String) {
        #expect(ReportStyle(width: width, colour: true).folded(text) == expected)
    }
}
