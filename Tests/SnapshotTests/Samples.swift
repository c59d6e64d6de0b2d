import Foundation
import PortalModel
import Snapshot
import Synchronization
import Testing

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
