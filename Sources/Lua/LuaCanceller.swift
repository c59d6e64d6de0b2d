internal import CLuaShim

/// A switch that stops a running script from any thread.
///
/// It may outlive its state; then it stops nothing.
public struct LuaCanceller: Sendable {
    private let flag: CancelFlag

    init(_ flag: CancelFlag) {
        self.flag = flag
    }

    /// Stops the script at its next look at the budget; it ends with ``LuaError`` of code `.cancelled`.
    ///
    /// The state stays cancelled: what is loaded or called later ends the same way.
    public func cancel() { flag.set() }
}

/// The flag that C looks at, alive as long as a state or a canceller needs it.
@safe
final class CancelFlag: @unchecked Sendable {  // What it points to is an atomic, made to be set from other threads.
    let address: OpaquePointer

    init() {
        unsafe address = luashim_make_cancel_flag()
    }

    deinit {
        unsafe luashim_free_cancel_flag(address)
    }

    func set() {
        unsafe luashim_cancel(address)
    }
}
