package import PortalModel

/// Where judged changes of a program are kept.
package protocol ChangePlan: PlannedChanges {
    /// Plans a change in place of the user's former one.
    func plan(_ change: Change) throws

    /// Removes the user's planned change: the last update asks for what the portal already holds.
    func withdraw(_ user: UserID) throws

    /// Notes that a transform skipped the user.
    func skip(_ user: UserID, _ reason: String, at location: String?) throws

    /// Notes a finding.
    func report(_ diagnostic: Diagnostic) throws
}
