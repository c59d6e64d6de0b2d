import Journal
import PortalClient
import PortalModel
import Wire

/// Who waits for too long, who listens no more, and what is due once nothing else is.
extension CallQueue {
    /// Whether a call can be sent in time: a caller whose wait would be too long gets its answer at once.
    func mayWait(_ item: CallItem) async -> Bool {
        let left = item.deadline - .now
        guard left > .zero else { return false }
        let isSingle = isSingle
        var need = need(isSingle, besides: entering)
        need.add(item, isSingle)
        // Calls that travel alone and those that travel together take turns about.
        let (own, rest) = item.isGrouped && !isSingle ? (need.together, need.alone) : (need.alone, need.together)
        let others = max(0, own + min(own, rest) - 1 - (hasTurn ? 1 : 0))
        entering.add(item, isSingle)
        defer { entering.remove(item, isSingle) }
        let all = others + (others > 0 ? await turns.othersAmong(others) : 0)
        return await portal.turnPace.delay(behind: all) <= left
    }

    /// How many turns the calls need that are here.
    var turnsNeeded: Int {
        let need = need(isSingle)
        return max(1, need.alone + need.together)
    }

    private func need(_ isSingle: Bool, besides others: TurnNeed = TurnNeed()) -> TurnNeed {
        order.compactMap { items[$0] }.reduce(into: others) { $0.add($1, isSingle) }
    }

    /// How often it is looked who waits for too long, and who listens no more.
    static let watchInterval = Duration.milliseconds(100)

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

/// How many turns calls need.
struct TurnNeed {
    /// Those of calls that travel alone.
    private(set) var alone = 0
    /// How many calls travel together.
    private var grouped = 0

    /// Those of calls that travel together; the users of the next ones are read with the request that sends those before.
    var together: Int { (grouped + CallQueue.mostUpdates - 1) / CallQueue.mostUpdates }

    mutating func add(_ item: CallItem, _ isSingle: Bool) { change(item, isSingle, by: 1) }

    mutating func remove(_ item: CallItem, _ isSingle: Bool) { change(item, isSingle, by: -1) }

    private mutating func change(_ item: CallItem, _ isSingle: Bool, by sign: Int) {
        // One turn to be read, and one to be sent.
        let count =
            switch item.stage {
            case .unread: item.needsNoUser && !isSingle ? 1 : 2
            case .reading, .ready: 1
            case .sending: 0
            }
        guard item.isGrouped, !isSingle else {
            alone += sign * count
            return
        }
        if count > 0 { grouped += sign }
    }
}
