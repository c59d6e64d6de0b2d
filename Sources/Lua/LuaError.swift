/// A Lua script that could not be loaded or did not end well.
public struct LuaError: Error, Sendable, CustomStringConvertible {
    /// What happened, for a program to branch on.
    public enum Code: Hashable, Sendable {
        /// The source text is not Lua.
        case syntax
        /// The script raised, or did what Lua doesn't allow.
        case runtime
        /// The memory limit was reached.
        case memory
        /// The time was up.
        case time
        /// The steps were used up.
        case steps
        /// Another thread cancelled the script.
        case cancelled
        /// A host function failed; see ``LuaError/underlying``.
        case host
        /// A value can't cross between Lua and Swift.
        case conversion
    }

    /// What happened, for a program to branch on.
    public var code: Code
    /// Lua's words, or the script's own, without the location.
    public var message: String
    /// The name of the chunk that was running, such as `phones-e164.lua`.
    public var chunk: String?
    /// The line of that chunk, counted from 1.
    public var line: Int?
    /// The text of that line, without its indentation.
    public var sourceLine: String?
    /// The scripts' calls that led there, the innermost first; empty for a syntax error.
    public var traceback: [String]
    /// The error that a host function threw, as it was thrown.
    public var underlying: (any Error)?

    /// Creates an error.
    public init(
        _ code: Code,
        _ message: String,
        chunk: String? = nil,
        line: Int? = nil,
        traceback: [String] = [],
        underlying: (any Error)? = nil
    ) {
        self.code = code
        self.message = message
        self.chunk = chunk
        self.line = line
        self.traceback = traceback
        self.underlying = underlying
    }

    /// The location and the message, such as `phones-e164.lua:12: attempt to index a nil value (field 'x')`.
    public var description: String { location.map { "\($0): \(message)" } ?? message }

    /// The chunk and line, such as `phones-e164.lua:12`.
    public var location: String? {
        guard let chunk else { return nil }
        return line.map { "\(chunk):\($0)" } ?? chunk
    }
}

/// Ends the script from within a host function, whatever the script catches.
///
/// A plain error thrown by a host function becomes a Lua error, which `pcall` sees. This one can't be caught: the call that
/// runs the script throws ``LuaError`` of code `.host` with ``error`` as its ``LuaError/underlying``.
public struct LuaStop: Error, Sendable {
    /// What the caller of the script is given.
    public var error: any Error

    /// Creates a stop.
    public init(_ error: any Error) {
        self.error = error
    }
}
