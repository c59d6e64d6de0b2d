package import PortalModel

/// A directory that already shows what a program has planned.
///
/// It is unchecked because it stays on the script's thread, as the sink does.
package struct PlannedDirectory: Directory, @unchecked Sendable {
    private let base: any Directory
    private let updates: any PlannedChanges

    package init(_ base: any Directory, _ updates: any PlannedChanges) {
        self.base = base
        self.updates = updates
    }

    package var waited: Duration { base.waited }

    package func schema() throws -> Schema { try base.schema() }

    package func departments() throws -> DepartmentTree { try base.departments() }

    package func user(_ id: UserID) throws -> User? { try base.user(id).map(planned) }

    package func users(matching filter: UserFilter, after last: UserID?, limit: Int) throws -> [User] {
        let schema = try base.schema()
        let touched = try updates.users(touching: Set(filter.conditions.keys))
        var found: [User] = []
        var start = last
        // A page from which the plan removed all users isn't the last one, as an empty one would mean.
        let isExact = limit <= UserPaging.mostExact
        while isExact ? found.count < limit : found.isEmpty {
            var page = try base.users(matching: filter, after: start, limit: limit)
            // The portal may have more users; those who match only by the plan come in order.
            let end = isExact && page.count < limit ? nil : page.last?.id
            page.removeAll { touched.contains($0.id) }
            found += try page.map { try planned($0) }
            for id in touched where start.map({ id > $0 }) ?? true && end.map({ id <= $0 }) ?? true {
                if let user = try base.user(id).map(planned), filter.matches(user, in: schema) { found.append(user) }
            }
            guard let end else { break }
            start = end
        }
        return Array(found.sorted { $0.id < $1.id }.prefix(limit))
    }

    private func planned(_ user: User) throws -> User {
        guard let change = try updates.change(of: user.id) else { return user }
        let fields = user.fields.merging(change.after) { _, planned in planned }
        return User(id: user.id, fields: fields.filter { !$0.value.isEmpty })
    }
}
