import Foundation
import PortalModel
import Snapshot
import Synchronization
import Testing

/// A portal that answers from memory, counts what it is asked, and fails or stalls on command.
final class PortalDouble: Portal {
    struct State {
        var people: [User]
        var requests: [String] = []
        /// Thrown after the first page of the next walk.
        var failsWalk = false
        /// Where every request waits before its answer.
        var gate: Gate?
    }

    let name = "north.example.com"
    let state: Mutex<State>
    private let fields: Schema

    init(_ people: [User], fields: Schema = .standard) {
        state = Mutex(State(people: people))
        self.fields = fields
    }

    var requests: [String] { state.withLock { $0.requests } }

    func owner() async throws -> User {
        throw PortalError(.accessDenied)
    }

    func schema() async throws -> Schema {
        await note("schema")
        return fields
    }

    func departments() async throws -> [Department] {
        await note("departments")
        return [Department(id: 1, name: "Company", parent: nil), Department(id: 5, name: "Sales", parent: 1)]
    }

    func users(_ ids: [UserID], fields: [String]) async throws -> [User] {
        await note("users \(ids.map(\.description).joined(separator: ","))")
        return state.withLock { $0.people }.filter { ids.contains($0.id) }.map { $0.showing(fields) }
    }

    func eachPage(fields: [String], _ body: ([User]) async throws -> Void) async throws {
        await note("walk")
        let fails = state.withLock { state in
            defer { state.failsWalk = false }
            return state.failsWalk
        }
        let people = state.withLock { $0.people }
        for start in stride(from: 0, to: people.count, by: 50) {
            try await body(people[start..<min(start + 50, people.count)].map { $0.showing(fields) })
            if fails { throw PortalError(.incomplete) }
        }
    }

    func deliver(_ delivery: Delivery) async throws -> DeliveryReport {
        throw PortalError(.accessDenied)
    }

    private func note(_ request: String) async {
        let gate = state.withLock { state in
            state.requests.append(request)
            return state.gate
        }
        await gate?.wait()
    }
}

/// A closed gate that heeds no cancellation.
final class Gate: Sendable {
    private let reached = AsyncStream<Void>.makeStream()
    private let waiting = Mutex<CheckedContinuation<Void, Never>?>(nil)

    func wait() async {
        await withCheckedContinuation { continuation in
            waiting.withLock { $0 = continuation }
            reached.continuation.yield()
        }
    }

    func isReached() async {
        for await _ in reached.stream { return }
    }

    func open() {
        waiting.withLock { $0?.resume() }
    }
}

extension User {
    fileprivate func showing(_ names: [String]) -> User {
        User(id: id, fields: fields.filter { names.contains($0.key) })
    }

    static func of(_ number: Int, _ fields: [String: FieldValue] = [:]) throws -> User {
        User(id: try .of(number), fields: fields)
    }
}

extension UserID {
    static func of(_ number: Int) throws -> UserID {
        try #require(UserID(rawValue: number))
    }
}

/// Runs a script's part on a thread of its own, as the snapshot asks for.
///
/// The thread is no part of the test, so expectations belong outside.
func onThread<Value: Sendable>(_ body: @escaping @Sendable () throws -> Value) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
        Thread { continuation.resume(with: Result { try body() }) }.start()
    }
}

extension PortalSnapshot {
    func user(_ number: Int) async throws -> User? {
        let id = try UserID.of(number)
        return try await onThread { try self.user(id) }
    }

    func users(
        _ conditions: [String: FieldValue] = [:],
        after last: UserID? = nil,
        limit: Int = 1_000
    ) async throws -> [User] {
        try await onThread { try self.users(matching: UserFilter(conditions), after: last, limit: limit) }
    }

    func count(_ conditions: [String: FieldValue] = [:]) async throws -> Int {
        try await onThread { try self.count(matching: UserFilter(conditions)) }
    }
}
