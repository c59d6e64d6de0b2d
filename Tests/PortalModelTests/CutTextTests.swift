import PortalModel
import Testing

struct CutTextTests {
    @Test(arguments: ["", "short", String(repeating: "x", count: 4_096)])
    func `a text of up to 4 KiB stays as it is`(text: String) {
        #expect(text.cutShort == text)
    }

    @Test(arguments: ["x", "ü", "😀", "a\u{301}", "\u{301}"])
    func `a longer one is cut between two characters, says so, and is cut no further`(part: String) {
        let cut = String(repeating: part, count: 5_000).cutShort
        #expect((4_080...4_096).contains(cut.utf8.count))
        #expect(cut.hasSuffix("… cut"))
        #expect(cut.cutShort == cut)
    }

    @Test func `no finding keeps more`() throws {
        let long = String(repeating: "x", count: 100_000)
        #expect(Diagnostic(.error, .raised, long).message == long.cutShort)
        #expect(UserReason(.skipped, try UserID.first, detail: long).detail == long.cutShort)
    }
}

extension UserID {
    fileprivate static var first: UserID { get throws { try #require(UserID(rawValue: 1)) } }
}
