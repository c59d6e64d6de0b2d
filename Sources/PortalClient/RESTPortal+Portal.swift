public import PortalModel
import Synchronization
import Wire

extension RESTPortal: Portal {
    /// Fetches the user whose rights the credentials carry.
    ///
    /// Whether that user is an administrator is not part of a user record.
    ///
    /// - Throws: ``PortalError``, or `CancellationError`.
    public func owner() async throws -> User {
        let coding = UserCoding(schema: try await schema())
        return try coding.user(try await fetch(BatchCall("user.current")).result, method: "user.current")
    }

    /// Fetches the fields of a user record, once: later calls return the same.
    ///
    /// The portal shows its own fields to administrators with the scope `user.userfield`; without either they are not known
    /// here.
    ///
    /// - Throws: ``PortalError``, with `.insufficientScope` if the credentials show no users; or `CancellationError`.
    public func schema() async throws -> Schema {
        if let schema = knownSchema.withLock(\.self) { return schema }
        return try await renewSchema()
    }

    /// Fetches the fields of a user record, without what is unlocked.
    func fetchSchema() async throws -> Schema {
        let list = BatchCall("user.userfield.list")
        let results = try await run([BatchCall("scope"), list])
        let scope = CredentialScope(try results[0].get().result)
        guard let widest = scope.widest else { throw PortalError(.insufficientScope, method: "user.get") }
        return Schema(
            custom: try await customFields(list, results[1]),
            scope: widest,
            seesCustomFields: scope.seesCustomFields
        )
    }

    /// Fetches the complete company structure.
    ///
    /// - Throws: ``PortalError``, with `.incomplete` if rows are missing; or `CancellationError`.
    public func departments() async throws -> [Department] {
        let list = BatchCall("department.get", ["sort": "ID", "order": "ASC"])
        return try await rows(of: list, first: fetch(list)).map(Department.init(row:))
    }

    /// Fetches single users, fifty with a command and fifty commands with a request.
    ///
    /// - Throws: ``PortalError``, or `CancellationError`.
    public func users(_ ids: [UserID], fields: [String]) async throws -> [User] {
        try await users(
            Array(Set(ids)).sorted().chunks(of: UserRead.pageSize).map { UserRead(ids: $0, fields: fields) }
        )
    }

    /// Fetches those with these addresses, one with a command and fifty commands with a request.
    ///
    /// - Throws: ``PortalError``, or `CancellationError`.
    public func users(addresses: [String], fields: [String]) async throws -> [User] {
        try await users(Array(Set(addresses)).sorted().map { UserRead(address: $0, fields: fields) })
    }

    private func users(_ reads: [UserRead]) async throws -> [User] {
        let coding = UserCoding(schema: try await schema())
        var users: [User] = []
        for batch in reads.chunks(of: BatchCall.limit) {
            for (read, answer) in zip(batch, try await fetch(batch.map(\.call))) {
                users += try read.users(answer, coding: coding)
            }
        }
        return users
    }

    private func customFields(
        _ list: BatchCall,
        _ first: Result<Answer, PortalError>
    ) async throws -> [UserField] {
        if case .failure(let error) = first, [.accessDenied, .forbidden, .insufficientScope].contains(error.code) {
            return []
        }
        return try await rows(of: list, first: first.get()).compactMap(UserField.init(row:))
    }

    /// All rows of a list, whose first page contains their number.
    private func rows(of list: BatchCall, first: Answer) async throws -> [JSONValue] {
        var rows = first.result.elements
        let total = first.total ?? rows.count
        guard !rows.isEmpty, rows.count < total else { return rows }
        let pages = stride(from: rows.count, to: total, by: rows.count).map { start in
            var page = list
            page.parameters["start"] = .integer(start)
            return page
        }
        for batch in pages.chunks(of: BatchCall.limit) {
            rows += try await fetch(batch).flatMap(\.result.elements)
        }
        // A portal that overlooks `start` sends the first page again and again.
        guard Set(rows.map { $0["ID"]?.wholeNumber }).count == total else {
            throw PortalError(.incomplete, method: list.method)
        }
        return rows
    }

    /// Calls a method as ``call(_:_:)`` does, but throws cancellation as such.
    func fetch(_ call: BatchCall) async throws -> Answer {
        do {
            return try await self.call(call.method, call.parameters)
        } catch {
            try Task.checkCancellation()
            throw error
        }
    }

    /// Runs commands that must all succeed.
    func fetch(_ calls: [BatchCall]) async throws -> [Answer] {
        try await run(calls).map { try $0.get() }
    }

    /// Runs all commands as ``batch(_:halt:)`` does, but throws cancellation as such.
    func run(_ calls: [BatchCall]) async throws -> [Result<Answer, PortalError>] {
        do {
            return try await batch(calls).map { result in
                guard let result else { throw PortalError(.unreadable, method: "batch") }
                return result
            }
        } catch {
            try Task.checkCancellation()
            throw error
        }
    }
}

extension Array {
    /// The elements in order, in groups of `size`, the last one perhaps smaller.
    package func chunks(of size: Int) -> [[Element]] {
        stride(from: 0, to: count, by: size).map { Array(self[$0..<Swift.min($0 + size, count)]) }
    }
}
