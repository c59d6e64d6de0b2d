import Journal
import PortalClient
import PortalModel
import Wire

/// Who waits for too long, who listens no more, and what is due once nothing else is.
extension CallQueue {
    /// Whether a call can be sent in time: a caller whose wait would be too long gets its answer at once.
    func mayWait(_ item: CallItem) async -> Bool {
        let own = turns(of: item)
        var count = own + entering
        for id in order { if let other = items[id] { count += turns(of: other) } }
        let others = Int(count.rounded(.up)) - 1 - (hasTurn ? 1 : 0)
        // Else each call would look at the bucket that all processes share.
        guard others > 0 else { return true }
        entering += own
        defer { entering -= own }
        let all = others + (await turns.othersAmong(others))
        return await portal.turnDelay(behind: all) <= settings.queue
    }

    /// How many turns a call needs yet, those that it shares with others by its part: one to be read, and one to be sent.
    private func turns(of item: CallItem) -> Double {
        let count =
            switch item.stage {
            case .unread: item.needsNoUser && !isSingle ? 1.0 : 2.0
            case .reading, .ready: 1.0
            case .sending: 0.0
            }
        guard item.isGrouped, !isSingle else { return count }
        // The users of the next calls are read with the request that sends those before.
        return min(count, 1) / Double(Self.mostUpdates)
    }

    /// How often it is looked who waits for too long, and who listens no more.
    private static let watchInterval = Duration.milliseconds(100)

    /// Looks after calls that wait, and does what is due once nothing else is, as long as there is anything.
    func keepWatch() {
        guard !isWatching else { return }
        isWatching = true
        Task {
            // What is in doubt at the end is settled at the next start.
            while !(items.isEmpty && unverified.isEmpty && (doubts.isEmpty || isClosing) && notes.isEmpty) {
                try? await ContinuousClock().sleep(for: Self.watchInterval)
                look(at: .now)
            }
            isWatching = false
        }
    }

    private func look(at now: ContinuousClock.Instant) {
        for id in order {
            guard let item = items[id], item.isUnsent else { continue }
            if item.deadline <= now {
                giveUp(id, item)
            } else {
                // Each is asked once, so that nobody is forgotten who hangs up between two questions.
                item.callers.removeAll { caller in
                    guard !caller.isThere() else { return false }
                    caller.answer(CallReply(.hungUp))
                    return true
                }
                guard item.callers.isEmpty else { continue }
                freeUsers(of: id, item)
                remove(id)
                statistics.count("dropped", client: item.client.settings.name)
            }
        }
        if !notes.isEmpty, now - lastWriting >= Self.rest { noting = Task { await writeNotes() } }
        lookAgain { $0.doubt.map { $0.nextLook <= now } ?? true }
        guard items.isEmpty, onTheWay == 0, now - lastArrival >= Self.rest, !unverified.isEmpty else { return }
        isReadBackDue = true
        signal()
    }

    /// Answers who has waited for too long.
    private func giveUp(_ id: Int, _ item: CallItem) {
        let longAgo = ContinuousClock.now - settings.queue / 2
        let isHeld = item.users.contains { busy[$0].map { $0.since < longAgo } ?? false }
        let isFull = onTheWay >= Self.mostOnTheWay && busy.values.contains { $0.since < longAgo }
        freeUsers(of: id, item)
        if let failure = item.failures.last {
            finish(id, CallReply(GatewayError(failure)))
        } else if isHeld || isFull {
            finish(id, CallReply(GatewayError(PortalError(.timedOut, method: "user.update"))))
        } else {
            finish(id, CallReply(.tooManyRequests(retryAfter: 1)))
        }
    }

    /// Lets the next call have the users of one that nobody waits for any more, while a request only reads them.
    private func freeUsers(of id: Int, _ item: CallItem) {
        guard case .reading = item.stage else { return }
        for user in item.users where lanes[user]?.first == id { busy[user] = nil }
    }
}
