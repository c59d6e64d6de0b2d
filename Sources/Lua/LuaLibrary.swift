internal import CLua

/// The library that interprets Lua.
public enum LuaLibrary: Sendable {
    /// Its version, such as `5.4.4`.
    public static let version = [LUA_VERSION_MAJOR, LUA_VERSION_MINOR, LUA_VERSION_RELEASE].joined(separator: ".")
}
