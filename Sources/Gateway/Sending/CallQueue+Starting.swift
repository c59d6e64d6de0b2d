import Engine
import Journal
import PortalClient
import PortalModel

extension CallQueue {
    /// Reads back the calls whose answers an earlier process never saw, before any call is sent.
    ///
    /// A call that the portal holds is taken; one of which it holds nothing failed; of any other one nobody knows.
    func settleEarlierCalls(journal desk: JournalDesk) async throws {
        let calls = try await desk.run { journal throws(JournalError) in try journal.callsWithoutAnswer() }
        guard !calls.isEmpty, let users = await look(for: calls.map(\.1.change)) else { return }
        var entry = GatewayEntry()
        for (id, call) in calls {
            let user = users[call.change.user]
            if let user, coding.schema.holds(call.change, user) {
                entry.ended.append((id, .taken))
                entry.readBack.append((id, call.change.fates(seenAs: user, in: coding.schema)))
            } else if let user, coding.schema.overtaken(call.change, by: user) == nil {
                entry.ended.append((id, .failed(PortalError(.timedOut, method: "user.update"))))
            } else {
                entry.ended.append((id, .unanswered))
            }
        }
        _ = try await write(entry)
    }
}
