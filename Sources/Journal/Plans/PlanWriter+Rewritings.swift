public import PortalModel

extension PlanWriter {
    /// How many rewritings are renewed in one transaction.
    private static let rewritingsPerTransaction = 500

    /// Takes out of the plan the values that the portal holds already, in the form that it is known to make of them.
    ///
    /// - Parameters:
    ///   - known: The journal that knows them: the plan's own, or for a dry run the portal's, which is only read.
    ///   - schema: The portal's fields.
    ///   - tell: Called with each field that is removed.
    /// - Throws: ``JournalError``.
    public func leaveRewritings(
        known: RunJournal,
        in schema: Schema,
        tell: (UserID, String) -> Void
    ) throws(JournalError) {
        var met: [(user: UserID, field: String)] = []
        try eachChange(ofUsers: known.rewrittenUser) { change throws(JournalError) in
            let user = change.user
            let fields = try known.rewritings(of: user).filter { change.meets($0.value, in: schema[$0.key]) }.keys
            guard !fields.isEmpty else { return }
            for field in fields {
                tell(user, field)
                met.append((user, field))
            }
            if let rest = change.keeping({ !fields.contains($0) }) { try add(rest) } else { try remove(user) }
            if met.count >= Self.rewritingsPerTransaction { try renew(&met, in: known) }
        }
        try renew(&met, in: known)
    }

    /// Reports the values of the plan that the portal ignored when they were last sent; they stay in the plan.
    ///
    /// - Parameters:
    ///   - known: The journal that knows them: the plan's own, or for a dry run the portal's, which is only read.
    ///   - schema: The portal's fields.
    /// - Returns: How many values those are.
    /// - Throws: ``JournalError``.
    public func reportIgnored(known: RunJournal, in schema: Schema) throws(JournalError) -> Int {
        var count = 0
        try eachChange(ofUsers: known.userWithIgnoredValue) { change throws(JournalError) in
            for finding in try known.findings(onIgnored: change, in: schema) {
                try report(finding)
                count += 1
            }
        }
        return count
    }

    /// Visits the changes of users whom a table names; users of either kind are stepped over, so that the fewer of them set the
    /// pace.
    private func eachChange(
        ofUsers next: (UserID?) throws(JournalError) -> UserID?,
        _ body: (Change) throws(JournalError) -> Void
    ) throws(JournalError) {
        try flush()
        var last: UserID?
        while let user = try next(last),
            let change = try run.changes(after: UserID(rawValue: user.rawValue - 1), limit: 1).first?.change
        {
            guard change.user == user else {
                last = UserID(rawValue: change.user.rawValue - 1)
                continue
            }
            last = user
            try body(change)
        }
    }

    private func renew(_ met: inout [(user: UserID, field: String)], in known: RunJournal) throws(JournalError) {
        if known === run.journal { try known.renew(met, in: run.id) }
        met = []
    }
}

extension Change {
    /// Whether it wants what the portal is known to store as what it holds now.
    fileprivate func meets(_ rewriting: Rewriting, in field: UserField?) -> Bool {
        guard let field, let after = after[field.name], !unseen.contains(field.name) else { return false }
        return rewriting.means(after, by: before[field.name], in: field)
    }
}
