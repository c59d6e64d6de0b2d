import Journal
import PortalModel
import Testing

struct ReasonsTests {
    @Test func `reasons come back as they were, in their order, and go with their run alone`() throws {
        let journal = try RunJournal.temporary()
        let (run, other) = (try journal.begin(.sample), try journal.begin(.sample))
        let reasons = try UserReason.Kind.allCases.enumerated().map { number, kind in
            UserReason(
                kind,
                try .of(58 - number),
                person: "Anna \"Sample\"",
                field: number.isMultiple(of: 2) ? "WORK_PHONE" : nil,
                detail: number.isMultiple(of: 2) ? "" : "too short",
                location: number.isMultiple(of: 3) ? "phones.lua:12" : nil,
                lines: Array(0..<number)
            )
        }
        try run.record(reasons)
        #expect(try run.reasons() == reasons)
        #expect(try other.reasons() == [])
    }
}
