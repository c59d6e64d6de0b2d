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
        note(findings, of: item)
        do throws(JournalError) {
            switch try await admitted(verdict, of: item) {
            case .refused(let error, let findings):
                note(findings, error, of: item, item.users.first)
                notes.counted.append((item.client.run.id, "refused", 1))
                statistics.count(refusal: error.code, client: item.client.settings.name)
                writeNotesSoon()
                finish(id, CallReply(error))
            case .passed(let change):
                keep(findings, of: id)
                items[id]?.stage = .ready([
                    CallItem.ReadyChange(change: change, isRecorded: true, fields: fields, isBlind: isBlind)
                ])
            case .unchanged(let change):
                keep(findings, of: id)
                items[id]?.stage = .ready([CallItem.ReadyChange(change: change, isRecorded: false, fields: fields)])
            }
        } catch {
            finish(id, CallReply(.journal))
        }
    }

    /// A verdict after the bounds of the client's day.
    func admitted(_ verdict: CallVerdict, of item: CallItem) async throws(JournalError) -> CallVerdict {
        guard case .passed(let change) = verdict, let refusal = try await days.admit(change, of: item.client) else {
            return verdict
        }
        return .refused(refusal, [])
    }

    /// Records findings with the next transaction.
    func note(_ findings: [Diagnostic], of item: CallItem) {
        notes.findings += findings.map { (item.client.run.id, $0) }
    }

    /// Records why a call is refused: what its judge has found, or else the refusal itself.
    func note(_ findings: [Diagnostic], _ error: GatewayError, of item: CallItem, _ user: UserID?) {
        note(findings.isEmpty ? [error.finding(of: user)].compactMap(\.self) : findings, of: item)
    }

    /// Records that a call is refused before it came here.
    func note(refusal error: GatewayError, of day: ClientDay) {
        notes.counted.append((day.run.id, "refused", 1))
        if let finding = error.finding(of: nil) { notes.findings.append((day.run.id, finding)) }
        writeNotesSoon()
    }

    /// Tells the caller which fields stay as they were.
    private func keep(_ findings: [Diagnostic], of id: Int) {
        let kept = findings.filter { $0.code == .warned }.compactMap(\.field)
        if !kept.isEmpty { items[id]?.headers.append(("X-Moonhook-Kept", kept.joined(separator: ", "))) }
    }
}
