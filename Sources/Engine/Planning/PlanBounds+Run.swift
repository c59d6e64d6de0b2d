public import Journal
public import PortalModel

extension PlanBounds {
    /// All in which a run's plan goes beyond the bounds, counted over the whole plan before anything of it is sent.
    ///
    /// The portal is asked for its employees and for the owner of the credentials only where that decides.
    ///
    /// - Parameters:
    ///   - run: The run.
    ///   - summary: What it changes.
    ///   - counts: What its planning saw.
    ///   - journal: The journal that holds the plan.
    ///   - portal: The portal that the plan was made for.
    /// - Returns: What the plan must not be applied for, unless somebody allows it.
    /// - Throws: ``JournalError``, ``PortalError`` or `CancellationError`.
    public func excesses(
        of run: RunID,
        _ summary: PlanSummary,
        _ counts: PlanningResult,
        in journal: RunJournal,
        on portal: any Portal
    ) async throws -> [Excess] {
        var bounds = self
        bounds.limits.merge(counts.limits) { min($0, $1) }
        var reach = try journal.reach(run, summary)
        reach.refused = counts.refused
        reach.records = counts.records
        reach.employees = counts.employees
        reach.hasEmptyInput = counts.hasEmptyInput
        if reach.dismissed > 0 {
            reach.dismissesOwner = try journal.dismisses(try await portal.owner().id, in: run)
        }
        let excesses = bounds.excesses(of: reach)
        guard reach.employees == nil, excesses.contains(where: { $0.bound?.isShare == true }) else { return excesses }
        reach.employees = try await portal.employeeCount()
        return bounds.excesses(of: reach)
    }
}

extension Portal {
    /// Counts the employees, which takes a walk over all users.
    fileprivate func employeeCount() async throws -> Int {
        let schema = try await schema()
        var count = 0
        try await eachPage(fields: schema.sorted(UserFilter.employees.conditions.keys)) { page in
            count += page.count { UserFilter.employees.matches($0, in: schema) }
        }
        return count
    }
}
