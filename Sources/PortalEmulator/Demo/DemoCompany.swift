import Wire

/// The company whose people the emulated portal knows at first: invented, the same for the same seed, and untidy.
///
/// A user's record depends on seed and position only, so that a larger company begins with the people of a smaller one.
struct DemoCompany: Sendable {
    /// The administrator's id; the demo credentials belong to this user.
    static let ownerID = 1
    /// The one workgroup, to which people from outside may be invited.
    static let groupID = 1

    /// The departments; the structure is the same whatever the number of users.
    let departments = DemoDepartment.all
    /// The users, in ascending order of id, which leaves gaps as deleted users do.
    let users: [DemoUser]
    /// Department id to the id of its head.
    let heads: [Int: Int]

    /// Invents a company.
    ///
    /// - Parameters:
    ///   - userCount: How many users, the owner included; at least 1.
    ///   - seed: What makes one company differ from another.
    init(userCount: Int, seed: UInt64 = 24) {
        var users = [DemoUser.owner]
        var mailboxes: [String: Int] = [:]
        for index in 1..<max(userCount, 1) {
            users.append(DemoUser(at: index, seed: seed, mailboxes: &mailboxes))
        }
        var heads = [1: Self.ownerID]
        for user in users where user.mayLead {
            for department in user.departments where heads[department] == nil {
                heads[department] = user.id
            }
        }
        self.users = users
        self.heads = heads
    }
}
