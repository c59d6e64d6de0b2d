internal import CLuaShim

/// A switch that stops a running script from any thread.
///
/// It is valid while its state is open.
@safe
public struct LuaCanceller: @unchecked Sendable {  // The flag is an atomic, made to be set from other threads.
    private let flag: UnsafeMutableRawPointer

    init(flag: UnsafeMutableRawPointer) {
        unsafe self.flag = unsafe flag
    }

    /// Stops the script at its next look at the clock; it ends with ``LuaError`` of code `.cancelled`.
    public func cancel() {
        unsafe luashim_set_cancelled(flag, true)
    }
}
