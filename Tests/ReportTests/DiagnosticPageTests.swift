import PortalModel
import Report
import Testing

struct DiagnosticPageTests {
    private static let pages = DiagnosticPage.groups.flatMap(\.pages)

    @Test func `every code has one page, in the order of the codes`() {
        #expect(Self.pages.map(\.code) == DiagnosticCode.allCases)
        #expect(DiagnosticCode.allCases.allSatisfy { DiagnosticPage.of($0)?.code == $0 })
    }

    @Test func `a group holds the codes of one station, which its digits tell`() {
        for (offset, group) in DiagnosticPage.groups.enumerated() {
            #expect(group.pages.allSatisfy { $0.code.rawValue.hasPrefix("MH0\(offset + 1)") }, "\(group.title)")
        }
    }

    @Test(arguments: DiagnosticCode.allCases)
    func `a page is in whole sentences, and its files fit into a terminal`(code: DiagnosticCode) throws {
        let page = try #require(DiagnosticPage.of(code))
        for text in [page.cause, page.remedy] {
            #expect(text.hasSuffix("."))
            #expect(!text.contains("\n") && !text.contains("  "))
        }
        #expect(!page.title.hasSuffix("."))
        #expect(page.example.files.contains { $0.name == "sample.lua" })
        #expect(!page.example.output.isEmpty)
        for line in page.example.files.flatMap({ $0.text.split(separator: "\n") }) {
            #expect(line.count <= 76 || code == .pinBroken)
        }
    }
}
