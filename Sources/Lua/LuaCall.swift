internal import CLua
internal import CLuaShim

/// What a host function gives back to Lua.
public enum LuaResults: Sendable {
    /// Nothing.
    case none
    /// One value.
    case value(LuaValue)
    /// A value of the state that only Lua holds from here on: the reference is released.
    case handing(LuaReference)
    /// Several values.
    case values([LuaValue])

    /// `nil` and a reason: how a function reports an expected failure.
    public static func failure(_ reason: String) -> LuaResults { .values([.nil, .string(reason)]) }
}

/// One call of a host function, and the way to its arguments.
///
/// It must not be kept.
public struct LuaCall: ~Copyable {
    let stack: LuaStack
    let name: String

    init(stack: LuaStack, name: String) {
        self.stack = stack
        self.name = name
    }

    /// The number of arguments.
    public var count: Int { Int(stack.top) }

    /// How many bytes the string at `position` has; 0 if there is none.
    public func byteCount(_ position: Int) -> Int {
        guard unsafe lua_type(stack.lua, Int32(position)) == LUA_TSTRING else { return 0 }
        return Int(unsafe lua_rawlen(stack.lua, Int32(position)))
    }

    /// A copy of the argument at `position`, counted from 1; `.nil` if there is none.
    public func value(_ position: Int) throws(LuaError) -> LuaValue {
        try stack.value(at: Int32(position))
    }

    /// The argument at `position`, which must be text; an integer is taken as its digits, and a float is not.
    public func string(_ position: Int) throws(LuaError) -> String {
        switch try value(position) {
        case .string(let text): return text
        case .integer(let number): return String(number)
        case .bytes(let bytes): throw wrongArgument(position, "text expected, but \(UTF8.problem(of: bytes))")
        default: throw wrongArgument(position, "string expected, got \(argumentType(position))")
        }
    }

    /// The argument at `position`, which must be text or absent.
    public func optionalString(_ position: Int) throws(LuaError) -> String? {
        isAbsent(position) ? nil : try string(position)
    }

    /// The argument at `position`, kept in the state until ``LuaState/release(_:)``.
    public func reference(_ position: Int) throws(LuaError) -> LuaReference {
        unsafe lua_pushvalue(stack.lua, Int32(position))
        return try stack.makeReference()
    }

    /// The names of the table at `position`, its keys that are text, in no order and of very many about the first `most`; none
    /// if it is not a table.
    public func keys(_ position: Int, atMost most: Int = .max) throws(LuaError) -> [String] {
        try stack.keys(at: Int32(position), atMost: most)
    }

    /// The error of a wrong argument, in Lua's words: `bad argument #1 to 'e164' (string expected, got table)`.
    public func wrongArgument(_ position: Int, _ problem: String) -> LuaError {
        LuaError(.runtime, "bad argument #\(position) to '\(name)' (\(problem))")
    }

    /// The chunk and line of the Lua code that made the call, such as `phones-e164.lua:12`.
    public var location: String? {
        guard unsafe luashim_where(stack.lua, 1) == LUA_OK else {
            stack.pop()
            return nil
        }
        defer { stack.pop() }
        guard case .string(let location) = stack.string(at: -1), location.hasSuffix(": ") else { return nil }
        return String(location.dropLast(2))
    }

    /// Runs `body`, which waits for something that is not the script's doing, and takes its time off the script's clock.
    public func waiting<Value>(_ body: () throws -> Value) rethrows -> Value {
        let clock = ContinuousClock()
        let start = clock.now
        defer { excuse(start.duration(to: clock.now)) }
        return try body()
    }

    /// Takes time that the host has waited off the script's clock.
    public func excuse(_ waited: Duration) {
        unsafe luashim_extend(stack.lua, waited.nanoseconds)
    }

    /// The name of the type of the argument at `position`, or `no value`.
    func argumentType(_ position: Int) -> String {
        let type = unsafe lua_type(stack.lua, Int32(position))
        let isNull = unsafe type == LUA_TLIGHTUSERDATA && lua_touserdata(stack.lua, Int32(position)) == nil
        return unsafe isNull ? "null" : String(cString: lua_typename(stack.lua, type))
    }
}

@available(*, unavailable)
extension LuaCall: Sendable {}
