/// What a plan may do to more users than usual only if somebody allows that number.
public enum Bound: String, Hashable, Sendable, CaseIterable {
    /// Users who are dismissed.
    case dismiss
    /// Users who get another e-mail address.
    case readdress
    /// Users for whom one field is cleared.
    case clear
    /// Users whose departments change.
    case move
    /// Users who all get the same value in one field, if these are all users.
    case level
    /// Records that are refused.
    case refused

    /// What a gateway's `limits` call it.
    public var nameOfCalls: String { self == .readdress ? "email" : rawValue }

    /// What it is about and what is usual.
    public var about: String {
        switch self {
        case .dismiss: "Users who are dismissed: at most 5."
        case .readdress: "Users who get another e-mail address: at most 5."
        case .clear: "Users for whom one field is cleared: at most 5, or 5 % of all."
        case .move: "Users whose departments change: at most 5, or 5 % of all."
        case .level:
            "Users who get the same value in a field, if they are all or nearly all employees: at most 5."
        case .refused: "Records that are refused: at most 5, or 10 % of all."
        }
    }
}
