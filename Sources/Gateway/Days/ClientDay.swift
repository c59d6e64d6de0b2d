import Foundation
import Journal
import PortalModel
import Synchronization

/// What a client did on one local day: its run in the journal, and whom it has changed in ways that bounds count.
final class ClientDay: Sendable {
    let settings: GatewayClient
    /// The local day, as `YYYY-MM-DD`.
    let day: String
    let run: RecordedRun
    private let reach: Mutex<ClientReach>

    init(_ settings: GatewayClient, day: String, run: RecordedRun, reach: ClientReach) {
        (self.settings, self.day, self.run) = (settings, day, run)
        self.reach = Mutex(reach)
    }

    /// The most users a day unless somebody allows more; moves are bounded only if somebody bounds them, since HR systems make many.
    private static let usual = 5

    /// Counts a change that is sent.
    ///
    /// - Parameters:
    ///   - change: The change.
    ///   - allowed: What was allowed for this day.
    /// - Returns: The bound that it would exceed, with the number that it permits; then it isn't counted.
    func count(_ change: Change, allowed: [Bound: Int]) -> (bound: Bound, most: Int)? {
        reach.withLock { reach in
            var next = reach
            next.add(change)
            for (bound, count, before) in [
                (Bound.dismiss, next.dismissed.count, reach.dismissed.count),
                (.readdress, next.readdressed.count, reach.readdressed.count),
                (.clear, next.mostCleared, reach.mostCleared),
                (.move, next.moved.count, reach.moved.count),
            ] where count > before {
                let usual = bound == .move ? Int.max : Self.usual
                let most = allowed[bound] ?? settings.limits[bound] ?? usual
                guard count <= most else { return (bound, most) }
            }
            reach = next
            return nil
        }
    }

    /// Takes over what the journal counts, after a call that was counted came to nothing.
    func recount(_ reach: ClientReach) { self.reach.withLock { $0 = reach } }
}

extension ClientReach {
    /// Of the field that is cleared for most users, how many these are.
    fileprivate var mostCleared: Int { cleared.values.map(\.count).max() ?? 0 }
}

/// The days of all clients.
final class ClientDays: Sendable {
    private let desk: JournalDesk
    private let header: @Sendable () -> RunHeader
    private let days = Mutex<[String: ClientDay]>([:])
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

    /// The present local day, as `YYYY-MM-DD`.
    static func day(of date: Date) -> String {
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
        if let known = days.withLock({ $0[client.name] }), known.day == day { return known }
        let header = header
        let (run, reach) = try await desk.run { journal throws(JournalError) in
            try journal.closeClientDays(before: day, at: moment)
            return (
                try journal.clientDay(client.name, day: day, header()), try journal.reach(of: client.name, day: day)
            )
        }
        return days.withLock { days in
            // Another call may have opened it meanwhile.
            if let known = days[client.name], known.day == day { return known }
            let today = ClientDay(client, day: day, run: run, reach: reach)
            days[client.name] = today
            return today
        }
    }

    /// Counts a change against the bounds of its client's day.
    ///
    /// - Returns: The refusal, if the client may do that to no more users today.
    func admit(_ change: Change, of day: ClientDay) async throws(JournalError) -> GatewayError? {
        guard day.count(change, allowed: [:]) != nil else { return nil }
        // Somebody may have allowed more meanwhile.
        let (client, date) = (day.settings.name, day.day)
        let allowed = try await desk.run { journal throws(JournalError) in
            try journal.allowances(client: client, day: date)
        }
        guard let (bound, most) = day.count(change, allowed: allowed) else { return nil }
        return .limit(
            bound.code,
            "\(Self.deed(of: bound)) more than \(most) \(most == 1 ? "user" : "users") a day is more than this client may do; "
                + "'moonhook gateway allow \(client) \(Self.name(of: bound))=NUMBER' allows a number for today"
        )
    }

    /// Counts again from the journal.
    func recount(_ day: ClientDay) async {
        let (client, date) = (day.settings.name, day.day)
        let reach = try? await desk.run { journal throws(JournalError) in try journal.reach(of: client, day: date) }
        if let reach { day.recount(reach) }
    }

    /// Takes other settings of clients: days go on with them.
    func reload() { days.withLock { $0 = [:] } }

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
        case .clear: "clearing a field of"
        case .move: "changing departments of"
        case .level, .refused: "changing"
        }
    }

    private static func name(of bound: Bound) -> String { bound == .readdress ? "email" : bound.rawValue }
}
