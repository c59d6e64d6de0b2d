internal import CLuaShim

/// A switch that stops a running script from any thread.
///
/// It may outlive its state; then it stops nothing.
public struct LuaCanceller: Sendable {
    private let control: StateControl

    init(_ control: StateControl) {
        self.control = control
    }

    /// Stops the script at its next look at the budget; it ends with ``LuaError`` of code `.cancelled`.
    ///
    /// The state stays cancelled: what is loaded or called later ends the same way.
    public func cancel() { control.cancel() }
}

/// What other threads may see and do of a state, alive as long as the state or a canceller needs it.
@safe
final class StateControl: @unchecked Sendable {  // What it points to are atomics, made to be used from other threads.
    let address: OpaquePointer

    init() {
        unsafe address = luashim_make_control()
    }

    deinit {
        unsafe luashim_free_control(address)
    }

    func cancel() {
        unsafe luashim_cancel(address)
    }
}
