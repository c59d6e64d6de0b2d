import Judgement
import PortalModel
import Scripting
import Synchronization

/// A portal's directory in memory, for the examples and the trial of a recipe.
final class TrialWorld: Directory {
    private let fields: Schema
    private let tree: DepartmentTree
    private let residents: [User]
    private let guest = Mutex<(user: User?, revision: Int)>((nil, 0))

    init(_ users: [User], departments: [Department], schema: Schema) {
        fields = schema
        tree = DepartmentTree(departments)
        residents = users.sorted { $0.id < $1.id }
    }

    /// The current user, in place of a resident with that id.
    var visitor: User? {
        get { guest.withLock { $0.user } }
        set { guest.withLock { $0 = (newValue, $0.revision + 1) } }
    }

    var revision: Int { guest.withLock { $0.revision } }

    private var people: [User] {
        guard let visitor else { return residents }
        return (residents.filter { $0.id != visitor.id } + [visitor]).sorted { $0.id < $1.id }
    }

    func schema() throws -> Schema { fields }

    func departments() throws -> DepartmentTree { tree }

    func user(_ id: UserID) throws -> User? { people.first { $0.id == id } }

    func users(matching filter: UserFilter, after last: UserID?, limit: Int) throws -> [User] {
        let rest = people.lazy.filter { user in last.map { $0 < user.id } ?? true }
        return Array(rest.filter { filter.matches($0, in: self.fields) }.prefix(limit))
    }
}

extension User {
    /// An employee with these fields; given activity and kind apply, and `null` means empty.
    static func employee(_ id: UserID, _ fields: [String: FieldValue]) -> User {
        let all = ["ACTIVE": .boolean(true), "USER_TYPE": .string("employee")].merging(fields) { _, own in own }
        return User(id: id, fields: all.filter { $0.key != "ID" && !$0.value.isEmpty })
    }
}

/// A plan in memory, for the examples of a program.
final class TrialPlan: ChangePlan {
    private(set) var changes: [UserID: Change] = [:]
    private(set) var findings: [Diagnostic] = []

    func change(of user: UserID) throws -> Change? { changes[user] }

    func users(touching fields: Set<String>) throws -> Set<UserID> {
        Set(changes.values.filter { !fields.isDisjoint(with: $0.after.keys) }.map(\.user))
    }

    func plan(_ change: Change) throws { changes[change.user] = change }

    func withdraw(_ user: UserID) throws { changes[user] = nil }

    func skip(_ user: UserID, _ reason: String, at location: String?) throws {}

    func report(_ diagnostic: Diagnostic) throws { findings.append(diagnostic) }
}

@available(*, unavailable)
extension TrialPlan: Sendable {}
