import Crypto
import Foundation
import PortalModel
import Report
import TestSupport
import Testing

struct PlanPageTests {
    private func sampleReasons() throws -> [UserReason] {
        try [
            UserReason(.noRow, .of(7), person: "Anna Schmidt"),
            UserReason(.equal, .of(8), person: "Bo", field: "NAME"),
        ]
    }

    /// What is between the tags, without style and script.
    private func body(_ page: String) throws -> String {
        let start = try #require(page.range(of: "<body>\n")).upperBound
        let end = try #require(page.range(of: "<script>")).lowerBound
        return String(page[start..<end])
    }

    @Test func `a plan and its run are as recorded`() throws {
        let changes = try (samplePage() + sampleNumbers()).map { PlannedChange($0) }
        let plan = try body(page(of: changes, findings: sampleNotices(), reasons: sampleReasons()))
        #expect(try snapshot("plan-page.html", recording: plan) == plan)
        let run = try body(page(of: sampleEntries(), run: sampleRun(total: nil, refused: nil)))
        #expect(try snapshot("run-page.html", recording: run) == run)
    }

    @Test func `what people write commands neither the browser nor the eye`() throws {
        let (change, finding) = try attack()
        let text = page(of: [PlannedChange(change)], findings: [finding])
        #expect(text.matches(of: /<script/).count == 1 && text.matches(of: /<\/script/).count == 1)
        #expect(!text.contains("<img") && !text.contains("<b>.lua") && !text.contains("<i>.lua"))
        #expect(!text.contains("<NAME>") && text.contains("&lt;U+0000&gt;") && text.contains("&lt;U+202E&gt;"))
        #expect(
            text.unicodeScalars.allSatisfy { scalar in
                scalar == "\n" || ![.control, .format, .surrogate].contains(scalar.properties.generalCategory)
            }
        )
    }

    @Test func `the page allows its own style and script, and nothing else`() throws {
        let text = page(of: try samplePage().map { PlannedChange($0) })
        for (tag, directive) in [("style", "style-src"), ("script", "script-src")] {
            let start = try #require(text.range(of: "<\(tag)>")).upperBound
            let end = try #require(text.range(of: "</\(tag)>")).lowerBound
            let content = text[start..<end]
            let hash = Data(SHA256.hash(data: Data(content.utf8))).base64EncodedString()
            #expect(text.contains("\(directive) 'sha256-\(hash)'"), "the SHA-256 of the \(tag) is \(hash)")
        }
        #expect(text.contains("content=\"default-src 'none'; "))
        #expect(!text.contains("http:") && !text.contains("https:") && !text.contains("url("))
    }

    @Test func `beyond ten thousand rows the page says so, and holds the first`() throws {
        let changes = try (1...6_000).map { number in
            PlannedChange(
                Change(
                    user: try .of(number),
                    person: "Anna \(number)",
                    before: [:],
                    after: ["NAME": .string("Anna"), "WORK_PHONE": .string("+49301234\(number)")]
                )
            )
        }
        let text = page(of: changes)
        #expect(text.contains("These are the first 10,000 of 12,000 changed fields."))
        #expect(text.matches(of: /<tr[^>]*><td>/).count == 10_000)
        #expect(text.contains("<td>5000</td>") && !text.contains("<td>5001</td>"))
        #expect(!page(of: Array(changes.prefix(5_000))).contains("These are the first"))
    }

    @Test func `a long value is shortened where both are alike, unless all is asked for`() throws {
        let alike = String(repeating: "door handles ", count: 40)
        let change = Change(
            user: try .of(1),
            person: "Anna",
            before: ["WORK_PROFILE": .string("old \(alike)end")],
            after: ["WORK_PROFILE": .string("new \(alike)end")]
        )
        let short = page(of: [PlannedChange(change)])
        #expect(short.contains("<del>old </del>door") && short.contains("…"))
        let full = page(of: [PlannedChange(change)], isFull: true)
        #expect(full.contains("<ins>new </ins>\(alike)end"))
    }

    @Test func `a plan that changes nothing is a page, too`() throws {
        let text = page(of: [], findings: try sampleNotices())
        #expect(text.contains("<p>Nothing changes.</p>") && text.contains("MH0306") && !text.contains("<form"))
        #expect(text.hasSuffix("</html>\n"))
    }
}
