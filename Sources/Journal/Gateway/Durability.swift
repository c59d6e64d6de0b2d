/// What a transaction outlives, once it is written.
public enum Durability: String, Hashable, Sendable, CaseIterable {
    /// A power failure: it is on disk.
    case disk
    /// The end of the process, however that comes; a power failure may take the last transactions, in their order.
    case process
}
