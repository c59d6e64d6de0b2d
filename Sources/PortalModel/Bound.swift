/// What a plan may do to more people than is usual only where somebody allows exactly that number.
public enum Bound: String, Hashable, Sendable, CaseIterable {
    /// Users who are dismissed: at most 5.
    case dismiss
    /// Users who get another e-mail address: at most 5.
    case readdress
    /// Users for whom one field is cleared: at most 5, or 5 % of all.
    case clear
    /// Users whose departments change: at most 5, or 5 % of all.
    case move
    /// Users who all get one value in one field, where those are all users.
    case level
    /// Records that are refused: at most one in ten.
    case refused
}
