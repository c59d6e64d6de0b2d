import Engine
import Journal
import PortalClient
import PortalModel

extension CallQueue {
    /// Reads back the calls whose answers an earlier process never saw, before any call is sent.
    ///
    /// A call that the portal holds is taken. Any other one never came, or somebody has written over it: then there is nothing to
    /// take back, either.
    func settleEarlierCalls(journal desk: JournalDesk) async throws {
        let calls = try await desk.run { journal throws(JournalError) in try journal.callsWithoutAnswer() }
        guard !calls.isEmpty, let users = await look(for: calls.map(\.1.change)) else { return }
        var entry = GatewayEntry()
        for (id, call) in calls {
            if let user = users[call.change.user], coding.schema.holds(call.change, user) {
                entry.count("taken", of: call.run)
                entry.ended.append((id, .taken))
                entry.readBack.append((id, call.change.fates(seenAs: user, in: coding.schema)))
            } else {
                entry.count("failed", of: call.run)
                entry.ended.append((id, .failed(PortalError(.timedOut, method: "user.update"))))
            }
        }
        _ = try await write(entry)
    }
}
