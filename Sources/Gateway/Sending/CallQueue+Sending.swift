import Engine
import Journal
import PortalClient
import PortalModel
import Wire

/// A shipment on its way.
extension CallQueue {
    /// Sends a shipment, records what it brings about, and answers.
    func carryOut(_ shipment: Shipment) async {
        guard shipment.batch == nil else { return await carryOutBatch(shipment) }
        let changes = shipment.updates.compactMap { id in sent[id]?.first.map { (id: id, ready: $0) } }
        defer { for id in shipment.updates + shipment.reads { sent[id] = nil } }
        guard let calls = await begin(changes) else {
            // The others go with another one.
            for id in shipment.reads { items[id]?.stage = .ready([]) }
            for id in shipment.prepares { items[id]?.stage = .unread }
            verify(shipment.unverified)
            return
        }
        let parcel = Parcel(shipment, changes, calls, isSingle, items, coding)
        do throws(PortalError) {
            let reply = try await send(parcel)
            if let error = reply.error { throw error.inReply(reply) }
            guard let answer = BatchAnswer(reply.answer) else { throw PortalError(.unreadable, method: "batch") }
            health.portalAnswered()
            await accept(answer, reply.answer["time"], parcel)
        } catch {
            await fail(parcel, error)
        }
    }

    /// Records that changes are about to be sent.
    ///
    /// - Returns: Their numbers by call, or `nil` if that failed: then nothing is sent.
    private func begin(_ changes: [Parcel.Part]) async -> [Int: CallID]? {
        let recorded = changes.filter(\.ready.isRecorded)
        guard !recorded.isEmpty else { return [:] }
        var entry = takeNotes()
        entry.begun = recorded.compactMap { id, ready in
            items[id].map { ClientCall(run: $0.client.run.id, change: ready.change) }
        }
        do throws(JournalError) {
            let calls = try await write(entry)
            return Dictionary(uniqueKeysWithValues: zip(recorded.map(\.id), calls))
        } catch {
            for (id, ready) in changes {
                settle(id, ready, isTaken: false)
                finish(id, CallReply(.journal))
            }
            return nil
        }
    }

    private func send(_ parcel: Parcel) async throws(PortalError) -> PortalReply {
        statistics.count(requests: 1, commands: parcel.commands.count)
        guard parcel.goesAlone || isSingle, let call = parcel.commands.first, parcel.commands.count == 1 else {
            return try await portal.exchange(
                "batch",
                ["halt": 0, "cmd": .object(JSONObject(parcel.commands.map { ($0.key, .string($0.call.command)) }))]
            )
        }
        let reply = try await portal.exchange(call.call.method, call.call.parameters)
        guard reply.error == nil else { return reply }
        // In the form of a batch of one.
        var members: JSONObject = ["result": .object([call.key: reply.answer["result"] ?? .null])]
        for name in ["total", "next", "time"] {
            members["result_\(name)"] = reply.answer[name].map { .object([call.key: $0]) }
        }
        return PortalReply(
            status: reply.status,
            answer: ["result": .object(members), "time": reply.answer["time"] ?? .null]
        )
    }

    // MARK: Answers

    private func accept(
        _ answer: BatchAnswer,
        _ time: JSONValue?,
        _ parcel: Parcel
    ) async {
        portal.learn(
            operating: parcel.commands.map { answer.member("result_time", of: $0.key) },
            of: parcel.commands.map(\.call.method)
        )
        let seen = parcel.fronts.users(in: answer, coding)
        let prepared = parcel.preparing.users(in: answer, coding)
        let wasPrepared = parcel.preparing.allSatisfy { answer.member("result", of: $0.key) != nil }
        if wasPrepared {
            startJudging(parcel.shipment.prepares, prepared, parcel.fields)
        } else {
            let failed = parcel.preparing.first { answer.member("result_error", of: $0.key) != nil }
            let error = failed.flatMap { answer.single($0.key, time: time)?.error }
            readLater(parcel.shipment.prepares, since: error ?? PortalError(.unreadable, method: "user.get"))
        }

        var entry = takeNotes()
        for unverified in parcel.shipment.unverified {
            let user = seen[unverified.change.user]
            if let doubt = unverified.doubt {
                settle(unverified, doubt, user, in: &entry)
            } else if let user {
                entry.readBack.append((unverified.call, unverified.change.lateFates(seenAs: user, in: coding.schema)))
            }
        }
        let total = parcel.changes.count + parcel.shipment.reads.count
        var replies: [(Int, CallReply)] = []
        var lost: [Parcel.Part] = []
        var taken: [Shipment.Unverified] = []
        var surprises: [ClientCall] = []
        for (id, ready) in parcel.changes {
            let change = ready.change
            guard let reply = answer.single(Parcel.key(id), time: time) else {
                lost.append((id, ready))
                continue
            }
            let isTaken = reply.answer["error"] == nil
            settle(id, ready, isTaken: isTaken)
            if ready.isProbe, isTaken {
                lookAgain(id)
                continue
            }
            replies.append((id, reply.gathered(replies.count + 1, of: total)))
            guard isTaken else {
                if reply.status == 429 { portal.learn(operatingLimitOf: "user.update") }
                let error = reply.error.hidingValues(of: change)
                if let call = parcel.calls[id] {
                    entry.ended.append((call, .failed(error)))
                } else if let item = items[id] {
                    entry.refuse(change.user, error, of: item.client)
                }
                continue
            }
            guard let call = parcel.calls[id] else {
                if let call = unforeseen(change, of: id, seen[change.user], in: &entry) { surprises.append(call) }
                continue
            }
            if ready.isBlind, let user = seen[change.user] {
                var change = change.seen(before: user, in: coding.schema)
                change.person = user.displayName
                entry.seen.append((call, change))
                guard !change.after.isEmpty else { continue }
                entry.ended.append((call, .taken))
                taken.append(Shipment.Unverified(call: call, change: change))
            } else {
                taken.append(end(call, change, of: id, seen[change.user], in: &entry))
            }
        }
        for (id, reply) in replies { count(id, reply.kind, into: &entry) }
        do throws(JournalError) {
            taken += try await write(entry, surprises)
            verify(taken)
            for (id, reply) in replies { finish(id, reply) }
        } catch {
            // The record says that the portal may hold it, until the end can be written.
            for (id, reply) in replies { finish(id, reply.answer["error"] == nil ? CallReply(.unrecorded) : reply) }
        }
        for (offset, id) in parcel.shipment.reads.enumerated() {
            let reply = answer.single(Parcel.key(id), time: time) ?? CallReply(.unknownOutcome)
            finish(id, reply.gathered(parcel.changes.count + offset + 1, of: total))
        }
        if !lost.isEmpty { await recover(lost, parcel.calls) }
    }

    private func settle(_ id: Int, _ ready: CallItem.ReadyChange, isTaken: Bool) {
        items[id]?.client.ledger.settle(ready.ticket, isTaken: isTaken)
    }

    /// How often a user may be there for the portal and not for who reads it.
    private static let mostMisses = 3

    /// Lets the user of a call be read again, who wasn't found and is there by now.
    private func lookAgain(_ id: Int) {
        guard let item = items[id] else { return }
        item.misses += 1
        guard item.misses < Self.mostMisses else { return finish(id, CallReply(.unseen)) }
        item.stage = .unread
    }

    /// How often the users of a call are read in vain.
    private static let mostReadings = 3
    /// How long it is waited after the first time; then twice as long.
    private static let pause = Duration.milliseconds(500)

    /// Lets the users of calls be read once more after a while, or gives these up: nothing of them was sent.
    private func readLater(_ ids: [Int], since error: PortalError) {
        for id in ids {
            guard let item = items[id] else { continue }
            item.failures.append(error)
            guard item.failures.count < Self.mostReadings else {
                finish(id, CallReply(GatewayError(error)))
                continue
            }
            let pause = Self.pause * (1 << (item.failures.count - 1))
            Task {
                try? await ContinuousClock().sleep(for: pause)
                if case .reading? = items[id]?.stage { items[id]?.stage = .unread }
                signal()
            }
        }
    }

    /// A request that failed as a whole.
    private func fail(_ parcel: Parcel, _ error: PortalError) async {
        health.portalFailed(error)
        if !isClosing { verify(parcel.shipment.unverified) }
        switch error.code.passes {
        case .perhapsDone, .perhapsNotBitrix:
            readLater(parcel.shipment.prepares, since: error)
            for id in parcel.shipment.reads { finish(id, CallReply(GatewayError(error))) }
            await recover(parcel.changes, parcel.calls)
        case .whenSlower:
            await sendAgain(parcel)
            try? await ContinuousClock().sleep(for: .milliseconds(500))
        case .afterReset where isSingle && !parcel.goesAlone:
            // The portal refuses batches for their run time; one by one, calls may go.
            await sendAgain(parcel)
        case .unsent, .afterReset, .never, .afterRenewal:
            await withdraw(parcel, error)
            for id in parcel.shipment.updates + parcel.shipment.prepares + parcel.shipment.reads {
                finish(id, CallReply(GatewayError(error)))
            }
        }
    }

    /// Lets calls be sent once more that weren't carried out; their users are read again, since time passes.
    private func sendAgain(_ parcel: Parcel) async {
        for (id, ready) in parcel.changes { settle(id, ready, isTaken: false) }
        if !parcel.calls.isEmpty {
            var entry = takeNotes()
            // They are recorded anew; what changes nothing is no record.
            entry.seen += parcel.changes.compactMap { id, ready in
                parcel.calls[id].map { ($0, Change(user: ready.change.user, person: "", before: [:], after: [:])) }
            }
            _ = try? await write(entry)
        }
        for id in parcel.shipment.updates + parcel.shipment.prepares { items[id]?.stage = .unread }
        for id in parcel.shipment.reads { items[id]?.stage = .ready([]) }
    }

    /// Records that changes weren't carried out.
    private func withdraw(_ parcel: Parcel, _ error: PortalError) async {
        for (id, ready) in parcel.changes { settle(id, ready, isTaken: false) }
        guard !parcel.calls.isEmpty else { return }
        var entry = takeNotes()
        entry.ended = parcel.calls.values.map { ($0, .failed(error)) }
        _ = try? await write(entry)
    }
}

extension CallItem {
    /// The updates that it asks for.
    var wanted: [WantedUpdate] {
        switch work {
        case .update(let wanted): [wanted]
        case .batch(let batch): batch.updates
        case .read: []
        }
    }
}

extension CallReply {
    /// As what a call with this answer is counted.
    var kind: String {
        guard let code = answer["error"]?.phpText else { return "taken" }
        return switch code {
        case "QUERY_LIMIT_EXCEEDED", "OPERATION_TIME_LIMIT": "limited"
        case "MOONHOOK_UNKNOWN": "unanswered"
        default: "failed"
        }
    }

    /// The error that it reports, for the journal.
    var error: PortalError {
        PortalError(
            .rejected,
            method: "user.update",
            portalCode: ForeignText(answer["error"]?.phpText ?? ""),
            portalMessage: ForeignText(answer["error_description"]?.phpText ?? ""),
            status: status
        )
    }

    /// The same, as one of those that went together.
    func gathered(_ number: Int, of count: Int) -> CallReply {
        guard count > 1 else { return self }
        var reply = self
        reply.headers.append(("X-Moonhook-Batch", "\(number)/\(count)"))
        return reply
    }
}

extension PortalError {
    /// The error with the status of the whole answer.
    fileprivate func inReply(_ reply: PortalReply) -> PortalError {
        var error = self
        error.status = reply.status
        return error
    }
}
