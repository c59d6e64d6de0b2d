import PortalModel
import Scripting
import Snapshot
import Wire

extension PlanSession {
    /// Removes from the plan what the run doesn't change.
    ///
    /// It runs after the scripts, so that a program's reads see what it has planned, as in any other run.
    func narrow() throws {
        let narrowing = request.narrowing
        let isProgram = counts.employees == nil
        guard narrowing.touches(programs: isProgram) else { return }
        var kept: [UserID] = []
        try sink.revise { change in
            if isProgram, try !selects(change.user) {
                counts.leftOut += 1
                return nil
            }
            let wanted = wanted(change)
            if let wanted { try reportSplit(change, kept: wanted) }
            guard let change = try unprotected(wanted) else { return nil }
            if narrowing.sample != nil { kept.append(change.user) }
            return change
        }
        guard let sample = narrowing.sample, kept.count > sample else { return }
        counts.unsampled = kept.count - sample
        kept.sort { (rank($0), $0) < (rank($1), $1) }
        for user in kept.dropFirst(sample) {
            sink.notes?.note(.unsampled, user)
            try sink.withdraw(user)
        }
    }

    private func selects(_ id: UserID) throws -> Bool {
        let selection = request.narrowing.selection
        guard selection != .everybody, let user = try directory.user(id) else { return true }
        return selection.contains(user, in: context.schema)
    }

    /// The change of the fields that the run is about.
    private func wanted(_ change: Change) -> Change? {
        guard let fields = request.narrowing.fields else { return change }
        for name in change.after.keys where !fields.contains(name) {
            sink.notes?.note(.omitted, change.user, field: name)
            counts.omittedFields[name, default: 0] += 1
        }
        return change.keeping(fields.contains)
    }

    /// The change without what is protected, and a finding for that.
    private func unprotected(_ change: Change?) throws -> Change? {
        guard let change else { return nil }
        let permitted = try request.narrowing.protection.permitted(
            change,
            in: context.schema,
            report: sink.report
        )
        if permitted == nil { counts.protected += 1 }
        return permitted
    }

    /// A user's rank among those who could be in a sample: the same in every run with that seed, whoever else exists.
    private func rank(_ user: UserID) -> UInt64 {
        SplitMix64(seed: UInt64(bitPattern: Int64(request.seed))).number(at: UInt64(user.rawValue - 1))
    }
}
