import PortalModel
import Report
import TestSupport
import Testing

struct PlanJSONTests {
    @Test
    func `a plan and its run are one object a line`() throws {
        let json = PlanJSON(schema: .standard)
        var lines = try samplePage().map(json.change)
        lines += try sampleNotices().map(json.diagnostic)
        lines += [json.summary(sampleSummary(), of: 204), json.summary(PlanSummary())]
        lines += try sampleOutcomes().map { json.outcome($0.outcome, of: $0.change.user, tries: 1) }
        let text = lines.joined(separator: "\n") + "\n"
        #expect(try snapshot("plan.jsonl", recording: text) == text)
        #expect(lines.allSatisfy { !$0.contains("\n") })
    }
}
