import Journal
import PortalModel

/// What is decided of calls once their users were read.
extension CallQueue {
    /// Judges calls, beside all others: those of one client together, since each turn of its thread costs.
    ///
    /// - Parameters:
    ///   - ids: The calls.
    ///   - users: Their users.
    ///   - fields: The fields with which they were read; `nil` if they are judged without.
    func startJudging(_ ids: [Int], _ users: [UserID: User], _ fields: Set<String>?) {
        var updates: [ObjectIdentifier: (judge: ClientJudge, calls: [(id: Int, wanted: WantedUpdate)])] = [:]
        for id in ids {
            guard let item = items[id] else { continue }
            switch item.work {
            case .update(let wanted):
                updates[ObjectIdentifier(item.judge), default: (item.judge, [])].calls.append((id, wanted))
            case .batch(let batch): Task { await judge(id, batch, item, users, fields ?? []) }
            case .read: break
            }
        }
        for (judge, calls) in updates.values {
            Task {
                let needed = fields ?? judge.fields(for: calls.map(\.wanted))
                let found = await judge.judge(calls.map { ($0.wanted, users[$0.wanted.user]) }, readWith: needed)
                for (call, found) in zip(calls, found) { await judged(call.id, found, needed, isBlind: fields == nil) }
            }
        }
    }

    private func judged(_ id: Int, _ found: (CallVerdict, [Diagnostic])?, _ fields: Set<String>, isBlind: Bool) async {
        guard let item = items[id], case .reading = item.stage else { return }
        defer { signal() }
        guard let (verdict, findings) = found else {
            items[id]?.stage = .unread
            return
        }
        do throws(GatewayError) {
            let ready = try await ready(verdict, of: item, fields: fields, isBlind: isBlind)
            // The caller may have hung up meanwhile.
            guard let item = items[id], case .reading = item.stage else { return release([ready], of: item) }
            note(findings, of: item)
            keep(findings, of: id)
            items[id]?.stage = .ready([ready])
        } catch {
            guard !isBlind else {
                // What the user holds may make it well.
                items[id]?.stage = .unread
                return
            }
            note(findings, of: item)
            note(verdict.refusals, error, of: item, item.users.first)
            count(refusal: error, of: item.client)
            item.isCounted = true
            writeNotesSoon()
            finish(id, CallReply(error))
        }
    }

    /// A verdict as it is sent, if the bounds of the client's day permit it.
    ///
    /// - Throws: ``GatewayError`` if it isn't sent.
    func ready(
        _ verdict: CallVerdict,
        of item: CallItem,
        fields: Set<String>,
        isBlind: Bool = false
    ) async throws(GatewayError) -> CallItem.ReadyChange {
        switch verdict {
        case .refused(let error, _): throw error
        case .unseen:
            guard let user = item.users.first else { throw .unseen }
            return CallItem.ReadyChange(
                Change(user: user, person: "", before: [:], after: [:]),
                isRecorded: false,
                fields: fields,
                isProbe: true
            )
        case .unchanged(let change): return CallItem.ReadyChange(change, isRecorded: false, fields: fields)
        case .passed(let change):
            let ticket = try await days.admit(change, of: item.client)
            var change = change
            // Until its user was read, nobody knows what was there before.
            if isBlind { change.unseen = Set(change.after.keys) }
            return CallItem.ReadyChange(
                change,
                isRecorded: true,
                fields: fields,
                ticket: ticket,
                isBlind: isBlind
            )
        }
    }

    /// Gives back what bounds count of changes that aren't sent.
    func release(_ changes: [CallItem.ReadyChange], of item: CallItem?) {
        for change in changes { item?.client.ledger.settle(change.ticket, isTaken: false) }
    }

    /// Records findings with the next transaction.
    func note(_ findings: [Diagnostic], of item: CallItem) {
        notes.findings += findings.map { (item.client.run.id, $0) }
    }

    /// Records why a call is refused: what its judge has found, or else the refusal itself.
    func note(_ findings: [Diagnostic], _ error: GatewayError, of item: CallItem, _ user: UserID?) {
        note(findings.isEmpty ? [error.finding(of: user)].compactMap(\.self) : findings, of: item)
    }

    /// Counts a call that is refused, in the journal and in the statistics.
    func count(refusal error: GatewayError, of day: ClientDay) {
        notes.count("refused", of: day.run.id)
        statistics.count(refusal: error.code, client: day.settings.name)
    }

    /// Records that a call is refused before it came here.
    func note(refusal error: GatewayError, of day: ClientDay, _ user: UserID?) {
        count(refusal: error, of: day)
        if let finding = error.finding(of: user) { notes.findings.append((day.run.id, finding)) }
        writeNotesSoon()
    }

    /// Tells the caller which fields stay as they were.
    func keep(_ findings: [Diagnostic], of id: Int) {
        var kept: [String] = []
        // A recipe that ran twice, and each command of a batch, may have warned of the same field.
        for case let field? in findings.filter({ $0.code == .warned }).map(\.field) where !kept.contains(field) {
            kept.append(field)
        }
        if !kept.isEmpty { items[id]?.headers.append(("X-Moonhook-Kept", kept.joined(separator: ", "))) }
    }
}
