import Engine
import Journal
import PortalClient
import PortalModel
import Wire

/// What the journal gets to know of calls.
extension CallQueue {
    /// Takes what is to be written with the next transaction.
    func takeNotes() -> GatewayEntry {
        defer { notes = GatewayEntry() }
        return notes
    }

    func write(_ entry: GatewayEntry) async throws(JournalError) -> [CallID] {
        let durability = settings.durability
        lastWriting = .now
        do throws(JournalError) {
            return try await desk.run { journal throws(JournalError) in
                try journal.record(entry, durability: durability)
            }
        } catch {
            // What has come about is so for the next transaction, too.
            notes.takeBack(entry)
            writeNotesSoon()
            throw error
        }
    }

    /// Writes what waits for a transaction.
    func writeNotes() async {
        guard !notes.isEmpty else { return }
        _ = try? await write(takeNotes())
    }

    /// Counts how a call ended.
    func count(_ id: Int, _ kind: String, into entry: inout GatewayEntry) {
        guard let item = items[id] else { return }
        count(kind, of: item, into: &entry)
    }

    private func count(_ kind: String, of item: CallItem, into entry: inout GatewayEntry) {
        item.isCounted = true
        count(kind, of: item.client, into: &entry)
    }

    /// Counts how a call of a client ended, in the journal and in the statistics.
    func count(_ kind: String, of day: ClientDay, into entry: inout GatewayEntry) {
        entry.count(kind, of: day.run.id)
        statistics.count(kind, client: day.settings.name)
    }

    /// Counts the updates of a call that ends without the portal's answer to them.
    func countEnd(of item: CallItem, _ reply: CallReply) {
        guard !item.isCounted, let code = reply.answer["error"]?.phpText, code != "MOONHOOK_CLOSING" else { return }
        // At the next start it is known how such a call ended.
        guard code != "MOONHOOK_UNKNOWN" || !isClosing else { return }
        for _ in item.wanted.dropFirst(item.refused.count) { count(reply.kind, of: item, into: &notes) }
        writeNotesSoon()
    }

    /// Notes that a call was taken.
    ///
    /// - Parameters:
    ///   - call: Its row in the journal.
    ///   - change: What it was to change.
    ///   - id: The call.
    ///   - user: Its user as the portal held it in front of the change; `nil` if that isn't known.
    ///   - entry: What is written of it.
    /// - Returns: What is to be read back.
    func end(
        _ call: CallID,
        _ change: Change,
        of id: Int,
        _ user: User?,
        in entry: inout GatewayEntry
    ) -> Shipment.Unverified {
        var change = change
        if let user, let before = coding.schema.overtaken(change, by: user) {
            entry.overtaken.append((call, before))
            change.before = before
            countOvertaken(id, into: &entry)
        }
        entry.ended.append((call, .taken))
        return Shipment.Unverified(call: call, change: change)
    }

    /// A call that was to change nothing, and has replaced what somebody wrote since its user was read; `nil` for any other one.
    ///
    /// It couldn't be recorded before it was sent, and bounds count it only now.
    func unforeseen(_ change: Change, of id: Int, _ user: User?, in entry: inout GatewayEntry) -> ClientCall? {
        guard let item = items[id], let user, coding.schema.overtaken(change, by: user) != nil else { return nil }
        let change = change.seen(before: user, in: coding.schema)
        item.client.ledger.count(change)
        countOvertaken(id, into: &entry)
        return ClientCall(run: item.client.run.id, change: change, isOvertaken: true)
    }

    private func countOvertaken(_ id: Int, into entry: inout GatewayEntry) {
        items[id].map { entry.count("overtaken", of: $0.client.run.id) }
        statistics.count("overtaken")
    }

    /// Writes what became of calls, and calls that were taken before they could be recorded.
    ///
    /// What is only counted waits for the next transaction, so that nobody waits for the disk.
    ///
    /// - Parameters:
    ///   - entry: What became of calls.
    ///   - surprises: The calls that were taken already.
    ///   - areReadBack: Whether the values of these were read after that.
    /// - Returns: What is to be read back of them.
    /// - Throws: `JournalError`; what became of calls is kept for the next transaction.
    func write(
        _ entry: GatewayEntry,
        _ surprises: [ClientCall],
        areReadBack: Bool = false
    ) async throws(JournalError) -> [Shipment.Unverified] {
        guard !entry.countsOnly || !surprises.isEmpty else {
            notes.takeBack(entry)
            writeNotesSoon()
            return []
        }
        var entry = entry
        entry.begun += surprises
        let calls = try await write(entry)
        guard !calls.isEmpty else { return [] }
        entry = takeNotes()
        entry.ended += calls.map { ($0, .taken) }
        if areReadBack {
            entry.readBack += zip(calls, surprises).map { ($0, $1.change.after.mapValues { _ in .taken }) }
        }
        _ = try await write(entry)
        guard !areReadBack else { return [] }
        return zip(calls, surprises).map { Shipment.Unverified(call: $0, change: $1.change) }
    }
}

extension GatewayEntry {
    /// Notes that the portal has refused a call that wasn't recorded before.
    mutating func refuse(_ user: UserID, _ error: PortalError, of day: ClientDay) {
        let change = Change(user: user, person: "", before: [:], after: [:])
        refused.append((ClientCall(run: day.run.id, change: change), error))
    }
}

extension Change {
    /// A change that was judged without its user, now that it is known what this held: only what differs from that is left.
    func seen(before user: User, in schema: Schema) -> Change {
        var change = self
        change.after = after.filter { name, value in
            guard let field = schema[name] else { return true }
            return !field.means(user.fields[name], value) || field.isReordered(user.fields[name], value)
        }
        change.before = user.fields.filter { change.after[$0.key] != nil }
        change.unseen = []
        return change
    }
}

extension Schema {
    /// The values that a user held before a change, if they aren't those with which it was judged.
    fileprivate func overtaken(_ change: Change, by user: User) -> [String: FieldValue]? {
        let visible = change.after.keys.filter { provable($0) != nil }
        let isOvertaken = visible.contains { name in
            self[name].map { !$0.means(change.before[name], user.fields[name]) } ?? false
        }
        guard isOvertaken else { return nil }
        var before = change.before
        for name in visible { before[name] = user.fields[name] }
        return before
    }
}
