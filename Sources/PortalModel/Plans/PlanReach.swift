/// How many people a plan does to what bounds ask about.
public struct PlanReach: Hashable, Sendable {
    /// The users who are dismissed.
    public var dismissed = 0
    /// The users who get another e-mail address; a difference in case doesn't count.
    public var readdressed = 0
    /// The users whose departments change.
    public var moved = 0
    /// Field name to the users for whom it is cleared; departments are ``moved``.
    public var cleared: [String: Int] = [:]
    /// Field name to the users who get a value in it, if all of them get the same one.
    public var levelled: [String: Int] = [:]
    /// The records that are refused.
    public var refused = 0
    /// The records in all.
    public var records = 0
    /// The number of the portal's employees, of which shares are taken; `nil` if not counted yet.
    public var employees: Int?
    /// Whether the owner of the credentials is among the dismissed.
    public var dismissesOwner = false
    /// Whether the input has no rows.
    public var hasEmptyInput = false
    /// The rows of an input in which nobody has an account; 0 for any other one.
    public var rowsAboutNobody = 0

    /// Creates the reach of a plan that does nothing.
    public init() {}
}
