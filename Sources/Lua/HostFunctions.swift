internal import CLua
internal import CLuaShim

/// The host's side of a state: the functions that Lua may call, the errors that they threw, and what the state's own methods,
/// which don't change it, keep of it.
///
/// It is used only on the state's thread.
final class HostFunctions {
    typealias Function = (borrowing LuaCall) throws -> LuaResults

    private var functions: [(name: String, body: Function)?] = []
    /// The indices in ``functions`` that Lua has released.
    private var free: [Int] = []
    /// The last errors that were thrown in the running call, by numbers that are never used again: a script may keep an object.
    private var errors: [Int64: any Error] = [:]
    private var errorCount: Int64 = 0
    /// How many errors are kept: a script may catch them by the million, and of an older one it sees no more than that it is one.
    private static let mostErrors: Int64 = 1000
    /// The metatable of error objects, in the registry.
    private var errorMetatable: LuaReference?
    /// What ended the running call for good.
    private(set) var stop: (any Error)?
    /// What cancellers share with C.
    let control = StateControl()
    /// How the libraries were opened; `nil` if they were not.
    var isGuarded: Bool?
    /// The source texts by the names that errors call them, for showing the line of an error.
    var sources: [String: String] = [:]

    func makeFunction(
        _ name: String,
        weight: Int = 0,
        _ body: @escaping Function,
        on stack: LuaStack
    ) throws(LuaError) -> LuaReference {
        let number = free.popLast() ?? functions.count
        if number == functions.count { functions.append(nil) }
        functions[number] = (name, body)
        do throws(LuaError) {
            try stack.check(unsafe luashim_push_function(stack.lua, Int64(number), max(0, weight)))
        } catch {
            release(Int64(number))
            throw error
        }
        return try stack.makeReference()
    }

    /// Releases the function of that number; Lua's collector calls this, at any allocation.
    func release(_ number: Int64) {
        functions[Int(number)] = nil
        free.append(Int(number))
    }

    /// Error objects show `code` and `message` to scripts and read as their message.
    func makeErrorMetatable(on stack: LuaStack) throws(LuaError) {
        let index = try makeFunction(
            "error",
            { [unowned self] call in
                let error = error(unsafe luashim_error_number(call.stack.lua, 1))
                return switch try call.optionalString(2) {
                case "message": .value(error.map { .string(String(describing: $0)) } ?? .nil)
                case "code": .value(error.map { .string(String(describing: type(of: $0))) } ?? .nil)
                default: .value(.nil)
                }
            },
            on: stack
        )
        let text = try makeFunction(
            "tostring",
            { [unowned self] call in
                let error = error(unsafe luashim_error_number(call.stack.lua, 1))
                return .value(.string(error.map { String(describing: $0) } ?? "error"))
            },
            on: stack
        )
        try stack.push(
            LuaTable(
                fields: ["__index": .reference(index), "__tostring": .reference(text), "__metatable": .boolean(false)]
            )
        )
        errorMetatable = try stack.makeReference()
    }

    func error(_ number: Int64) -> (any Error)? {
        errors[number]
    }

    private var depth = 0

    /// Begins a call into Lua, which may be one within another; the stop of the outer one is to be given back.
    func enter() -> (any Error)? {
        if depth == 0 { errors.removeAll(keepingCapacity: true) }
        depth += 1
        defer { stop = nil }
        return stop
    }

    /// Ends a call into Lua.
    func leave(_ outer: (any Error)?) {
        depth -= 1
        stop = outer
    }

    /// Calls the function of that number; the number of results on the stack, or -1 with an error value on it.
    func call(_ stack: LuaStack, _ number: Int64) -> Int32 {
        guard let (name, body) = functions[Int(number)] else { preconditionFailure("a released function was called") }
        do {
            return try push(try body(LuaCall(stack: stack, name: name)), on: stack)
        } catch let stop as LuaStop {
            self.stop = stop.error
            unsafe luashim_stop_by_host(stack.lua)
            unsafe lua_pushnil(stack.lua)
        } catch let error as LuaError where error.underlying == nil {
            raise(error.message, on: stack)
        } catch {
            raise(error, on: stack)
        }
        return -1
    }

    private func push(_ results: LuaResults, on stack: LuaStack) throws(LuaError) -> Int32 {
        switch results {
        case .none: return 0
        case .value(let value):
            try stack.push(value)
            return 1
        case .handing(let reference):
            stack.push(reference)
            stack.release(reference)
            return 1
        case .values(let values):
            for value in values { try stack.push(value) }
            return Int32(values.count)
        }
    }

    /// Pushes the message with the location of the Lua code that called, as `error` of Lua does.
    private func raise(_ message: String, on stack: LuaStack) {
        let location = LuaCall(stack: stack, name: "").location
        do throws(LuaError) {
            try stack.push(location.map { "\($0): \(message)" } ?? message)
        } catch {
            unsafe lua_pushnil(stack.lua)
        }
    }

    /// Pushes an object that represents a Swift error and is converted back outside.
    private func raise(_ error: any Error, on stack: LuaStack) {
        errorCount += 1
        errors[errorCount] = error
        errors[errorCount - Self.mostErrors] = nil
        guard let errorMetatable else { return unsafe lua_pushnil(stack.lua) }
        stack.push(errorMetatable)
        // On a failure Lua's error value is where the object would be: it says that memory has run out.
        unsafe _ = luashim_push_error(stack.lua, errorCount)
    }
}
