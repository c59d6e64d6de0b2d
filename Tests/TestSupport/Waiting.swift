/// Waits until something is so, by looking again and again.
///
/// ```swift
/// try await wait(until: "the portal met a fault") { !portal.counts.faults.isEmpty }
/// ```
///
/// - Parameters:
///   - event: What is waited for, for the error.
///   - interval: How long to wait between two looks.
///   - looks: How often to look; a slow machine doesn't come near to it.
///   - isReached: Whether it is so.
/// - Throws: ``NeverReachedError`` if it is not so after all these looks, what `isReached` throws, or `CancellationError`.
public func wait(
    until event: String,
    interval: Duration = .milliseconds(10),
    looks: Int = 30_000,
    _ isReached: () async throws -> Bool
) async throws {
    for _ in 0..<looks {
        if try await isReached() { return }
        try await Task.sleep(for: interval)
    }
    throw NeverReachedError(description: "waited in vain until \(event)")
}

/// What a test waited for never came.
public struct NeverReachedError: Error, CustomStringConvertible {
    /// What was waited for.
    public let description: String
}
