import PortalModel

/// Which changes are read back, sent and prepared together: a state machine that decides and sends nothing.
///
/// A change that may have been sent by a process that ended early goes the same way: what its user is read for before it
/// would be sent tells whether the portal holds it already.
struct DeliveryWindow {
    /// What to do next.
    struct Step {
        /// What becomes of the changes that don't go: their users moved since the plan was made, or hold all of it already, or
        /// were sent it by a process that ended early.
        var settled: [(UserID, Outcome)]
        /// What goes to the portal.
        var delivery: Delivery
    }

    private let schema: Schema
    /// Sent, and said to be well; to be read back.
    private var sent: [Change] = []
    /// On its way.
    private var sending: [Change] = []
    /// Read before it is sent.
    private var prepared: [UserID: User] = [:]
    /// Those whose users ``prepared`` holds.
    private var ready: [PlannedChange] = []
    /// Those whose users are to be read next.
    private var next: [PlannedChange]

    init(schema: Schema, next: [PlannedChange]) {
        self.schema = schema
        self.next = next
    }

    /// The next delivery, or `nil` when all is done.
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
    ///   - report: What the portal said.
    ///   - changes: The changes to prepare next.
    /// - Returns: What became of the changes that were sent, and of those that were read back.
    mutating func accept(_ report: DeliveryReport, next changes: [PlannedChange]) -> [(UserID, Outcome)] {
        let seen = Dictionary(report.verified.map { ($0.id, $0) }) { first, _ in first }
        var outcomes = sent.map { ($0.user, Outcome.applied(fates(of: $0, seen[$0.user]))) }
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
        prepared = Dictionary(report.prepared.map { ($0.id, $0) }) { first, _ in first }
        next = changes
        return outcomes
    }

    /// Lets what was sent be read back, and nothing more go.
    ///
    /// - Returns: Whether anything was left to send.
    mutating func stop() -> Bool {
        defer { (ready, next) = ([], []) }
        return !ready.isEmpty || !next.isEmpty
    }

    /// What needs no sending of changes that nobody has sent yet, their users being as given.
    static func settled(
        _ changes: [PlannedChange],
        _ users: [User],
        schema: Schema
    ) -> [(UserID, Outcome)] {
        let window = DeliveryWindow(schema: schema, next: [])
        let seen = Dictionary(users.map { ($0.id, $0) }) { first, _ in first }
        return changes.compactMap { planned in
            window.outcome(unsent: planned, seen[planned.change.user]).map { (planned.change.user, $0) }
        }
    }

    /// What becomes of a change that isn't sent; `nil` for one that is.
    private func outcome(unsent planned: PlannedChange, _ user: User?) -> Outcome? {
        let change = planned.change
        switch planned.state {
        case .applied: return .applied(lateFates(of: change, user))
        case .sending where hasArrived(change, user): return .applied(lateFates(of: change, user))
        default: return moved(change, user).map(Outcome.conflict) ?? held(change, user)
        }
    }

    /// Whether an update whose answer never came was carried out.
    ///
    /// An update is carried out as a whole or not at all, so one field that holds what was sent, in the portal's form perhaps,
    /// proves it. Anything else may be somebody's own doing since. Where nothing of it shows and all is as before, it is sent
    /// again, which does no harm: it sets values, and adds nothing to them.
    private func hasArrived(_ change: Change, _ user: User?) -> Bool {
        guard let user else { return false }
        return change.after.contains { name, after in
            guard let field = provable(name), !change.unseen.contains(name) else { return false }
            let now = user.fields[name]
            return !field.means(now, change.before[name]) && (field.means(now, after) || after.isLike(now))
        }
    }

    /// What became of a change that is read back long after it was sent: what neither was sent nor is like it may be somebody's
    /// own doing, and proves nothing.
    private func lateFates(of change: Change, _ user: User?) -> [String: FieldOutcome] {
        var fates = fates(of: change, user)
        for (name, fate) in fates {
            guard case .rewritten(let now) = fate, change.after[name]?.isLike(now) == false else { continue }
            fates[name] = .unproven
        }
        return fates
    }

    /// The fields that hold neither what the plan saw nor what it wants; `nil` where the change may go.
    private func moved(_ change: Change, _ user: User?) -> [String]? {
        guard let user else { return schema.sorted(change.after.keys) }
        let moved = change.after.filter { name, after in
            guard let field = provable(name), !change.unseen.contains(name) else { return false }
            let now = user.fields[name]
            return !field.means(now, change.before[name]) && !field.means(now, after)
        }
        return moved.isEmpty ? nil : schema.sorted(moved.keys)
    }

    /// All fields as taken where the user holds every one of them already; `nil` where the change must go.
    private func held(_ change: Change, _ user: User?) -> Outcome? {
        let isHeld = change.after.allSatisfy { name, after in
            provable(name)?.means(user?.fields[name], after) ?? false
        }
        return isHeld ? .applied(change.after.mapValues { _ in .taken }) : nil
    }

    /// The field, where reads show what it holds.
    private func provable(_ name: String) -> UserField? {
        guard let field = schema[name], schema.shows(name), field.kind != .photo else { return nil }
        return field
    }

    private func fates(of change: Change, _ user: User?) -> [String: FieldOutcome] {
        change.after.reduce(into: [:]) { fates, pair in
            let (name, after) = pair
            guard let user, let field = provable(name) else {
                fates[name] = .unproven
                return
            }
            let now = user.fields[name]
            fates[name] =
                field.means(now, after)
                ? .taken : field.means(now, change.before[name]) ? .ignored : .rewritten(now ?? .null)
        }
    }
}
