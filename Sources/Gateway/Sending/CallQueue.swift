import Journal
import PortalClient
import PortalModel
import Synchronization
import Wire

/// The calls that wait for the portal, and those on their way: group commit.
///
/// While the portal's bucket has room, each call goes at once. When it is empty, calls gather, and go as one batch with each turn.
/// Calls that change one user keep their order. A call's user is read before it is judged, and what was taken is read back: both ride
/// on batches that go anyway.
actor CallQueue {
    /// How many updates a batch holds: reads need the rest of its 50 commands.
    static let mostUpdates = 46
    /// How many users are read with one command.
    static let mostReads = UserRead.pageSize
    /// How long nothing happens before what was taken is read back by a request of its own, and how long notes wait for a
    /// transaction that is made anyway.
    static let rest = Duration.seconds(1)

    let portal: RESTPortal
    let turns: Turns
    let desk: JournalDesk
    let days: ClientDays
    private(set) var coding: UserCoding
    private(set) var settings: GatewaySettings
    let statistics: GatewayStatistics
    let health: Health

    var items: [Int: CallItem] = [:]
    /// The calls in the order in which they came.
    private(set) var order: [Int] = []
    /// For each user the calls that change it, in order: the first one goes first.
    private(set) var lanes: [UserID: [Int]] = [:]
    /// The users in requests on their way: each is in one.
    var busy: [UserID: Holder] = [:]
    private var lastShipment = 0
    /// Calls that wait, by what they ask for: a second identical one gets the first one's answer.
    private var twins: [Twin: Int] = [:]
    /// What was taken and not read back yet.
    var unverified: [Shipment.Unverified] = []
    /// What may have been taken, and is looked for again.
    var doubts: [Shipment.Unverified] = []
    /// What is written with the next transaction.
    var notes = GatewayEntry()
    /// When the last transaction began.
    var lastWriting = ContinuousClock.now
    /// When the last request came back.
    var lastArrival = ContinuousClock.now
    var isWatching = false
    /// Writes notes that nothing else came to write.
    var noting: Task<Void, Never>?
    private var gathering = Gathering()
    private var isWakingSoon = false
    var isReadBackDue = false
    private var nextID = 0
    private var sleeper: CheckedContinuation<Void, Never>?
    private var hasWork = false
    private(set) var isClosing = false
    /// When the end is no longer waited for.
    private var closingTime: ContinuousClock.Instant?
    /// How long calls that wait may take once no more are taken.
    private static let longestClosing = Duration.seconds(30)
    private(set) var onTheWay = 0
    /// Whether the last request was of a call that travels alone.
    private(set) var wasAlone = false
    /// Whether the next request has its turn.
    private(set) var hasTurn = false
    /// How many turns calls need of which it isn't known yet whether they may wait.
    var entering = TurnNeed()

    /// The request that a user is in.
    struct Holder {
        /// The number of its shipment.
        let shipment: Int
        let since: ContinuousClock.Instant
    }

    private struct Twin: Hashable {
        let client: String
        let wanted: WantedUpdate

        /// What two calls have in common that ask for the same; `nil` for other calls than one update.
        init?(_ item: CallItem) {
            guard case .update(let wanted) = item.work else { return nil }
            (client, self.wanted) = (item.client.settings.name, wanted)
        }
    }

    init(
        portal: RESTPortal,
        turns: Turns,
        desk: JournalDesk,
        days: ClientDays,
        schema: Schema,
        settings: GatewaySettings,
        statistics: GatewayStatistics,
        health: Health
    ) {
        (self.portal, self.turns, self.desk) = (portal, turns, desk)
        (self.days, self.settings) = (days, settings)
        (self.statistics, self.health) = (statistics, health)
        coding = UserCoding(schema: schema)
    }

    /// Uses other fields and settings from now on; calls that wait keep the time that they have.
    func use(_ schema: Schema, _ settings: GatewaySettings) {
        coding = UserCoding(schema: schema)
        self.settings = settings
    }

    // MARK: Callers

    /// Takes a call, and answers once the portal has.
    ///
    /// - Parameters:
    ///   - work: What the call is.
    ///   - client: The day of the client that calls.
    ///   - judge: The client's judge.
    ///   - users: The users that the call changes.
    ///   - arrival: When it came.
    ///   - isThere: Whether the caller still listens; a call is dropped if nobody does, and it wasn't sent.
    /// - Returns: The answer.
    nonisolated func submit(
        _ work: CallItem.Work,
        of client: ClientDay,
        _ judge: ClientJudge,
        users: Set<UserID>,
        since arrival: ContinuousClock.Instant = .now,
        isThere: @escaping @Sendable () -> Bool = { true }
    ) async -> CallReply {
        let caller = CallItem.Caller(isThere)
        await receive(work, of: client, judge, users: users, since: arrival, for: caller)
        return await caller.reply
    }

    private func receive(
        _ work: CallItem.Work,
        of client: ClientDay,
        _ judge: ClientJudge,
        users: Set<UserID>,
        since arrival: ContinuousClock.Instant,
        for caller: CallItem.Caller
    ) async {
        guard !isClosing else { return caller.answer(CallReply(.closing)) }
        let item = CallItem(work, of: client, judge, users: users, deadline: arrival + settings.queue)
        let reserve = item.isGrouped && !isSingle ? Self.reserve : 0
        let isSlow = portal.operatingDelay(of: ["user.update"], keeping: reserve) > settings.queue
        guard !isSlow, await mayWait(item) else {
            let reply = CallReply(isSlow ? .operatingLimit : .tooManyRequests(retryAfter: 1))
            countEnd(of: item, reply)
            return caller.answer(reply)
        }
        guard !isClosing else { return caller.answer(CallReply(.closing)) }
        enter(item, caller)
    }

    private func enter(_ item: CallItem, _ caller: CallItem.Caller) {
        let twin = Twin(item)
        // Only the last call of a user can be joined: one after it would be undone.
        if let twin, let known = twins[twin], lanes[twin.wanted.user]?.last == known {
            items[known]?.callers.append(caller)
            count("joined", of: item.client, into: &notes)
            return
        }
        nextID += 1
        let id = nextID
        item.callers.append(caller)
        items[id] = item
        order.append(id)
        for user in item.users { lanes[user, default: []].append(id) }
        if let twin {
            twins[twin] = id
            let wanted = twin.wanted
            // A call that goes singly has no read in front of it.
            if !isSingle, item.needsNoUser {
                item.stage = .reading
                startJudging([id], [wanted.user: User(id: wanted.user, fields: [:])], nil)
            }
        }
        signal()
        keepWatch()
    }

    /// Answers all who wait for a call, and forgets it.
    func finish(_ id: Int, _ reply: CallReply) {
        guard let item = items[id] else { return }
        countEnd(of: item, reply)
        var reply = reply
        reply.headers += item.headers
        for caller in item.callers { caller.answer(reply) }
        remove(id)
    }

    func remove(_ id: Int) {
        guard let item = items.removeValue(forKey: id) else { return }
        if case .ready(let changes) = item.stage { release(changes, of: item) }
        order.removeAll { $0 == id }
        for user in item.users {
            lanes[user]?.removeAll { $0 == id }
            if lanes[user]?.isEmpty == true { lanes[user] = nil }
        }
        if let twin = Twin(item), twins[twin] == id { twins[twin] = nil }
        signal()
    }

    // MARK: Turns

    /// Sends what waits, turn by turn, until the queue is closed and empty.
    func run() async {
        let turns = turns
        await withTaskCancellationHandler {
            await sendAll()
        } onCancel: {
            Task {
                await turns.close()
                await self.signal()
            }
        }
    }

    private func sendAll() async {
        var due: (isGathered: Bool, moment: ContinuousClock.Instant)?
        while !(isClosing && items.isEmpty && unverified.isEmpty && onTheWay == 0) {
            // What can't be read back by then is read back at the next start.
            guard !Task.isCancelled, closingTime.map({ .now < $0 }) ?? true else { break }
            guard let next = next() else {
                await sleep()
                continue
            }
            if !hasTurn {
                let delay = operatingDelay(gathered: next.isGathered)
                guard delay <= .seconds(60) else {
                    for id in order where items[id]?.isUnsent == true {
                        if !next.isGathered || items[id]?.isGrouped == true { finish(id, CallReply(.operatingLimit)) }
                    }
                    try? await ContinuousClock().sleep(for: .milliseconds(500))
                    continue
                }
                // What is left of the run time is spread anew at each look, so that the first wait holds if it is the shorter one.
                if due?.isGathered != next.isGathered { due = (next.isGathered, .now + delay) }
                let moment = min(due?.moment ?? .now, .now + delay)
                due?.moment = moment
                guard moment <= .now else {
                    // In short steps: the gateway may be stopped meanwhile.
                    try? await ContinuousClock().sleep(for: min(moment - .now, .milliseconds(500)))
                    continue
                }
                due = nil
                hasTurn = await turns.queued(needing: turnsNeeded)
                guard hasTurn else { continue }
            }
            let shipment = take()
            guard !shipment.isEmpty else { continue }
            hasTurn = false
            onTheWay += 1
            gathering.noteRequest(of: items.count, at: .now)
            Task {
                await self.carryOut(shipment)
                self.arrive(shipment)
            }
        }
        for id in order {
            // What is on its way may be carried out.
            let mayBeDone = items[id].map { !$0.isUnsent && !$0.wanted.isEmpty } ?? false
            finish(id, CallReply(mayBeDone ? .unknownOutcome : .closing))
        }
        await noting?.value
        await writeNotes()
    }

    /// Takes no more calls; those that wait are still sent.
    func close() {
        guard !isClosing else { return }
        isClosing = true
        isReadBackDue = true
        closingTime = .now + Self.longestClosing
        signal()
        Task {
            try? await ContinuousClock().sleep(for: Self.longestClosing)
            await turns.close()
            signal()
        }
    }

    /// How many calls wait or are on their way.
    var length: Int { items.count }

    func signal() {
        hasWork = true
        sleeper?.resume()
        sleeper = nil
    }

    private func sleep() async {
        guard !hasWork else {
            hasWork = false
            return
        }
        await withCheckedContinuation { sleeper = $0 }
        hasWork = false
    }

    private func arrive(_ shipment: Shipment) {
        // Another request may have one of them by now, since nobody waited any more.
        for user in shipment.users where busy[user]?.shipment == shipment.number { busy[user] = nil }
        onTheWay -= 1
        lastArrival = .now
        signal()
    }

    /// Lets what waits for a transaction be written after a while, should none come by itself.
    func writeNotesSoon() { keepWatch() }

    // MARK: What goes next

    /// How many requests are on their way at most.
    static let mostOnTheWay = 16

    /// What would go next; `nil` if nothing may go yet.
    private func next() -> Shipment? {
        guard onTheWay < Self.mostOnTheWay else { return nil }
        if isSingle { for id in order { unjudge(id) } }
        let shipment = chosen()
        guard !shipment.isEmpty || isReadBackDue && hasReadBack(for: shipment) else { return nil }
        guard !shipment.isGathered || gathering.isEnough(shipment.callCount, of: items.count, at: .now) else {
            wakeSoon()
            return nil
        }
        return shipment
    }

    /// Lets the user of a call be read that was judged without, since what goes singly has no read in front of it.
    private func unjudge(_ id: Int) {
        guard let item = items[id], case .ready(let changes) = item.stage, changes.contains(where: \.isBlind) else {
            return
        }
        release(changes, of: item)
        item.stage = .unread
    }

    /// Looks again whether calls can go, once they have gathered.
    private func wakeSoon() {
        guard !isWakingSoon else { return }
        isWakingSoon = true
        Task {
            try? await ContinuousClock().sleep(for: Gathering.time)
            isWakingSoon = false
            signal()
        }
    }

    private func take() -> Shipment {
        var shipment = chosen()
        wasAlone = !shipment.isEmpty && !shipment.isGathered
        for id in shipment.updates + shipment.reads + [shipment.batch].compactMap(\.self) { send(id) }
        lastShipment += 1
        shipment.number = lastShipment
        for id in shipment.prepares { items[id]?.stage = .reading }
        takeReadBacks(for: &shipment)
        shipment.users = (shipment.updates + shipment.prepares + [shipment.batch].compactMap(\.self))
            .reduce(into: []) { $0.formUnion(items[$1]?.users ?? []) }
        for user in shipment.users { busy[user] = Holder(shipment: lastShipment, since: .now) }
        return shipment
    }

    /// What a call comes to is decided from here on.
    private func send(_ id: Int) {
        guard let item = items[id], case .ready(let changes) = item.stage else { return }
        if let wait = item.takeWait() { statistics.note(wait: wait) }
        sent[id] = changes
        item.stage = .sending
    }

    /// The changes of calls on their way.
    var sent: [Int: [CallItem.ReadyChange]] = [:]
}
