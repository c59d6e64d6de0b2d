/// Allocations that fail though there is memory: tests bind it around the opening of a state.
package final class AllocationFault: @unchecked Sendable {  // Used on the state's thread, and read once that is done.
    /// What holds for the states that this task opens.
    @TaskLocal package static var current: AllocationFault?

    /// How many allocations succeed first.
    package let granted: Int
    /// How many fail then; Lua asks twice before it gives up.
    package let denied: Int
    /// Whether a state met it.
    package private(set) var isMet = false

    /// Creates a fault.
    package init(granted: Int, denied: Int) {
        self.granted = granted
        self.denied = denied
    }

    func note(denialsLeft: UInt64) {
        if denialsLeft < UInt64(denied) { isMet = true }
    }
}
