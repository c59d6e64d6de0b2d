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
    private let userCount: Int
    private let seed: UInt64

    /// Founds a company.
    ///
    /// - Parameters:
    ///   - userCount: How many users, the owner included; at least 1.
    ///   - seed: The seed of the random data.
    init(userCount: Int, seed: UInt64 = 24) {
        self.userCount = max(userCount, 1)
        self.seed = seed
    }

    /// Invents the users one by one, in ascending order of id, which leaves gaps as deleted users do.
    func forEachUser(_ body: (DemoUser) throws -> Void) rethrows {
        try body(.owner)
        var mailboxes: [String: Int] = [:]
        for index in 1..<userCount {
            try body(DemoUser(at: index, seed: seed, mailboxes: &mailboxes))
        }
    }
}

/// The heads of a company's departments: the first suitable user.
struct DemoHeads {
    /// Department id to the id of its head.
    private(set) var ids: [Int: Int] = [:]

    /// Gives a user the departments that have no head yet, as far as the user may lead.
    mutating func add(_ user: DemoUser) {
        guard user.mayLead else { return }
        for department in user.departments where ids[department] == nil {
            ids[department] = user.id
        }
    }
}
