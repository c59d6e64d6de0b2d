internal import CLua

/// A type that a Lua value can be read as.
public protocol LuaReadable {
    /// Reads the argument at `position`, counted from 1.
    ///
    /// - Throws: ``LuaError`` in Lua's words: `bad argument #1 to 'double' (number expected, got table)`.
    static func read(_ position: Int, of call: borrowing LuaCall) throws(LuaError) -> Self
}

/// A type whose values can be given to Lua.
public protocol LuaWritable {
    /// The value as Lua is given it.
    var lua: LuaValue { get }
}

extension LuaState {
    /// Makes a Lua function of a Swift closure with typed parameters.
    ///
    /// ```swift
    /// let shout = try lua.makeFunction("shout", calling: { (text: String, times: Int?) in
    ///     String(repeating: text.uppercased() + "!", count: times ?? 1)
    /// })
    /// ```
    ///
    /// - Parameters:
    ///   - name: What errors call the function.
    ///   - body: Called on the state's thread. An argument of another type is an error at the line of the call, and so is
    ///     what the closure throws; see ``makeFunction(_:weight:_:)``.
    /// - Returns: The function.
    /// - Throws: ``LuaError`` of code `.memory`.
    public borrowing func makeFunction<each Argument: LuaReadable, Result: LuaWritable>(
        _ name: String,
        calling body: @escaping (repeat each Argument) throws -> Result
    ) throws(LuaError) -> LuaReference {
        try makeFunction(name) { call in
            var position = 0
            return .value(try body(repeat try call.next((each Argument).self, &position)).lua)
        }
    }

    /// Makes a Lua function of a Swift closure with typed parameters and no result.
    ///
    /// - Parameters:
    ///   - name: What errors call the function.
    ///   - body: Called on the state's thread; see ``makeFunction(_:calling:)``.
    /// - Returns: The function.
    /// - Throws: ``LuaError`` of code `.memory`.
    public borrowing func makeFunction<each Argument: LuaReadable>(
        _ name: String,
        calling body: @escaping (repeat each Argument) throws -> Void
    ) throws(LuaError) -> LuaReference {
        try makeFunction(name) { call in
            var position = 0
            try body(repeat try call.next((each Argument).self, &position))
            return .none
        }
    }
}

extension LuaCall {
    /// Whether there is no value at `position`, or `nil`.
    func isAbsent(_ position: Int) -> Bool { unsafe lua_type(stack.lua, Int32(position)) <= LUA_TNIL }

    /// The argument behind the one at `position`.
    fileprivate func next<Value: LuaReadable>(_: Value.Type, _ position: inout Int) throws(LuaError) -> Value {
        position += 1
        return try Value.read(position, of: self)
    }

    fileprivate func wrongType(_ position: Int, _ expected: String) throws(LuaError) -> LuaError {
        wrongArgument(position, "\(expected) expected, got \(argumentType(position))")
    }
}

extension Int: LuaReadable, LuaWritable {
    /// Reads an integer, or a float without a fraction.
    public static func read(_ position: Int, of call: borrowing LuaCall) throws(LuaError) -> Int {
        let (lua, index) = unsafe (call.stack.lua, Int32(position))
        guard unsafe lua_type(lua, index) == LUA_TNUMBER else { throw try call.wrongType(position, "number") }
        var isInteger: Int32 = 0
        let number = unsafe lua_tointegerx(lua, index, &isInteger)
        guard isInteger != 0 else { throw call.wrongArgument(position, "number has no integer representation") }
        return Int(number)
    }

    /// An integer.
    public var lua: LuaValue { .integer(self) }
}

extension Double: LuaReadable, LuaWritable {
    /// Reads a number, an integer too.
    public static func read(_ position: Int, of call: borrowing LuaCall) throws(LuaError) -> Double {
        let (lua, index) = unsafe (call.stack.lua, Int32(position))
        guard unsafe lua_type(lua, index) == LUA_TNUMBER else { throw try call.wrongType(position, "number") }
        return unsafe lua_tonumberx(lua, index, nil)
    }

    /// A float.
    public var lua: LuaValue { .number(self) }
}

extension Bool: LuaReadable, LuaWritable {
    /// Reads a boolean.
    public static func read(_ position: Int, of call: borrowing LuaCall) throws(LuaError) -> Bool {
        let (lua, index) = unsafe (call.stack.lua, Int32(position))
        guard unsafe lua_type(lua, index) == LUA_TBOOLEAN else { throw try call.wrongType(position, "boolean") }
        return unsafe lua_toboolean(lua, index) != 0
    }

    /// A boolean.
    public var lua: LuaValue { .boolean(self) }
}

extension String: LuaReadable, LuaWritable {
    /// Reads text; an integer is taken as its digits, and a float is not.
    public static func read(_ position: Int, of call: borrowing LuaCall) throws(LuaError) -> String {
        try call.string(position)
    }

    /// A string.
    public var lua: LuaValue { .string(self) }
}

extension LuaTable: LuaReadable, LuaWritable {
    /// Reads a copy of a table.
    public static func read(_ position: Int, of call: borrowing LuaCall) throws(LuaError) -> LuaTable {
        guard case .table(let table) = try call.value(position) else { throw try call.wrongType(position, "table") }
        return table
    }

    /// A table.
    public var lua: LuaValue { .table(self) }
}

extension LuaValue: LuaReadable, LuaWritable {
    /// Reads a copy of any value.
    public static func read(_ position: Int, of call: borrowing LuaCall) throws(LuaError) -> LuaValue {
        try call.value(position)
    }

    /// The value itself.
    public var lua: LuaValue { self }
}

extension Optional: LuaReadable where Wrapped: LuaReadable {
    /// Reads a value, or `nil` if there is none.
    public static func read(_ position: Int, of call: borrowing LuaCall) throws(LuaError) -> Wrapped? {
        call.isAbsent(position) ? nil : try Wrapped.read(position, of: call)
    }
}

extension Optional: LuaWritable where Wrapped: LuaWritable {
    /// The value, or `nil`.
    public var lua: LuaValue { map(\.lua) ?? .nil }
}
