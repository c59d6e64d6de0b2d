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
        try flush()
        var met: [(user: UserID, field: String)] = []
        var last: UserID?
        // Users of either kind are stepped over, so that the fewer of them set the pace.
        while let user = try known.rewrittenUser(after: last),
            let change = try run.changes(after: UserID(rawValue: user.rawValue - 1), limit: 1).first?.change
        {
            guard change.user == user else {
                last = UserID(rawValue: change.user.rawValue - 1)
                continue
            }
            last = user
            let fields = try known.rewritings(of: user).filter { change.meets($0.value, in: schema[$0.key]) }.keys
            guard !fields.isEmpty else { continue }
            for field in fields {
                tell(user, field)
                met.append((user, field))
            }
            if let rest = change.keeping({ !fields.contains($0) }) { try add(rest) } else { try remove(user) }
            guard met.count >= Self.rewritingsPerTransaction else { continue }
            try renew(&met, in: known)
        }
        try renew(&met, in: known)
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
