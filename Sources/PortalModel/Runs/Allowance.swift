public import Foundation

/// What somebody has allowed a gateway's client to do on one day.
public struct Allowance: Hashable, Sendable {
    /// What was bounded.
    public var bound: Bound
    /// To how many users the client may do it that day.
    public var number: Int
    /// Who allowed it: an account on this machine.
    public var account: ForeignText
    /// When.
    public var moment: Date

    /// Creates an allowance.
    public init(bound: Bound, number: Int, account: ForeignText, moment: Date) {
        (self.bound, self.number, self.account, self.moment) = (bound, number, account, moment)
    }
}
