internal import CLuaShim

/// A switch that stops a running script from any thread.
///
/// It must not be used once its state is closed or reset.
@safe
public struct LuaCanceller: @unchecked Sendable {  // The flag is an atomic, made to be set from other threads.
    private let flag: UnsafeMutableRawPointer

    init(flag: UnsafeMutableRawPointer) {
        unsafe self.flag = unsafe flag
    }

    /// Stops the script at its next look at the budget; it ends with ``LuaError`` of code `.cancelled`.
    ///
    /// The state stays cancelled: what is loaded or called later ends the same way.
    public func cancel() {
        unsafe luashim_set_cancelled(flag, true)
    }
}
