/// Whom a program has changed on one day in ways that bounds ask about; each person counts once, however often they change.
///
/// The kinds are those of ``PlanReach``. What is a matter of all records of a plan, such as a level, has no meaning for single
/// calls.
public struct ClientReach: Hashable, Sendable {
    /// The users who are dismissed.
    public var dismissed: Set<UserID> = []
    /// The users who get another e-mail address; a difference in case doesn't count.
    public var readdressed: Set<UserID> = []
    /// The users whose departments change, in whatever order those are listed.
    public var moved: Set<UserID> = []
    /// Field name to the users for whom it is cleared; those without departments are ``moved``, too.
    public var cleared: [String: Set<UserID>] = [:]

    /// Creates the reach of a program that has changed nobody.
    public init() {}

    /// Counts a change.
    public mutating func add(_ change: Change) {
        let (before, after) = (change.before, change.after)
        if after["ACTIVE"] == .boolean(false), before["ACTIVE"] != .boolean(false) { dismissed.insert(change.user) }
        if let address = after["EMAIL"]?.address, address != before["EMAIL"]?.address ?? "" {
            readdressed.insert(change.user)
        }
        // What a field held that can't be seen may have been anything.
        if let departments = after["UF_DEPARTMENT"],
            change.unseen.contains("UF_DEPARTMENT") || departments.items != before["UF_DEPARTMENT"]?.items ?? []
        {
            moved.insert(change.user)
        }
        for (name, value) in after where value.isEmpty {
            cleared[name, default: []].insert(change.user)
        }
    }

    /// Counts nothing of a user any more.
    public mutating func remove(_ user: UserID) {
        dismissed.remove(user)
        readdressed.remove(user)
        moved.remove(user)
        for name in cleared.keys { cleared[name]?.remove(user) }
    }

    /// The reach with a change added.
    public func adding(_ change: Change) -> ClientReach {
        var reach = self
        reach.add(change)
        return reach
    }
}

extension FieldValue {
    /// The mailbox that an address names; `nil` for anything else than a text.
    fileprivate var address: String? {
        guard case .string(let text) = self else { return nil }
        return text.trimmed.lowercased()
    }

    fileprivate var items: Set<FieldValue> {
        switch self {
        case .null: []
        case .list(let items): Set(items)
        case .string, .integer, .number, .boolean, .file, .option: [self]
        }
    }
}
