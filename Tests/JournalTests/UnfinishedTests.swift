import Journal
import PortalModel
import Testing

/// What is left of a run.
struct UnfinishedTests {
    @Test func `left are the planned, those on their way, and those not read back`() throws {
        let journal = try RunJournal.temporary()
        let run = try journal.run(planning: try (1...6).map { try .sample($0) })
        let other = try journal.run(planning: [try .sample(9)])
        try run.markSending(try (1...5).map { try .of($0) })
        try run.record(
            [
                (try .of(1), .applied(["NAME": .taken])), (try .of(2), .applied([:])),
                (try .of(3), .conflict(["NAME"])),
                (try .of(4), .failed(PortalError(.rejected))),
            ]
        )
        let left = try run.unfinished(limit: 10)
        #expect(left.map(\.change.user.rawValue) == [2, 5, 6])
        #expect(left.map(\.state) == [.applied, .sending, .planned])
        #expect(try run.unfinished(after: .of(2), limit: 1).map(\.change.user.rawValue) == [5])
        let counts = try (run.unfinishedCounts(), other.unfinishedCounts())
        #expect([counts.0.all, counts.0.perhapsSent] == [3, 2])
        #expect([counts.1.all, counts.1.perhapsSent] == [1, 0])
    }
}
