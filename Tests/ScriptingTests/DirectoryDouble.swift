import Judgement
import PortalModel
import Scripting
import Synchronization

/// A portal's directory in memory, which fails on command.
final class DirectoryDouble: Directory {
    struct Unreachable: Error {}

    private let people: [User]
    private let tree: DepartmentTree
    private let fields: Schema
    private let failing = Mutex(false)

    init(_ people: [User] = [], departments: [Department] = .company, schema: Schema = .standard) {
        self.people = people.sorted { $0.id < $1.id }
        tree = DepartmentTree(departments)
        fields = schema
    }

    /// From here on every read fails.
    func fail() { failing.withLock { $0 = true } }

    private func reach() throws {
        if failing.withLock({ $0 }) { throw Unreachable() }
    }

    func schema() throws -> Schema { fields }

    func departments() throws -> DepartmentTree {
        try reach()
        return tree
    }

    func user(_ id: UserID) throws -> User? {
        try reach()
        return people.first { $0.id == id }
    }

    func users(matching filter: UserFilter, after last: UserID?, limit: Int) throws -> [User] {
        try reach()
        let rest = people.lazy.filter { user in last.map { $0 < user.id } ?? true }
        return Array(rest.filter { filter.matches($0, in: self.fields) }.prefix(limit))
    }
}

extension [Department] {
    static let company = [
        Department(id: 1, name: "Company", parent: nil, head: UserID(rawValue: 57)),
        Department(id: 5, name: "Sales", parent: 1),
        Department(id: 8, name: "North", parent: 5),
        Department(id: 9, name: "North", parent: 1),
    ]
}

extension User {
    /// An employee with these fields and those that every employee has.
    static func sample(_ id: Int, _ fields: [String: FieldValue] = [:]) -> User {
        let employee: [String: FieldValue] = [
            "ACTIVE": .boolean(true), "USER_TYPE": .string("employee"), "UF_DEPARTMENT": .list([.integer(1)]),
        ]
        guard let id = UserID(rawValue: id) else { preconditionFailure("samples have ids from 1") }
        return User(id: id, fields: employee.merging(fields) { _, own in own })
    }
}

/// A plan in memory.
final class PlanDouble: ChangePlan {
    private(set) var changes: [UserID: Change] = [:]
    private(set) var diagnostics: [Diagnostic] = []
    /// Thrown by every write from here on.
    var failure: (any Error)?

    func change(of user: UserID) throws -> Change? { changes[user] }

    func users(touching fields: Set<String>) throws -> Set<UserID> {
        Set(changes.values.filter { !fields.isDisjoint(with: $0.after.keys) }.map(\.user))
    }

    func plan(_ change: Change) throws {
        if let failure { throw failure }
        changes[change.user] = change
    }

    func withdraw(_ user: UserID) throws { changes[user] = nil }

    func skip(_ user: UserID, _ reason: String, at location: String?) throws {}

    func report(_ diagnostic: Diagnostic) throws { diagnostics.append(diagnostic) }

    /// What is planned for a user.
    func after(_ id: Int) -> [String: FieldValue]? { UserID(rawValue: id).flatMap { changes[$0]?.after } }
}

@available(*, unavailable)
extension PlanDouble: Sendable {}
