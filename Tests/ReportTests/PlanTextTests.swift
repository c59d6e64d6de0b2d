import PortalModel
import TestSupport
import Testing

@testable import Report

struct PlanTextTests {
    @Test(arguments: [80, 120], [false, true])
    func `everything about a plan and its run reads as recorded`(width: Int, colour: Bool) throws {
        let text = PlanText(width: width, colour: colour)
        let parts = try [
            text.changes(samplePage()), text.summary(sampleSummary(), of: 204), text.notices(sampleNotices()),
            text.result(sampleSummary()), text.outcomes(sampleOutcomes()),
        ]
        let report = parts.joined(separator: "\n\n----\n\n") + "\n"
        #expect(try snapshot("plan-\(width)\(colour ? "-colour" : "").txt", recording: report) == report)
    }

    @Test
    func `no line is wider than the terminal but for what is never cut`() throws {
        for width in [60, 80, 120] {
            for line in PlanText(width: width).changes(try samplePage()).split(separator: "\n") {
                #expect(String(line).columns <= width, "\(line)")
            }
        }
    }

    @Test
    func `a long name is never cut`() throws {
        let name = String(repeating: "Wolfeschlegelsteinhausen ", count: 5) + "Senior"
        let change = Change(user: try .of(1), person: name, before: [:], after: ["NAME": .string(name)])
        let lines = PlanText(width: 60).change(change).split(separator: "\n")
        #expect(lines.first?.hasSuffix(name) ?? false)
        #expect(lines.last?.contains("…") ?? false)
        #expect(lines.last?.count == 60)
    }

    @Test
    func `a value can't command the terminal`() throws {
        let evil = "\u{1B}]0;owned\u{7}\u{202E}\u{9B}2J\r"
        let change = Change(user: try .of(1), person: evil, before: ["NAME": .string(evil)], after: ["NAME": .null])
        let text = PlanText(width: 200).change(change)
        #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control })
        #expect(!text.unicodeScalars.contains("\u{202E}"))
    }

    @Test(arguments: [
        (PlanSummary(), 204 as Int?, "Nothing to change in 204 users"),
        (PlanSummary(), 1, "Nothing to change in 1 user"),
        (PlanSummary(), nil, "Nothing to change"),
        (PlanSummary(states: [.planned: 1]), 204, "1 of 204 users changes"),
        (PlanSummary(states: [.planned: 1]), 1, "1 of 1 user changes"),
        (PlanSummary(states: [.planned: 1]), nil, "1 user changes"),
        (PlanSummary(states: [.planned: 31]), nil, "31 users change"),
    ])
    func `the summary is a sentence`(summary: PlanSummary, total: Int?, expected: String) {
        #expect(PlanText(width: 80).summary(summary, of: total) == expected)
    }

    @Test(arguments: [
        ([ChangeState.applied: 31], "31 changes applied"),
        ([.applied: 1], "1 change applied"),
        ([.applied: 28, .conflict: 1, .failed: 2], "28 of 31 changes applied, 1 in conflict, 2 failed"),
        ([.planned: 2, .sending: 1], "0 of 3 changes applied, 1 unanswered, 2 not sent"),
    ])
    func `the result says what became of every change`(states: [ChangeState: Int], expected: String) {
        #expect(PlanText(width: 80).result(PlanSummary(states: states)) == expected)
    }

    @Test
    func `a run without surprises has no outcomes to show`() throws {
        let change = try samplePage()[0]
        let outcomes: [(change: Change, outcome: Outcome)] = [(change, .applied(["PERSONAL_MOBILE": .taken]))]
        #expect(PlanText(width: 80).outcomes(outcomes).isEmpty)
    }
}
