import Synchronization

/// A request's turn that somebody has waited for already: the first request that asks takes it.
final class Turn: Sendable {
    private let isFree = Mutex(true)

    /// Takes it.
    ///
    /// - Returns: Whether it was still there.
    func take() -> Bool {
        isFree.withLock { isFree in
            defer { isFree = false }
            return isFree
        }
    }
}
