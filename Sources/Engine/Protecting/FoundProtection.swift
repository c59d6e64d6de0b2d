public import PortalModel

/// What `moonhook.lua` protects on one portal: its entries, found there.
public struct FoundProtection: Sendable {
    /// What no run may change.
    public var protection = Protection()
    /// How the protected users are called.
    public var people: [UserID: String] = [:]
    /// The entries for all portals that have nothing to protect on this one.
    public var elsewhere: [ProtectionEntry] = []
    /// What was found on this portal before and no longer is, as warnings: what was protected then stays so.
    public var warnings: [Diagnostic] = []

    /// Protects nothing.
    public init() {}
}

/// Entries of `protect` that protect nothing, most likely since they are misspelt.
public struct ProtectionError: Error {
    /// An entry, and what it was probably meant to be.
    public struct Miss: Sendable {
        /// The entry.
        public var entry: ProtectionEntry
        /// The nearest address or field on the portal; `nil` if none is near.
        public var nearest: String?
        /// Whether the credentials don't show what the entry is to be found by.
        public var isHidden = false
    }

    /// All that were missed.
    public var misses: [Miss]
}
