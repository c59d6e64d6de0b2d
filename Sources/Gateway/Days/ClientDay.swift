package import Foundation
import Journal
import PortalModel
import Synchronization

/// A client on one local day: what it may do, its run in the journal, and whom it has changed so far.
final class ClientDay: Sendable {
    let settings: GatewayClient
    /// The local day, as `YYYY-MM-DD`.
    let day: String
    let run: RecordedRun
    let ledger: ClientLedger

    init(_ settings: GatewayClient, day: String, run: RecordedRun, ledger: ClientLedger) {
        (self.settings, self.day, self.run, self.ledger) = (settings, day, run, ledger)
    }
}

/// Whom a client changes on one day in ways that bounds count: what was taken, and what was admitted and has no answer yet.
final class ClientLedger: Sendable {
    /// A change that was admitted, until its answer is known.
    typealias Ticket = Int

    private struct State {
        var taken = ClientReach()
        /// Of each user whom ``taken`` counts, or has counted, what all changes come to: who is dismissed and comes back isn't
        /// dismissed.
        var changes: [UserID: Change] = [:]
        var admitted: [Ticket: Change] = [:]
        var last = 0

        mutating func take(_ change: Change) {
            guard changes[change.user] != nil || ClientReach().adding(change) != ClientReach() else { return }
            var whole = changes[change.user] ?? Change(user: change.user, person: "", before: [:], after: [:])
            whole.merge(change, between: Set(whole.after.keys), and: [])
            changes[change.user] = whole
            taken.remove(change.user)
            taken.add(whole)
        }
    }

    private let state: Mutex<State>

    /// Whom the client has changed, as far as answers are known.
    var reach: ClientReach { state.withLock(\.taken) }

    /// - Parameter changes: What the journal has.
    init(_ changes: [Change] = []) {
        var state = State()
        for change in changes { state.take(change) }
        self.state = Mutex(state)
    }

    /// The outcome of asking for a change.
    enum Admission {
        /// It may be sent; `nil` if no bound counts it.
        case admitted(Ticket?)
        /// The bound that it would exceed, with the number that it permits.
        case exceeded(Bound, Int)
    }

    /// Admits a change, if the bounds permit it together with all before.
    ///
    /// - Parameters:
    ///   - change: The change.
    ///   - limits: What the client may do every day.
    ///   - allowed: What was allowed for this day.
    /// - Returns: Whether it may be sent.
    func admit(_ change: Change, limits: [Bound: Int], allowed: [Bound: Int]) -> Admission {
        let counts = ClientReach().adding(change) != ClientReach()
        return state.withLock { state in
            guard
                counts || state.changes[change.user] != nil
                    || state.admitted.values.contains(where: { $0.user == change.user })
            else { return .admitted(nil) }
            let before = state.admitted.values.reduce(into: state.taken) { $0.add($1) }
            let after = before.adding(change)
            for bound in GatewayClient.bounds where after[bound] > before[bound] {
                let most = allowed[bound] ?? GatewayClient.most(bound, by: limits) ?? .max
                guard after[bound] <= most else { return .exceeded(bound, most) }
            }
            state.last += 1
            state.admitted[state.last] = change
            return .admitted(state.last)
        }
    }

    /// Counts a change that was made though nobody had asked for it.
    func count(_ change: Change) { state.withLock { $0.take(change) } }

    /// Notes what became of a change that was admitted.
    func settle(_ ticket: Ticket?, isTaken: Bool) {
        guard let ticket else { return }
        state.withLock { state in
            guard let change = state.admitted.removeValue(forKey: ticket), isTaken else { return }
            state.take(change)
        }
    }
}

/// How much a client has done of what is bounded.
struct BoundUse {
    /// The bound's name in `moonhook.lua`.
    let name: String
    let count: Int
    let most: Int
}

extension ClientReach {
    /// How many users a bound counts; of clearings those of the field that is cleared for most.
    fileprivate subscript(bound: Bound) -> Int {
        switch bound {
        case .dismiss: dismissed.count
        case .readdress: readdressed.count
        case .move: moved.count
        case .clear: cleared.values.map(\.count).max() ?? 0
        case .level, .refused: 0
        }
    }
}

/// The days of all clients.
package final class ClientDays: Sendable {
    private let desk: JournalDesk
    private let header: @Sendable () -> RunHeader
    private let days = Mutex<[String: (day: String, run: RecordedRun, ledger: ClientLedger)]>([:])
    private let now: @Sendable () -> Date
    private let minutes = Mutex((minute: Int.min, day: ""))

    /// - Parameters:
    ///   - desk: Writes the journal.
    ///   - now: Tells the time.
    ///   - header: What is known of each day's run.
    init(
        _ desk: JournalDesk,
        now: @escaping @Sendable () -> Date = { Date() },
        header: @escaping @Sendable () -> RunHeader
    ) {
        (self.desk, self.now, self.header) = (desk, now, header)
    }

    /// The local day of a moment, as `YYYY-MM-DD`.
    package static func day(of date: Date) -> String {
        let parts = Calendar(identifier: .gregorian).dateComponents(in: .current, from: date)
        let digits = { (number: Int?, count: Int) in
            let text = String(number ?? 0)
            return String(repeating: "0", count: max(0, count - text.count)) + text
        }
        return "\(digits(parts.year, 4))-\(digits(parts.month, 2))-\(digits(parts.day, 2))"
    }

    /// The present day of a client; at its first call of a day, the days before are closed.
    func today(of client: GatewayClient) async throws(JournalError) -> ClientDay {
        let moment = now()
        let day = self.day(at: moment)
        if let known = days.withLock({ $0[client.name] }), known.day == day {
            return ClientDay(client, day: day, run: known.run, ledger: known.ledger)
        }
        let header = header
        let (run, changes) = try await desk.run { journal throws(JournalError) in
            try journal.closeClientDays(before: day, at: moment)
            return (
                try journal.clientDay(client.name, day: day, header()),
                try journal.boundedChanges(of: client.name, day: day)
            )
        }
        let known = days.withLock { days in
            // Another call may have opened it meanwhile.
            if let known = days[client.name], known.day == day { return known }
            let today = (day, run, ClientLedger(changes))
            days[client.name] = today
            return today
        }
        return ClientDay(client, day: day, run: known.run, ledger: known.ledger)
    }

    /// Closes the days that are over, now and after each midnight, until the task is cancelled.
    func closeThoseOver() async {
        var closed = ""
        repeat {
            let moment = now()
            let day = day(at: moment)
            if day != closed {
                let isDone: Void? = try? await desk.run { journal throws(JournalError) in
                    try journal.closeClientDays(before: day, at: moment)
                }
                if isDone != nil { closed = day }
            }
        } while (try? await ContinuousClock().sleep(for: .seconds(60))) != nil
    }

    /// Admits a change, if the bounds of its client's day permit it.
    ///
    /// - Returns: Its ticket, if bounds count it; see ``ClientLedger/settle(_:isTaken:)``.
    /// - Throws: ``GatewayError`` if the client may do that to no more users today.
    func admit(_ change: Change, of day: ClientDay) async throws(GatewayError) -> ClientLedger.Ticket? {
        let limits = day.settings.limits
        if case .admitted(let ticket) = day.ledger.admit(change, limits: limits, allowed: [:]) { return ticket }
        // Somebody may have allowed more meanwhile.
        let (client, date) = (day.settings.name, day.day)
        let allowed: [Bound: Int]
        do {
            allowed = try await desk.run { journal throws(JournalError) in
                try journal.allowances(client: client, day: date)
            }
        } catch {
            throw .journal
        }
        switch day.ledger.admit(change, limits: limits, allowed: allowed) {
        case .admitted(let ticket): return ticket
        case .exceeded(let bound, let most):
            throw .limit(
                bound.code,
                "\(Self.deed(of: bound)) more than \(most) \(most == 1 ? "user" : "users") a day is more than this client may do; "
                    + "'moonhook gateway allow \(client) \(bound.nameOfCalls)=NUMBER' allows a number for today"
            )
        }
    }

    /// How much a client has done today of what is bounded; asking for it opens no run.
    func uses(of client: GatewayClient) async throws(JournalError) -> [BoundUse] {
        let day = day(at: now())
        let known = days.withLock { $0[client.name] }
        let (name, open) = (client.name, known?.day == day ? known?.ledger.reach : nil)
        let (reach, allowed) = try await desk.run { journal throws(JournalError) in
            let reach = if let open { open } else { try journal.reach(of: name, day: day) }
            return (reach, try journal.allowances(client: name, day: day))
        }
        return GatewayClient.bounds.compactMap { bound in
            (allowed[bound] ?? GatewayClient.most(bound, by: client.limits)).map { most in
                BoundUse(name: bound.nameOfCalls, count: reach[bound], most: most)
            }
        }
    }

    /// The local day of a moment, worked out once for each minute: an offset from UTC is a whole number of them.
    private func day(at moment: Date) -> String {
        let minute = Int(moment.timeIntervalSince1970 / 60)
        return minutes.withLock { known in
            if known.minute != minute { known = (minute, Self.day(of: moment)) }
            return known.day
        }
    }

    private static func deed(of bound: Bound) -> String {
        switch bound {
        case .dismiss: "dismissing"
        case .readdress: "changing EMAIL of"
        case .clear: "clearing the same field of"
        case .move: "changing departments of"
        case .level, .refused: "changing"
        }
    }
}
