import Testing

@testable import Report

struct TextDifferenceTests {
    /// Square brackets stand around what differs.
    @Test(arguments: [
        ("same", "same", "same", "same"),
        ("0151 23456789", "+4915123456789", "[0]151[ ]23456789", "[+49]15123456789"),
        ("415.555", "+49415555", "415[.]555", "[+49]415555"),
        ("+33 6 00", "+33600", "+33[ ]6[ ]00", "+33600"),
        ("Tester·", "Tester", "Tester[·]", "Tester"),
        ("", "new", "", "[new]"),
        ("old", "", "[old]", ""),
        ("Инженер", "Engineer", "[Инженер]", "[Engineer]"),  // nothing in common
        ("Anna Schmidt", "Bernd Maier", "[Anna Schmidt]", "[Bernd Maier]"),  // letters in common by chance
        ("a<U+00A0>b", "a b", "a[<U+00A0>]b", "a[ ]b"),  // a number is not broken
        ("👩‍👩‍👧 party", "👩‍👧 party", "[👩‍👩‍👧] party", "[👩‍👧] party"),
    ])
    func `what differs is found`(before: String, after: String, marked: String, otherMarked: String) {
        let difference = TextDifference(before, after)
        #expect(text(difference.before) == marked)
        #expect(text(difference.after) == otherMarked)
    }

    @Test func `in long texts words are compared, and in very long ones the whole middle differs`() {
        let words = (1...40).map { "word\($0)" }
        var others = words
        (others[2], others[37]) = ("first", "last")
        let difference = TextDifference(words.joined(separator: " "), others.joined(separator: " "))
        #expect(difference.before.filter(\.differs).map(\.text) == ["word3 ", "word38 "])
        #expect(difference.after.filter(\.differs).map(\.text) == ["first ", "last "])

        let much = String(repeating: "ab ", count: 40_000)
        let whole = TextDifference("x" + much + "x", "y" + much + "y")
        #expect(whole.before.filter(\.differs).count == 1)
    }

    @Test func `the parts are the whole`() {
        let texts = ["", "a", "ab ab", "b a b", "aaa", "Grüße", "030 / 123-45", "+4930 12345"]
        for before in texts {
            for after in texts {
                let difference = TextDifference(before, after)
                #expect(difference.before.map(\.text).joined() == before)
                #expect(difference.after.map(\.text).joined() == after)
                #expect(
                    difference.before.filter { !$0.differs }.map(\.text).joined()
                        == difference.after.filter { !$0.differs }.map(\.text).joined()
                )
            }
        }
    }

    private func text(_ runs: [TextDifference.Run]) -> String {
        runs.map { $0.differs ? "[\($0.text)]" : $0.text }.joined()
    }
}
