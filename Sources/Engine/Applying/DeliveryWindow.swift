import Journal
import PortalModel

/// Which changes are read back, sent and prepared together: a state machine that decides and sends nothing.
///
/// A change that may have been sent by a process that ended early is handled the same way: its user is read before it is
/// sent, which shows whether the portal already holds it.
struct DeliveryWindow {
    /// What to do next.
    struct Step {
        /// The outcomes of the changes that aren't sent: their users changed since the plan was made, already hold all of it, or
        /// were sent it by a process that ended early.
        var settled: [(UserID, Outcome)]
        /// What is sent to the portal.
        var delivery: Delivery
    }

    private let schema: Schema
    /// Sent and accepted; to be read back.
    private var sent: [Change] = []
    /// Being sent.
    private var sending: [Change] = []
    /// Read before it is sent.
    private var prepared: [UserID: User] = [:]
    /// Those whose users ``prepared`` holds.
    private var ready: [PlannedChange] = []
    /// Those whose users are to be read next.
    private var next: [PlannedChange]
    /// How the portal is known to rewrite values of the users of ``ready`` and ``next``.
    private var rewritings: [UserID: [String: Rewriting]]

    init(schema: Schema, next: [PlannedChange], rewritings: [UserID: [String: Rewriting]] = [:]) {
        self.schema = schema
        self.next = next
        self.rewritings = rewritings
    }

    /// The next delivery, or `nil` at the end.
    mutating func step(fields: [String]) -> Step? {
        guard !sent.isEmpty || !ready.isEmpty || !next.isEmpty else { return nil }
        var settled: [(UserID, Outcome)] = []
        sending = ready.compactMap { planned in
            guard let outcome = outcome(unsent: planned, prepared[planned.change.user]) else { return planned.change }
            settled.append((planned.change.user, outcome))
            return nil
        }
        let delivery = Delivery(
            verify: sent.map(\.user),
            changes: sending,
            prepare: next.map(\.change.user),
            fields: fields
        )
        return Step(settled: settled, delivery: delivery)
    }

    /// Takes what a delivery brought back, and the changes that come after those that it prepared.
    ///
    /// - Parameters:
    ///   - report: The portal's answers.
    ///   - changes: The changes to prepare next.
    ///   - known: How the portal is known to rewrite values of their users.
    /// - Returns: The outcomes of the changes that were sent, and of those that were read back.
    mutating func accept(
        _ report: DeliveryReport,
        next changes: [PlannedChange],
        rewritings known: [UserID: [String: Rewriting]] = [:]
    ) -> [(UserID, Outcome)] {
        let seen = Dictionary(report.verified.map { ($0.id, $0) }) { first, _ in first }
        var outcomes = sent.map { ($0.user, Outcome.applied($0.fates(seenAs: seen[$0.user], in: schema))) }
        sent = []
        for (change, refusal) in zip(sending, report.refusals) {
            if let refusal {
                outcomes.append((change.user, .failed(refusal)))
            } else {
                outcomes.append((change.user, .applied([:])))
                sent.append(change)
            }
        }
        sending = []
        ready = next
        let awaited = Set(self.awaited)
        rewritings = rewritings.filter { awaited.contains($0.key) }.merging(known) { _, new in new }
        prepared = Dictionary(report.prepared.map { ($0.id, $0) }) { first, _ in first }
        next = changes
        return outcomes
    }

    /// The users whose changes are sent next.
    var awaited: [UserID] { ready.map(\.change.user) }

    /// Takes over those users as they are by now.
    mutating func renew(_ users: [User]) {
        prepared = Dictionary(users.map { ($0.id, $0) }) { first, _ in first }
    }

    /// Lets what was sent be read back, and sends nothing more.
    ///
    /// - Returns: Whether anything was left to send.
    mutating func stop() -> Bool {
        defer { (ready, next) = ([], []) }
        return !ready.isEmpty || !next.isEmpty
    }

    /// The unsent changes that need no sending, with their users as given.
    static func settled(
        _ changes: [PlannedChange],
        _ users: [User],
        schema: Schema,
        rewritings: [UserID: [String: Rewriting]] = [:]
    ) -> [(UserID, Outcome)] {
        let window = DeliveryWindow(schema: schema, next: [], rewritings: rewritings)
        let seen = Dictionary(users.map { ($0.id, $0) }) { first, _ in first }
        return changes.compactMap { planned in
            window.outcome(unsent: planned, seen[planned.change.user]).map { (planned.change.user, $0) }
        }
    }

    /// The outcome of a change that isn't sent; `nil` for one that is.
    private func outcome(unsent planned: PlannedChange, _ user: User?) -> Outcome? {
        let change = planned.change
        switch planned.state {
        case .applied: return .applied(change.lateFates(seenAs: user, in: schema))
        // If it hasn't arrived, it is sent again, which does no harm: it sets values, and adds nothing to them.
        case .sending where user.map { change.hasArrived(in: $0, schema) } ?? false:
            return .applied(change.lateFates(seenAs: user, in: schema))
        default: return moved(change, user).map(Outcome.conflict) ?? held(change, user)
        }
    }

    /// Whether a field holds what the portal is known to make of what the change sets.
    private func holdsRewritten(_ field: UserField, of change: Change, _ user: User?) -> Bool {
        guard let known = rewritings[change.user]?[field.name] else { return false }
        let after = change.after[field.name] ?? .null
        return known.means(after, by: user?.fields[field.name], in: field)
    }

    /// The fields that hold neither what the plan saw nor what it wants; `nil` if the change may be sent.
    private func moved(_ change: Change, _ user: User?) -> [String]? {
        guard let user else { return schema.sorted(change.after.keys) }
        let moved = change.after.filter { name, after in
            guard let field = schema.provable(name), !change.unseen.contains(name) else { return false }
            let now = user.fields[name]
            return !field.means(now, change.before[name]) && !field.means(now, after)
                && !holdsRewritten(field, of: change, user)
        }
        return moved.isEmpty ? nil : schema.sorted(moved.keys)
    }

    /// All fields as taken or rewritten if the user already holds every one of them; `nil` if the change must be sent.
    private func held(_ change: Change, _ user: User?) -> Outcome? {
        var fates: [String: FieldOutcome] = [:]
        for (name, after) in change.after {
            guard let field = schema.provable(name) else { return nil }
            let now = user?.fields[name]
            if field.means(now, after) {
                fates[name] = .taken
            } else if !change.unseen.contains(name), holdsRewritten(field, of: change, user) {
                fates[name] = .rewritten(now ?? .null)
            } else {
                return nil
            }
        }
        return .applied(fates)
    }
}
