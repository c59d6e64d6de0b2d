/// The outcomes of an input's rows.
public struct RowMatches: Hashable, Sendable {
    /// The field that finds a row's user.
    public var match: String
    /// The users whom a row named.
    public var named: Set<UserID>
    /// The lines on which refused rows begin.
    public var refused: Set<Int>

    /// Creates matches.
    public init(match: String, named: Set<UserID>, refused: Set<Int>) {
        self.match = match
        self.named = named
        self.refused = refused
    }
}
