public import PortalModel
import Synchronization

/// A portal's directory as it was when it was first asked for, fetched no sooner and no further than needed.
///
/// Single users are fetched one by one and remembered. Once a script asks for more of them than ``singleUsers``, or for
/// users by anything but their id, the whole directory is walked once into a temporary file, which SQLite keeps
/// unlinked, so that it disappears with the snapshot. A user has the same fields either way.
///
/// Every call may wait for the portal and blocks its thread: call from a thread of your own, such as a script's,
/// **never from the cooperative pool**, where the waiting could starve the fetch it waits for. Several threads may
/// share a snapshot; they wait for each other.
public final class PortalSnapshot: Directory, Sendable {
    /// How many single users are fetched before the whole directory is.
    ///
    /// A walk brings 2,500 users with one batch, so that twenty requests already cost more than most directories.
    public static let singleUsers = 20

    private struct Contents {
        var schema: Schema?
        var departments: DepartmentTree?
        /// Users by id, `nil` for an unknown id; empty once the table exists.
        var singles: [UserID: User?] = [:]
        var table: UserTable?
    }

    private let portal: any Portal
    private let fields: [String]?
    private let progress: @Sendable (Progress) -> Void
    private let fetch = BlockingFetch()
    private let contents = Mutex(Contents())

    /// Creates a snapshot; nothing is fetched yet.
    ///
    /// - Parameters:
    ///   - portal: The portal to ask.
    ///   - fields: The fields that users shall have, or `nil` for all of the schema.
    ///   - progress: Called from a task while the directory is walked.
    public init(
        portal: any Portal,
        fields: [String]?,
        progress: @escaping @Sendable (Progress) -> Void = { _ in }
    ) {
        self.portal = portal
        self.fields = fields
        self.progress = progress
    }

    /// The time that scripts have waited for the portal.
    public var waited: Duration { fetch.waited }

    /// Wakes the thread that waits for the portal, and lets every later fetch fail, each with `CancellationError`.
    ///
    /// A waiting thread doesn't notice that its task was cancelled: call this when that happens.
    public func cancel() {
        fetch.cancel()
    }

    /// The fields of a user record on this portal.
    ///
    /// - Throws: ``PortalError`` or `CancellationError`.
    public func schema() throws -> Schema {
        try contents.withLock { try schema(&$0) }
    }

    /// The company structure.
    ///
    /// - Throws: ``PortalError`` or `CancellationError`.
    public func departments() throws -> DepartmentTree {
        try contents.withLock { contents in
            if let departments = contents.departments { return departments }
            let departments = DepartmentTree(try fetch.wait { [portal] in try await portal.departments() })
            contents.departments = departments
            return departments
        }
    }

    /// The user of that id, or `nil`.
    ///
    /// - Throws: ``PortalError``, ``SnapshotError`` or `CancellationError`.
    public func user(_ id: UserID) throws -> User? {
        try contents.withLock { contents in
            if let known = contents.singles[id] { return known }
            guard contents.table == nil, contents.singles.count < Self.singleUsers else {
                return try table(with: [], &contents).user(id)
            }
            let fields = try fields(&contents)
            let user = try fetch.wait { [portal] in try await portal.users([id], fields: fields).first }
            contents.singles[id] = .some(user)
            return user
        }
    }

    /// The next users that match, in ascending order of id.
    ///
    /// - Parameters:
    ///   - filter: Who matches, employees or not. `EMAIL` is compared without case; a list matches each single value in
    ///     it.
    ///   - last: The last user already seen, or `nil` to begin.
    ///   - limit: The most users to return.
    /// - Returns: At most `limit` users; none are the end. Of more than a hundred, fewer are returned if their texts are long.
    /// - Throws: ``PortalError``, ``SnapshotError`` or `CancellationError`.
    public func users(matching filter: UserFilter, after last: UserID?, limit: Int) throws -> [User] {
        try contents.withLock { contents in
            try table(with: filter.conditions.keys, &contents).users(matching: filter, after: last, limit: limit)
        }
    }

    /// The number of users that match.
    ///
    /// - Throws: ``PortalError``, ``SnapshotError`` or `CancellationError`.
    public func count(matching filter: UserFilter) throws -> Int {
        try contents.withLock { contents in
            try table(with: filter.conditions.keys, &contents).count(matching: filter)
        }
    }
}

extension PortalSnapshot {
    private func schema(_ contents: inout Contents) throws -> Schema {
        if let schema = contents.schema { return schema }
        let schema = try fetch.wait { [portal] in try await portal.schema() }
        contents.schema = schema
        return schema
    }

    private func fields(_ contents: inout Contents) throws -> [String] {
        var seen: Set = ["ID"]
        return try (fields ?? schema(&contents).fields.map(\.name)).filter { seen.insert($0).inserted }
    }

    /// The walked directory with columns for these fields too, which a filter may name though users don't show them.
    ///
    /// A walk that fails changes nothing: its table replaces the old one only when it is complete.
    private func table(with names: some Collection<String>, _ contents: inout Contents) throws -> UserTable {
        let schema = try schema(&contents)
        for name in names where !schema.shows(name) {
            throw schema[name] == nil
                ? SnapshotError(code: .unknownField, reason: schema.unknownField(name))
                : SnapshotError(code: .hiddenField, reason: name)
        }
        if let table = contents.table, table.holds(names) { return table }
        let shown = try fields(&contents)
        let filtered = Set(names).union(UserFilter.employees.conditions.keys)
            .union(contents.table?.filtered ?? []).subtracting(shown + ["ID"]).sorted()
        let table = try fetch.wait { [portal, progress] in
            let table = try UserTable(shown: shown, filtered: filtered, schema: schema)
            var done = 0
            try await portal.eachPage(fields: shown + filtered) { page in
                try await table.insert(page)
                done += page.count
                progress(Progress("fetching users", done: done))
            }
            return table
        }
        contents.table = table
        contents.singles = [:]
        return table
    }
}
