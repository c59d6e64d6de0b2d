public import Journal
public import PortalModel

extension PlanBounds {
    /// All the ways in which a run's plan exceeds the bounds, counted over the complete plan before any of it is sent.
    ///
    /// The portal is asked for its employees and for the owner of the credentials only if that decides.
    ///
    /// - Parameters:
    ///   - run: The run, with its plan.
    ///   - summary: What it changes.
    ///   - counts: What its planning saw.
    ///   - portal: The portal that the plan was made for.
    /// - Returns: Why the plan must not be applied, unless somebody allows it.
    /// - Throws: ``JournalError``, ``PortalError`` or `CancellationError`.
    public func excesses(
        of run: RecordedRun,
        _ summary: PlanSummary,
        _ counts: PlanningResult,
        on portal: any Portal
    ) async throws -> [Excess] {
        var bounds = self
        bounds.limits.merge(counts.limits) { min($0, $1) }
        var reach = try run.reach(of: summary)
        reach.refused = counts.refused
        reach.records = counts.records
        reach.employees = counts.employees
        reach.hasEmptyInput = counts.hasEmptyInput
        reach.rowsAboutNobody = counts.rows.flatMap { $0.isAboutNobody ? $0.read : nil } ?? 0
        if reach.dismissed > 0 {
            reach.dismissesOwner = try run.dismisses(try await portal.owner().id)
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
