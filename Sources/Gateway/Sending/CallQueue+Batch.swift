import Engine
import Journal
import PortalClient
import PortalModel
import Synchronization
import Wire

/// Batches of callers' own: they go as one request each, and nothing goes with them.
extension CallQueue {
    /// Judges the updates of a batch in their order, each on what those before it leave.
    ///
    /// Nobody knows yet whether those will be taken. So a second update of a user must come to the same without them, unless the batch
    /// halts; and it is sent with all its fields, those too that are so already, and recorded.
    func judge(
        _ id: Int,
        _ batch: WantedBatch,
        _ item: CallItem,
        _ users: [UserID: User],
        _ fields: Set<String>
    ) async {
        var changes: [CallItem.ReadyChange] = []
        var held = users
        var seen: Set<UserID> = []
        var refused: [String: GatewayError] = [:]
        var all: [Diagnostic] = []
        for command in batch.commands {
            guard case .update(let wanted) = command.kind else { continue }
            let isAgain = seen.contains(wanted.user)
            guard let (verdict, findings) = await item.judge.judge(wanted, on: held[wanted.user], readWith: fields),
                let without = isAgain && !batch.halts
                    ? await item.judge.judge(wanted, on: users[wanted.user], readWith: fields) : (verdict, [])
            else {
                release(changes, of: item)
                items[id]?.stage = .unread
                signal()
                return
            }
            note(findings, of: item)
            all += findings
            do throws(GatewayError) {
                var ready = try await ready(verdict, of: item, fields: fields)
                ready.key = command.key
                if ready.isProbe { ready.change.user = wanted.user }
                seen.insert(wanted.user)
                if isAgain, !ready.isProbe, let user = held[wanted.user] {
                    ready.sendAll(wanted, user, coding.schema)
                    if !batch.halts, let first = users[wanted.user] {
                        try await bring(&ready, to: without.0, wanted, first, user, of: item)
                    }
                }
                if !wanted.references.isEmpty, !ready.isProbe {
                    ready = try await self.ready(ready, referring: wanted, held[wanted.user], of: item)
                }
                held[wanted.user] = held[wanted.user]?.taking(ready.change)
                changes.append(ready)
            } catch {
                note(verdict.refusals, error, of: item, wanted.user)
                refused[command.key] = error
            }
            if batch.halts, refused[command.key] != nil { break }
        }
        guard let known = items[id], case .reading = known.stage else { return release(changes, of: item) }
        items[id]?.refused.merge(refused) { first, _ in first }
        keep(all, of: id)
        items[id]?.stage = .ready(changes)
        signal()
    }

    /// Makes a second update of a user the same whether those before it are taken or not.
    ///
    /// - Parameters:
    ///   - ready: The update, as judged on what they leave.
    ///   - verdict: What was found of it without them.
    ///   - wanted: What it asks for.
    ///   - first: The user without them.
    ///   - last: The user as they leave it.
    ///   - item: The batch.
    /// - Throws: ``GatewayError`` if it comes to something else without them, or if bounds forbid it then.
    private func bring(
        _ ready: inout CallItem.ReadyChange,
        to verdict: CallVerdict,
        _ wanted: WantedUpdate,
        _ first: User,
        _ last: User,
        of item: CallItem
    ) async throws(GatewayError) {
        let known = ready.ticket
        // Bounds count it as if those before it weren't taken: these are counted themselves.
        defer { item.client.ledger.settle(known, isTaken: false) }
        ready.ticket = nil
        var other = try await self.ready(verdict, of: item, fields: ready.fields)
        other.sendAll(wanted, first, coding.schema)
        let (one, two) = (last.taking(ready.change), first.taking(other.change))
        let names = Set(ready.change.after.keys).union(other.change.after.keys)
        let dependent = coding.schema.sorted(names).first { name in
            coding.schema.provable(name).map { !$0.means(one.fields[name], two.fields[name]) } ?? false
        }
        if let dependent {
            item.client.ledger.settle(other.ticket, isTaken: false)
            throw .dependent(dependent)
        }
        ready.ticket = other.ticket
        for (name, value) in other.change.after where ready.change.after[name] == nil {
            ready.change.after[name] = value
            ready.change.before[name] = last.fields[name]
        }
    }

    /// A change with fields whose values only the portal knows before it was sent: they may turn out to be empty.
    private func ready(
        _ ready: CallItem.ReadyChange,
        referring wanted: WantedUpdate,
        _ user: User?,
        of item: CallItem
    ) async throws(GatewayError) -> CallItem.ReadyChange {
        var worst = ready.change
        var ready = ready
        for name in wanted.references.keys {
            worst.after[name] = .null
            ready.referenced.updateValue(user?.fields[name], forKey: name)
        }
        ready.change.person = user?.displayName ?? ready.change.person
        let first = ready.ticket
        defer { item.client.ledger.settle(first, isTaken: false) }
        ready.ticket = try await days.admit(worst, of: item.client)
        return ready
    }

    /// Sends a batch, records what it brings about, and answers.
    func carryOutBatch(_ shipment: Shipment) async {
        guard let id = shipment.batch, let item = items[id], case .batch(let batch) = item.work else { return }
        defer { sent[id] = nil }
        let ready = Dictionary(uniqueKeysWithValues: (sent[id] ?? []).map { ($0.key, $0) })
        let refused = item.refused.merging(batch.refused) { first, _ in first }
        let commands = batch.sendable(refused)
        guard !commands.isEmpty else {
            await answer(id, batch, nil, refused)
            return
        }
        let recorded = commands.compactMap { command in ready[command.key].flatMap { $0.isRecorded ? $0 : nil } }
        var entry = takeNotes()
        entry.begun = recorded.map { ClientCall(run: item.client.run.id, change: $0.change) }
        let calls: [String: CallID]
        do throws(JournalError) {
            let ids = recorded.isEmpty && entry.isEmpty ? [] : try await write(entry)
            calls = Dictionary(uniqueKeysWithValues: zip(recorded.map(\.key), ids))
        } catch {
            release(Array(ready.values), of: item)
            finish(id, CallReply(.journal))
            return
        }
        // A refused command's place in the ledger is free again, and so are those behind it in a batch that halts.
        let sendable = Set(commands.map(\.key))
        release(ready.values.filter { !sendable.contains($0.key) }, of: item)
        let sent = ready.filter { sendable.contains($0.key) }
        let front = batch.halts ? nil : front(of: sent.values, besides: commands.map(\.key))
        var texts = commands.map { command in
            (command.key, JSONValue.string(self.text(of: command, ready[command.key])))
        }
        if let front { texts.insert((front.key, .string(front.call.command)), at: 0) }
        statistics.count(requests: 1, commands: texts.count)
        do throws(PortalError) {
            var reply = try await portal.exchange("batch", ["halt": .integer(batch.halts ? 1 : 0), "cmd": .php(texts)])
            if let error = reply.error {
                return await failBatch(
                    id,
                    batch,
                    error,
                    sent,
                    calls,
                    refused,
                    CallReply(status: reply.status, reply.answer)
                )
            }
            // What can't be read may be something else's answer to a batch that was carried out.
            guard let answer = BatchAnswer(reply.answer) else { throw PortalError(.unreadable, method: "batch") }
            health.portalAnswered()
            portal.learn(
                operating: commands.map { answer.member("result_time", of: $0.key) },
                of: commands.map(\.method)
            )
            let seen = front.map { [$0].users(in: answer, coding) } ?? [:]
            // The caller knows nothing of the command in front.
            if front != nil { reply.answer["result"] = answer.restricted(to: commands.map(\.key)) }
            await accept(id, item, batch, reply, answer, sent, seen, calls, refused)
        } catch {
            await failBatch(id, batch, error, sent, calls, refused)
        }
    }

    /// What reads the users of a batch in front of its updates; `nil` if there is no room, or nothing to be read.
    ///
    /// Not in a batch that halts: if it failed, that would be the end of the caller's own commands.
    private func front(of changes: some Sequence<CallItem.ReadyChange>, besides keys: [String]) -> Parcel.Command? {
        let changes = changes.filter { !$0.isProbe }
        guard !changes.isEmpty, keys.count < WantedBatch.limit else { return nil }
        let fields = Set(changes.flatMap { Array($0.change.after.keys) + $0.referenced.keys })
            .filter(coding.schema.shows)
        let read = UserRead(ids: Set(changes.map(\.change.user)).sorted(), fields: coding.schema.sorted(fields))
        // Nobody can refer to it.
        var key = ""
        repeat { key = "moonhook\(UInt64.random(in: .min ... .max))" } while keys.contains(key)
        return Parcel.Command(key: key, call: read.call, read: read)
    }

    /// The command as it is sent: an update as it was judged, with what only the portal knows.
    private func text(of command: WantedBatch.Command, _ ready: CallItem.ReadyChange?) -> String {
        guard let ready, case .update(let wanted) = command.kind else { return command.text }
        var call = coding.call(ready.change)
        guard !ready.isProbe else { return call.command }
        for (name, reference) in wanted.references { call.parameters[name] = reference }
        return call.command
    }

    private func accept(
        _ id: Int,
        _ item: CallItem,
        _ batch: WantedBatch,
        _ reply: PortalReply,
        _ answer: BatchAnswer,
        _ ready: [String: CallItem.ReadyChange],
        _ seen: [UserID: User],
        _ calls: [String: CallID],
        _ refused: [String: GatewayError]
    ) async {
        var entry = takeNotes()
        var taken: [Shipment.Unverified] = []
        var surprises: [ClientCall] = []
        let recorded = Set(ready.filter { calls[$0.key] != nil }.values.map(\.change.user))
        var refused = refused
        var referring: [CallItem.ReadyChange] = []
        let inOrder = batch.commands.compactMap { command in ready[command.key] }
        // If an earlier command failed, a later one has found another value than it was judged on.
        var held = [UserID: User](before: inOrder.map(\.change), seen: seen)
        for ready in inOrder {
            let key = ready.key
            let isTaken = answer.member("result", of: key) == true
            // What bounds count of another command's answer is known once that can be read.
            if !isTaken || ready.referenced.isEmpty { item.client.ledger.settle(ready.ticket, isTaken: isTaken) }
            if isTaken, ready.isProbe {
                // The user is there by now, and nothing of the call was sent.
                refused[key] = .unseen
            } else if isTaken {
                let user = held[ready.change.user]
                held[ready.change.user] = user?.taking(ready.change)
                if !ready.referenced.isEmpty { referring.append(ready.seeing(seen[ready.change.user])) }
                count(id, "taken", into: &entry)
                if let call = calls[key] {
                    taken.append(end(call, ready.change, of: id, user, in: &entry))
                } else if !recorded.contains(ready.change.user),
                    let call = unforeseen(ready.change, of: id, user, in: &entry)
                {
                    surprises.append(call)
                }
            } else {
                let reply = answer.single(key, time: nil)
                count(id, reply?.kind ?? "failed", into: &entry)
                let error = (reply?.error ?? PortalError(.rejected, method: "user.update"))
                    .hidingValues(of: ready.change)
                if let call = calls[key] {
                    entry.ended.append((call, .failed(error)))
                } else if reply != nil {
                    entry.refuse(ready.change.user, error, of: item.client)
                }
            }
        }
        do throws(JournalError) {
            taken += try await write(entry, surprises)
            verify(taken)
        } catch {
            for ready in referring { item.client.ledger.settle(ready.ticket, isTaken: true) }
            return finish(id, CallReply(.unrecorded))
        }
        await record(referring, of: item)
        await self.answer(id, batch, reply, refused)
    }

    /// Records fields whose values are other commands' answers, now that they can be read.
    private func record(_ changes: [CallItem.ReadyChange], of item: CallItem) async {
        guard !changes.isEmpty else { return }
        let wanted = changes.map { ready in
            Change(
                user: ready.change.user,
                person: ready.change.person,
                before: ready.referenced.compactMapValues { $0 },
                after: ready.referenced.mapValues { _ in .null }
            )
        }
        let users = await look(for: wanted)
        for ready in changes { item.client.ledger.settle(ready.ticket, isTaken: users == nil) }
        let seen = wanted.compactMap { change -> Change? in
            guard let user = users?[change.user] else { return nil }
            var change = change
            for name in change.after.keys {
                let isSame = coding.schema[name].map { $0.means(change.before[name], user.fields[name]) } ?? false
                change.after[name] = isSame ? nil : user.fields[name] ?? .null
            }
            return change.after.isEmpty ? nil : change.keeping { _ in true }
        }
        if users != nil { for change in changes.map(\.change) + seen { item.client.ledger.count(change) } }
        let calls = seen.map { ClientCall(run: item.client.run.id, change: $0) }
        _ = try? await write(takeNotes(), calls, areReadBack: true)
    }

    /// Answers with what the portal did and what was refused.
    private func answer(
        _ id: Int,
        _ batch: WantedBatch,
        _ reply: PortalReply?,
        _ refused: [String: GatewayError]
    ) async {
        let keys = batch.commands.map(\.key)
        if !refused.isEmpty { writeNotesSoon() }
        if let item = items[id] {
            for error in refused.values { count(refusal: error, of: item.client) }
            // What was refused as it was judged is recorded with that.
            for case .refused(let error, let user) in batch.commands.map(\.kind) { note([], error, of: item, user) }
        }
        guard let reply, let answer = BatchAnswer(reply.answer) else {
            let shown = batch.shown(refused, hasFailed: false)
            finish(id, CallReply(["result": BatchAnswer.of(shown, order: keys), "time": .object(AnswerTime.now)]))
            return
        }
        let hasFailed = keys.contains { answer.member("result_error", of: $0) != nil }
        var members = reply.answer
        members["result"] = answer.adding(batch.shown(refused, hasFailed: hasFailed), order: keys)
        finish(id, CallReply(status: reply.status, members))
    }

    /// Records that nothing of a batch was carried out, and answers.
    private func withdraw(
        _ id: Int,
        _ ready: [String: CallItem.ReadyChange],
        _ calls: [String: CallID],
        _ error: PortalError,
        _ reply: CallReply
    ) async {
        release(Array(ready.values), of: items[id])
        var entry = takeNotes()
        entry.ended = calls.values.map { ($0, .failed(error)) }
        _ = try? await write(entry)
        finish(id, reply)
    }

    /// Notes that a batch failed as a whole, and answers with what the portal has said of that, if it has.
    private func failBatch(
        _ id: Int,
        _ batch: WantedBatch,
        _ error: PortalError,
        _ ready: [String: CallItem.ReadyChange],
        _ calls: [String: CallID],
        _ refused: [String: GatewayError],
        _ reply: CallReply? = nil
    ) async {
        health.portalFailed(error)
        guard error.code.passes.leavesDoubt else {
            return await withdraw(id, ready, calls, error, reply ?? CallReply(GatewayError(error)))
        }
        let lost = ready.map { key, ready in (key, LostChange(id: id, ready: ready, call: calls[key])) }
        let areTaken = await readBack(lost: lost.map(\.1))
        if let item = items[id] { await record(ready.values.filter { !$0.referenced.isEmpty }, of: item) }
        let taken = Set(zip(lost, areTaken).compactMap { $1 ? $0.0 : nil })
        // The answers of its other commands are lost, whatever became of its updates.
        guard reply == nil, ready.values.allSatisfy(\.referenced.isEmpty),
            batch.sendable(refused).allSatisfy({ taken.contains($0.key) })
        else { return finish(id, reply ?? CallReply(.unknownOutcome)) }
        let keys = batch.commands.map(\.key).filter(taken.contains)
        let time = JSONValue.object(AnswerTime.now)
        let result = BatchAnswer.of(taken: keys, time: time)
        await answer(id, batch, PortalReply(status: 200, answer: ["result": result, "time": time]), refused)
    }
}

extension [UserID: User] {
    /// The users in front of changes, with the fields of these: as they were read there, or else as the changes were judged.
    fileprivate init(before changes: [Change], seen: [UserID: User]) {
        self = [:]
        for change in changes.reversed() {
            for name in change.after.keys {
                let value = if let user = seen[change.user] { user.fields[name] } else { change.before[name] }
                self[change.user, default: User(id: change.user, fields: [:])].fields[name] = value
            }
        }
    }
}

extension User {
    /// The user as a change leaves it; a photo, which would read as a link, stays.
    fileprivate func taking(_ change: Change) -> User {
        var user = self
        for (name, value) in change.after where !value.isFile { user.fields[name] = value.isEmpty ? nil : value }
        return user
    }
}
