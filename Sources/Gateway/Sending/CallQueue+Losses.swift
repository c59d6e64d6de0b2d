import Engine
import Journal
import PortalClient
import PortalModel
import Wire

/// A change whose answer was lost.
struct LostChange {
    /// The call that it belongs to.
    let id: Int
    let ready: CallItem.ReadyChange
    /// Its row in the journal; `nil` if it isn't recorded.
    let call: CallID?
}

/// What became of calls whose answers were lost.
extension CallQueue {
    /// How long a lost answer is looked for.
    private static let searchTime = Duration.seconds(30)

    /// Reads users back whose answers were lost, and answers from what the portal holds.
    func recover(_ changes: [Parcel.Part], _ calls: [Int: CallID]) async {
        guard !changes.isEmpty else { return }
        statistics.count("lost")
        let areTaken = await readBack(lost: changes.map { LostChange(id: $0.id, ready: $0.ready, call: calls[$0.id]) })
        for (change, isTaken) in zip(changes, areTaken) {
            let taken = CallReply(["result": true, "time": .object(AnswerTime.now)])
            finish(change.id, isTaken ? taken : CallReply(.unknownOutcome))
        }
    }

    /// Reads users back whose answers were lost, and records what became of their calls.
    ///
    /// What the portal doesn't show may still come, so that it is looked for again; until then it counts in bounds.
    ///
    /// - Returns: For each change, whether the portal shows that it was carried out.
    func readBack(lost changes: [LostChange]) async -> [Bool] {
        let users = await look(for: changes.map(\.ready.change))
        var entry = takeNotes()
        var taken: [Shipment.Unverified] = []
        var doubts: [Shipment.Unverified] = []
        let areTaken = changes.map { lost in
            let change = lost.ready.change
            let user = lost.ready.isProbe ? nil : users?[change.user]
            let isTaken = user.map { coding.schema.proves(change, $0) } ?? false
            count(lost.id, isTaken ? "taken" : "unanswered", into: &entry)
            guard let call = lost.call, let ledger = items[lost.id]?.client.ledger else { return isTaken }
            if isTaken {
                ledger.settle(lost.ready.ticket, isTaken: true)
                entry.ended.append((call, .taken))
                taken.append(Shipment.Unverified(call: call, change: change))
            } else {
                entry.ended.append((call, .unanswered))
                let doubt = Shipment.Doubt(
                    since: .now,
                    nextLook: .now + Self.lookInterval,
                    ledger: ledger,
                    ticket: lost.ready.ticket
                )
                doubts.append(Shipment.Unverified(call: call, change: change, doubt: doubt))
            }
            return isTaken
        }
        _ = try? await write(entry)
        verify(taken)
        doubt(doubts)
        return areTaken
    }

    // MARK: Doubt

    /// How often the users of calls in doubt are read.
    private static let lookInterval = Duration.seconds(5)
    /// How long a portal may be at work on a request whose answer was lost.
    private static let longestWork = Duration.seconds(60)

    /// Decides about a call in doubt, if that is possible now.
    ///
    /// - Parameters:
    ///   - lost: The call.
    ///   - doubt: What is known of it.
    ///   - user: Its user as read now; `nil` if that failed.
    ///   - entry: What is written of it.
    func settle(
        _ lost: Shipment.Unverified,
        _ doubt: Shipment.Doubt,
        _ user: User?,
        in entry: inout GatewayEntry
    ) {
        if let user, coding.schema.proves(lost.change, user) {
            doubt.ledger.settle(doubt.ticket, isTaken: true)
            entry.end(lost.call, lost.change, provedBy: user, in: coding.schema)
        } else if user != nil, .now - doubt.since >= Self.longestWork {
            doubt.ledger.settle(doubt.ticket, isTaken: false)
            entry.ended.append((lost.call, .failed(.lost)))
        } else {
            var lost = lost
            lost.doubt?.nextLook = .now + Self.lookInterval
            self.doubt([lost])
        }
    }

    /// Reads back the calls of an earlier process whose answers it never saw, or that it hadn't read back, before any call is sent.
    ///
    /// A call that the portal shows is taken. Any other one never came, or somebody has written over it: then there is nothing to
    /// take back, either.
    func settleEarlierCalls(journal desk: JournalDesk) async throws {
        let (calls, taken) = try await desk.run { journal throws(JournalError) in
            (try journal.callsWithoutAnswer(), try journal.callsNotReadBack())
        }
        let changes = calls.map(\.1.change) + taken.map(\.1)
        guard !changes.isEmpty, let users = await look(for: changes) else { return }
        var entry = GatewayEntry()
        entry.readBack = taken.map { ($0, $1.lateFates(seenAs: users[$1.user], in: coding.schema)) }
        for (id, call) in calls {
            let user = users[call.change.user].flatMap { coding.schema.proves(call.change, $0) ? $0 : nil }
            // One that was unanswered before that is counted so.
            if !call.isUnanswered { entry.count(user == nil ? "failed" : "taken", of: call.run) }
            if let user {
                entry.end(id, call.change, provedBy: user, in: coding.schema)
            } else {
                entry.ended.append((id, .failed(.lost)))
            }
        }
        _ = try await write(entry)
    }

    // MARK: Reading

    /// Reads users until the portal answers; `nil` if it doesn't for too long.
    func look(for changes: [Change]) async -> [UserID: User]? {
        let end = ContinuousClock.now + Self.searchTime
        let fields = Set(changes.flatMap(\.after.keys)).filter(coding.schema.shows)
        let reads = Array(Set(changes.map(\.user))).sorted().chunks(of: Self.mostReads)
            .map { UserRead(ids: $0, fields: coding.schema.sorted(fields)) }
        var users: [UserID: User] = [:]
        for read in reads {
            while true {
                if let found = try? await self.users(read) {
                    for user in found { users[user.id] = user }
                    break
                }
                guard ContinuousClock.now < end, !Task.isCancelled else { return nil }
                try? await ContinuousClock().sleep(for: .milliseconds(500))
            }
        }
        return users
    }

    private func users(_ read: UserRead) async throws -> [User] {
        try await portal.turn(within: .seconds(10), charging: ["user.get"])
        let reply = try await portal.exchange(read.call.method, read.call.parameters)
        if let error = reply.error { throw error }
        return try read.users(Answer(result: reply.answer["result"] ?? .null), coding: coding)
    }
}

extension GatewayEntry {
    /// Notes that a call was taken whose answer was lost, and what became of its fields.
    fileprivate mutating func end(_ call: CallID, _ change: Change, provedBy user: User, in schema: Schema) {
        ended.append((call, .taken))
        readBack.append((call, change.lateFates(seenAs: user, in: schema)))
    }
}

extension PortalError {
    /// What a call comes to that was lost on its way.
    fileprivate static let lost = PortalError(.timedOut, method: "user.update")
}

extension Schema {
    /// Whether a user shows that a change was carried out whose answer was lost.
    fileprivate func proves(_ change: Change, _ user: User) -> Bool {
        let holdsAll = change.after.allSatisfy { name, after in provable(name)?.means(user.fields[name], after) ?? false
        }
        // All may have been there before, or nobody knows what was.
        return holdsAll || change.hasArrived(in: user, self)
    }
}
