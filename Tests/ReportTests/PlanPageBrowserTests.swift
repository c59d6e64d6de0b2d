import Foundation
import PortalModel
import Report
import TestSupport
import Testing

/// A page in Chromium, which has no network here.
@Suite(.enabled(if: Browser.isInstalled, "scripts/setup chromium installs what this needs"), .endsHangs)
struct PlanPageBrowserTests {
    private func shown(_ page: String) throws -> (shown: Int, hidden: Int, words: String) {
        let words = try #require(page.firstMatch(of: /<output[^>]*>([^<]*)</)?.1)
        let table = try #require(page.components(separatedBy: "<form").last)
        let hidden = table.matches(of: /<tr[^>]* hidden[^>]*><td>/).count
        return (table.matches(of: /<tr[^>]*><td>/).count - hidden, hidden, String(words))
    }

    @Test func `ten thousand rows are searched by what the address says`() async throws {
        let entries = try (1...10_000).map { number in
            let change = Change(
                user: try .of(number),
                person: number == 4_711 ? "Zoë Müller" : "Anna Schmidt",
                before: ["WORK_PHONE": .string("030 \(number)")],
                after: ["WORK_PHONE": .string("+4930\(number)")]
            )
            return PlannedChange(
                change,
                state: .applied,
                outcome: .applied(["WORK_PHONE": number % 4_711 == 0 ? .ignored : .taken])
            )
        }
        let browser = try Browser(page: page(of: entries))
        let found = try await browser.open(at: "q=zoe+MULLER+304711&field=WORK_PHONE&outcome=ignored")
        #expect(found.console == [])
        #expect(try shown(found.page) == (1, 9_999, "1 of 10,000 rows"))

        let all = try await browser.open()
        #expect(all.console == [])
        #expect(try shown(all.page) == (10_000, 0, "10,000 rows"))
        #expect(all.page.matches(of: /<th scope="col"><button type="button">/).count == 6)
    }

    @Test func `what people write does nothing in a browser`() async throws {
        let (change, finding) = try attack()
        let browser = try Browser(page: page(of: [PlannedChange(change)], findings: [finding]))
        let opened = try await browser.open(at: "q=%3Cimg&field=NAME")
        #expect(opened.console == [])
        #expect(try shown(opened.page) == (1, 1, "1 of 2 rows"))
        #expect(opened.page.matches(of: /<script/).count == 1 && !opened.page.contains("<img"))
    }

    @Test func `a script that is not the page's own does not run`() async throws {
        let text = page(of: try samplePage().map { PlannedChange($0) })
        let script = "<script>document.title = 'owned'</script><img src='https://example.com/x'>"
        let evil = text.replacing("<form", with: script + "<form")
        let opened = try await Browser(page: evil).open()
        #expect(!opened.page.contains("<title>owned"))
        #expect(opened.console.count { $0.contains("Content Security Policy") } == 2, "\(opened.console)")
    }

    @Test func `the page prints`() async throws {
        let entries = try (1...200).flatMap { _ in try sampleEntries() }
        let pdf = try await Browser(page: page(of: entries)).printed()
        #expect(pdf.starts(with: Data("%PDF".utf8)))
        #expect(pdf.count > 50_000)
    }
}
