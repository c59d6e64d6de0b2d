import PortalModel
import Testing

struct DiagnosticTests {
    private func shown(_ value: String) -> String? {
        Diagnostic(.error, .wrongForm, "expected a date").showing(value).value
    }

    @Test func `a finding shows what is wrong, and of a long value its beginning`() {
        #expect(shown("31.02.2020") == "31.02.2020")
        #expect(shown("") == nil)
        #expect(shown(String(repeating: "ä", count: 40)) == String(repeating: "ä", count: 40))
        #expect(shown(String(repeating: "ä", count: 41)) == String(repeating: "ä", count: 39) + "…")
    }

    @Test func `marks on one letter are cut, too`() throws {
        let value = try #require(shown("a" + String(repeating: "\u{301}", count: 100_000)))
        #expect(value.unicodeScalars.count == 40)
    }
}
