import Foundation
import TestSupport
import Testing

/// Applies that are killed at random moments, as often as `MOONHOOK_KILLS` says; each ends as if nothing had happened.
@Suite(.endsHangs) struct KillTests {
    private static let kills = Int(ProcessInfo.processInfo.environment["MOONHOOK_KILLS"] ?? "") ?? 200
    private static let lanes = 5

    @Test
    func `killed at any moment and started again, the program loses nothing and sends nothing that the portal holds`()
        async throws
    {
        var all = KillLane.Tally()
        try await withThrowingTaskGroup(of: KillLane.Tally.self) { group in
            for lane in 1...Self.lanes {
                group.addTask {
                    try await KillLane.tally(seed: UInt64(lane), kills: (Self.kills + Self.lanes - 1) / Self.lanes)
                }
            }
            for try await tally in group { all.add(tally) }
        }
        let kills = all.kills.values.reduce(0, +)
        #expect(kills >= Self.kills)
        let moments = all.kills.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
        print(
            """
            \(kills) kills (\(moments)) in \(all.rounds) runs of \(all.users) changes: \(all.updates) updates, \
            \(all.afterLostAnswers) of them after a lost answer, \(all.afterPassingOver) after one passed over; \
            \(all.faults) faults
            """
        )
    }
}

extension KillLane.Tally {
    fileprivate mutating func add(_ other: Self) {
        kills.merge(other.kills, uniquingKeysWith: +)
        rounds += other.rounds
        users += other.users
        updates += other.updates
        faults += other.faults
        afterLostAnswers += other.afterLostAnswers
        afterPassingOver += other.afterPassingOver
    }
}
