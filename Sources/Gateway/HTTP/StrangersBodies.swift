import NIOCore

/// Bodies that are read before anybody knows whose they are: few at a time, and not for long.
actor StrangersBodies {
    /// How many are read at once; each may be ``IncomingCall/bodyLimit`` long.
    private static let most = 4
    /// How many callers wait for a place; more are refused.
    private static let mostWaiting = 200
    /// How long one may take, and how long a caller waits for a place.
    private static let time = Duration.seconds(20)

    private var free = most
    private var waiting: [(id: Int, continuation: CheckedContinuation<Bool, Never>)] = []
    private var lastID = 0

    /// Reads a body, once there is a place.
    ///
    /// - Throws: ``GatewayError`` if too many wait, or it takes too long; what `body` throws.
    nonisolated func read(_ body: @escaping @Sendable () async throws -> ByteBuffer) async throws -> ByteBuffer {
        guard await enter() else { throw GatewayError.tooManyRequests(retryAfter: 5) }
        let result: Result<ByteBuffer, any Error>
        do {
            result = .success(
                try await withThrowingTaskGroup(of: ByteBuffer?.self) { group in
                    group.addTask { try await body() }
                    group.addTask {
                        try await ContinuousClock().sleep(for: Self.time)
                        return nil
                    }
                    defer { group.cancelAll() }
                    guard let first = try await group.next(), let whole = first else {
                        throw GatewayError(408, "MOONHOOK_SLOW", "the body took too long; put the code into the path")
                    }
                    return whole
                }
            )
        } catch {
            result = .failure(error)
        }
        await leave()
        return try result.get()
    }

    private func enter() async -> Bool {
        if free > 0 {
            free -= 1
            return true
        }
        guard waiting.count < Self.mostWaiting else { return false }
        lastID += 1
        let id = lastID
        Task {
            try? await ContinuousClock().sleep(for: Self.time)
            giveUp(id)
        }
        return await withCheckedContinuation { waiting.append((id, $0)) }
    }

    private func giveUp(_ id: Int) {
        guard let index = waiting.firstIndex(where: { $0.id == id }) else { return }
        waiting.remove(at: index).continuation.resume(returning: false)
    }

    private func leave() {
        if waiting.isEmpty { free += 1 } else { waiting.removeFirst().continuation.resume(returning: true) }
    }
}
