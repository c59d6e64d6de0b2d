import PortalModel
import TestSupport
import Testing

@testable import Report

struct PlanMarkdownTests {
    private let markdown = PlanMarkdown(schema: .standard, departments: sampleDepartments)

    @Test func `a plan and its run are as recorded`() throws {
        let changes = try samplePage() + sampleNumbers()
        let entries = try sampleEntries()
        let parts = try [
            markdown.plan(
                sampleRun(),
                summary(of: changes.map { PlannedChange($0) }),
                changes,
                sampleNotices(),
                [UserReason(.noRow, .of(7), person: "Anna Schmidt")]
            ), markdown.result(summary(of: entries), entries.filter(\.hasNews)),
        ]
        let text = parts.joined(separator: "\n\n") + "\n"
        #expect(try snapshot("plan.md", recording: text) == text)
    }

    @Test(arguments: [
        ("Anna Schmidt-O'Neill", "Anna Schmidt-O'Neill"), ("Zoë Łukasz 田中", "Zoë Łukasz 田中"),
        ("lines 12, 57 and 3 more", "lines 12, 57 and 3 more"), ("call @anna.", "call `@anna`."),
        ("see #12, GH-13 or !14", "see `#12`, `GH-13` or `!14`"),
        ("(WORK_PHONE: too short)", "(`WORK_PHONE`: too short)"),
        ("anna@example.com", "`anna@example.com`"), ("www.example.com", "`www.example.com`"), (":tada:", "`:tada`:"),
        ("<b>bold</b> *x* [y](z)", "`<b>bold</b>` `*x*` `[y](z`)"),
        ("deadbeef cafe 1234567", "`deadbeef` cafe `1234567`"),
        ("a | b", "a `\\|` b"), ("`code`", "`` `code` ``"), ("a\nb", "`a↵b`"), ("region = DE!", "region = DE!"),
        ("", ""),
    ])
    func `what Markdown might read is code in prose`(text: String, expected: String) {
        #expect(text.markdownProse == expected)
    }

    @Test(arguments: [
        ("plain", "`plain`"), ("a|b", "`a\\|b`"), ("a`b", "`` a`b ``"), ("``", "``` `` ```"),
    ])
    func `code is not left early`(text: String, expected: String) {
        #expect(text.markdownCode == expected)
    }

    @Test func `what people write mentions nobody and breaks no table`() throws {
        let (change, finding) = try attack()
        let text = markdown.plan(sampleRun(), summary(of: [PlannedChange(change)]), [change], [finding])
        let rows = text.split(separator: "\n").filter { $0.hasPrefix("| 1 |") }
        #expect(rows.count == 2)
        for row in rows { #expect(row.replacing("\\|", with: "").count { $0 == "|" } == 6, "\(row)") }
        // Between code nothing is left of it.
        let prose = text.replacing(/(`+)[^`].*?[^`]\1(?!`)/, with: "")
        #expect(!prose.contains("@") && !prose.contains("#12") && !prose.contains("<img") && !prose.contains("<script"))
    }

    @Test func `of many changes the first are reported, and how many there are`() throws {
        let changes = try (1...100).map { number in
            Change(user: try .of(number), person: "Anna", before: [:], after: ["NAME": .string("Anna")])
        }
        let summary = PlanSummary(states: [.planned: 1_204], fields: ["NAME": PlanSummary.FieldCount(set: 1_204)])
        let text = markdown.plan(sampleRun(), summary, changes, [])
        #expect(text.contains("<summary>The first 100 of 1,204 users</summary>"))
    }
}
