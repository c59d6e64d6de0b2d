import Engine
import PortalModel
import Testing

struct DiagnosticTallyTests {
    @Test func `findings of one kind are gathered with their first records, in the order of first sight`() {
        var tally = DiagnosticTally()
        for line in 1...10 {
            tally.add(Diagnostic(.warning, .warned, "too short", field: "WORK_PHONE", line: line, location: "a.lua:1"))
            if line == 4 {
                tally.add(
                    Diagnostic(.error, .rejected, "too short", field: "WORK_PHONE", line: line, location: "a.lua:1")
                )
            }
        }
        #expect(tally.findings.map(\.count) == [10, 1])
        #expect(tally.findings.first?.examples.map(\.line) == [1, 2, 3, 4, 5])
        #expect(tally.findings.last?.severity == .error)
        #expect(tally.untold == 0)
    }

    @Test func `beyond a thousand kinds findings are only counted`() {
        var tally = DiagnosticTally()
        for line in 1...1_003 { tally.add(Diagnostic(.warning, .warned, "row \(line)", line: line)) }
        tally.add(Diagnostic(.warning, .warned, "row 1", line: 2_000))
        #expect(tally.findings.count == 1_000)
        #expect(tally.findings.first?.count == 2)
        #expect(tally.untold == 3)
    }
}
