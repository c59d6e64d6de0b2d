/// Places for what takes many open files, so that only so much of it is there at a time.
///
/// Without them all tests would open theirs at once, and clients with timeouts of their own would wait too long.
public actor Places {
    /// For portals that are served.
    public static let portals = Places(16)
    /// For programs that run to their end.
    public static let programs = Places(16)

    private var count: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []

    private init(_ count: Int) {
        self.count = count
    }

    /// Runs `body` in a place, once there is one.
    ///
    /// - Throws: What `body` throws.
    public nonisolated func held<Value>(_ body: () async throws -> Value) async throws -> Value {
        await take()
        let result: Result<Value, any Error>
        do {
            result = .success(try await body())
        } catch {
            result = .failure(error)
        }
        await free()
        return try result.get()
    }

    private func take() async {
        guard count == 0 else {
            count -= 1
            return
        }
        await withCheckedContinuation { waiting.append($0) }
    }

    /// Gives the place to who waits longest.
    private func free() {
        if waiting.isEmpty {
            count += 1
        } else {
            waiting.removeFirst().resume()
        }
    }
}
