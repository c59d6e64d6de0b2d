public import PortalModel

/// Which users a command is about, by `--users` and `--where`.
public struct UserSelection: Hashable, Sendable {
    /// The condition that asks for a department and all below it, by the names from the root down.
    public static let department = "department"

    /// Without any condition.
    public static let everybody = UserSelection()

    /// The fields that must hold a value.
    private(set) var filter = UserFilter()
    /// Those of whom the user must be one.
    private(set) var users: Set<UserID>?
    /// The departments of which the user must be in one.
    private var departments: Set<Int>?

    private init() {}

    /// Describes a selection; who is in it meets all conditions.
    ///
    /// - Parameters:
    ///   - users: The only users to select, or `nil` for all.
    ///   - conditions: Field name to the value that it must hold, as text; ``department`` to a path such as `Company/Sales`.
    ///   - portal: The portal whose fields and departments those are.
    /// - Throws: ``Schema/Refusal`` for a field or a department that doesn't exist, or a value that the field can't hold;
    ///   ``PortalError``.
    public init(users: Set<UserID>? = nil, where conditions: [String: String] = [:], on portal: any Portal) async throws
    {
        let departments = conditions[Self.department] == nil ? [] : try await portal.departments()
        try self.init(
            users: users,
            where: conditions,
            schema: try await portal.schema(),
            departments: DepartmentTree(departments)
        )
    }

    init(
        users: Set<UserID>? = nil,
        where conditions: [String: String],
        schema: Schema,
        departments tree: DepartmentTree = DepartmentTree([])
    ) throws(Schema.Refusal) {
        self.users = users
        for (name, text) in conditions.sorted(by: { $0.key < $1.key }) {
            if name == Self.department {
                departments = try tree.selected(text)
            } else {
                filter.conditions[name] = try schema.condition(text, on: schema.tableField(name))
            }
        }
    }

    /// The same, limited to employees unless its own conditions name activity or kind.
    var amongEmployees: UserSelection {
        var selection = self
        selection.filter = filter.amongEmployees
        return selection
    }

    /// The fields that it looks at.
    var fields: Set<String> {
        Set(filter.conditions.keys).union(departments == nil ? [] : ["UF_DEPARTMENT"])
    }

    /// Whether a user, who has those fields, is selected.
    func contains(_ user: User, in schema: Schema) -> Bool {
        guard users?.contains(user.id) ?? true, filter.matches(user, in: schema) else { return false }
        guard let departments else { return true }
        guard case .list(let items)? = user.fields["UF_DEPARTMENT"] else { return false }
        return items.contains { item in
            guard case .integer(let id) = item else { return false }
            return departments.contains(id)
        }
    }
}

extension DepartmentTree {
    /// A department and all below it.
    fileprivate func selected(_ path: String) throws(Schema.Refusal) -> Set<Int> {
        let ids = departments(below: path)
        guard ids.isEmpty else { return ids }
        let paths = all.compactMap { self.path($0.id)?.joined(separator: "/") }
        let nearest = NearestName.of(path, among: paths).map { "did you mean \($0)?" }
        throw Schema.Refusal(
            .noDepartment,
            field: UserSelection.department,
            message: "no department has this path; "
                + (nearest ?? "give the path from the root, such as \(paths.prefix(2).last ?? "Company/Sales")")
        )
    }
}
