internal import CLua
internal import CLuaShim

/// An embedded Lua 5.4 interpreter.
///
/// A state belongs to one thread: it is opened, used and closed there. ``LuaThread`` is an executor that gives it one. No Lua
/// error crosses a Swift frame, and a script that runs out of memory, time or steps ends with a ``LuaError`` while the process
/// goes on.
///
/// ```swift
/// let lua = try LuaState(memoryLimitBytes: 1 << 20)
/// try lua.openLibraries()
/// let chunk = try lua.load("return 6 * 7", name: "answer.lua")
/// let results = try lua.call(chunk)  // [.integer(42)]
/// ```
@safe
public struct LuaState: ~Copyable {
    private let lua: OpaquePointer
    private let host: HostFunctions
    private let fault: AllocationFault?
    private let memoryLimitBytes: Int

    var stack: LuaStack { unsafe LuaStack(lua: lua) }

    /// Opens a state without any library.
    ///
    /// - Parameter memoryLimitBytes: The most memory that Lua may hold at a time.
    /// - Throws: ``LuaError`` of code `.memory` if the limit is too small for an empty state.
    public init(memoryLimitBytes: Int) throws(LuaError) {
        let host = HostFunctions()
        let fault = AllocationFault.current
        var denials = luashim_fault(granted: UInt64(fault?.granted ?? 0), denied: UInt64(fault?.denied ?? 0))
        let opened = unsafe luashim_open(
            memoryLimitBytes,
            &denials,
            host.control.address,
            luashim_host(
                self: Unmanaged.passUnretained(host).toOpaque(),
                call: { host, lua, number in
                    unsafe Unmanaged<HostFunctions>.fromOpaque(host).takeUnretainedValue()
                        .call(unsafe LuaStack(lua: lua), number)
                },
                release: { host, number in
                    unsafe Unmanaged<HostFunctions>.fromOpaque(host).takeUnretainedValue().release(number)
                }
            )
        )
        guard let opened = unsafe opened else {
            fault?.note(denialsLeft: denials.denied)
            throw LuaError(.memory, "not enough memory for a Lua state")
        }
        do throws(LuaError) {
            try host.makeErrorMetatable(on: unsafe LuaStack(lua: opened))
        } catch {
            unsafe Self.close(opened, fault)
            throw error
        }
        unsafe lua = unsafe opened
        self.host = host
        self.fault = fault
        self.memoryLimitBytes = memoryLimitBytes
    }

    deinit {
        unsafe Self.close(lua, fault)
    }

    private static func close(_ lua: OpaquePointer, _ fault: AllocationFault?) {
        fault?.note(denialsLeft: unsafe luashim_denials_left(lua))
        let left = unsafe luashim_close(lua)
        assert(left == 0, "a closed state gives all its memory back")
    }

    // MARK: Code

    /// Opens the standard libraries `base`, `coroutine`, `math`, `os`, `string`, `table` and `utf8`.
    ///
    /// - Parameter isGuarded: Whether a stranger's script may see them. What could work on without a look at the budget is
    ///   replaced then: protected calls and coroutines, traversal, the loops of `string`, `table` and `utf8`, and the pattern
    ///   matcher. What no limit holds for is taken away: `load` and its kin, `collectgarbage`, and of `os` all but dates and
    ///   times. Without it, all is as Lua has it, for scripts as trusted as the program itself: they can outlive their stop.
    /// - Throws: ``LuaError`` of code `.memory`.
    public borrowing func openLibraries(isGuarded: Bool = true) throws(LuaError) {
        try stack.check(unsafe luashim_open_libraries(lua, isGuarded))
        host.isGuarded = isGuarded
    }

    /// Recreates the state, with the same limit and the same libraries.
    ///
    /// What scripts and the host left in it is gone, and every ``LuaReference`` with it. A ``LuaCanceller`` of before stops
    /// nothing any more.
    ///
    /// - Throws: ``LuaError`` of code `.memory`; then the state is as it was.
    public mutating func reset() throws(LuaError) {
        let fresh = try LuaState(memoryLimitBytes: memoryLimitBytes)
        if let isGuarded = host.isGuarded { try fresh.openLibraries(isGuarded: isGuarded) }
        self = fresh
    }

    /// Makes a new table of the functions of `math`, with a random generator of its own.
    public borrowing func makeMath() throws(LuaError) -> LuaReference {
        try stack.check(unsafe luashim_push_math(lua))
        return try stack.makeReference()
    }

    /// Compiles source text; binary chunks are refused.
    ///
    /// A first line that begins with `#`, such as `#!/usr/bin/env moonhook`, is skipped as Lua's own program does; the lines keep
    /// their numbers.
    ///
    /// - Parameters:
    ///   - source: Lua source text, UTF-8.
    ///   - name: What errors call the chunk, such as `phones-e164.lua`.
    ///   - environment: The table of the chunk's globals; the state's own if there is none.
    ///   - isHosts: Whether the chunk is the host's own code: then errors name the script's line that called it.
    ///   - budget: What compiling may use; within a call, what is left of the call's if there is none.
    /// - Returns: The compiled chunk, a function.
    /// - Throws: ``LuaError`` of code `.syntax`, `.memory`, `.time` or `.steps`.
    public borrowing func load(
        _ source: String,
        name: String,
        environment: LuaReference? = nil,
        isHosts: Bool = false,
        budget: LuaBudget? = nil
    ) throws(LuaError) -> LuaReference {
        let outer = unsafe luashim_suspend(lua)
        if let budget { begin(budget) }
        defer { if budget != nil { unsafe luashim_resume(lua, outer) } }
        if !isHosts { host.sources[name] = source }
        var source = source
        let status = source.withUTF8 { utf8 in
            let isMarked = unsafe utf8.first == UInt8(ascii: "#")
            let start = unsafe isMarked ? utf8.firstIndex { $0 == 0x0A || $0 == 0x0D } ?? utf8.count : 0
            return unsafe UnsafeBufferPointer(rebasing: utf8[start...]).withMemoryRebound(to: CChar.self) {
                unsafe luashim_load(lua, $0.baseAddress, $0.count, (isHosts ? "=" : "@") + name)
            }
        }
        guard status == LUA_OK else { throw syntaxError(status, chunk: name) }
        if let environment {
            stack.push(environment)
            unsafe _ = lua_setupvalue(lua, -2, 1)
        }
        return try stack.makeReference()
    }

    /// Calls a function.
    ///
    /// - Parameters:
    ///   - function: A chunk, or another function of this state.
    ///   - arguments: What it is given.
    ///   - budget: What it may use; a stop holds against every `pcall` of the script's. A call made by a host function has a
    ///     budget of its own, while the time of the call around it goes on.
    /// - Returns: Copies of its results.
    /// - Throws: ``LuaError``.
    @discardableResult
    public borrowing func call(
        _ function: LuaReference,
        _ arguments: [LuaValue] = [],
        budget: LuaBudget = .unlimited
    ) throws(LuaError) -> [LuaValue] {
        let base = stack.top
        let outer = enter(budget)
        defer { leave(outer) }
        try run(function, arguments, results: LUA_MULTRET)
        defer { unsafe lua_settop(lua, base) }
        var results: [LuaValue] = []
        var room = LuaTable.maximumBytes
        do throws(LuaError) {
            // Within the budget: tables that hold one another many times over are copied that often.
            for index in (base + 1)..<(stack.top + 1) {
                results.append(try stack.value(at: index, room: &room))
            }
        } catch {
            var error = error
            judge(&error)
            throw error
        }
        return results
    }

    /// Calls a function only for its effect: the fastest way, since no result is copied.
    ///
    /// - Parameters:
    ///   - function: A function of this state.
    ///   - arguments: What it is given.
    ///   - budget: What it may use.
    /// - Throws: ``LuaError``.
    public borrowing func run(
        _ function: LuaReference,
        _ arguments: [LuaValue] = [],
        budget: LuaBudget = .unlimited
    ) throws(LuaError) {
        let outer = enter(budget)
        defer { leave(outer) }
        try run(function, arguments, results: 0)
    }

    /// Calls a function only for its effect on values of the state.
    ///
    /// - Parameters:
    ///   - function: A function of this state.
    ///   - first: Its first argument.
    ///   - second: Its second argument; `nil` for Lua's `nil`.
    ///   - budget: What it may use.
    /// - Throws: ``LuaError``.
    public borrowing func run(
        _ function: LuaReference,
        on first: LuaReference,
        _ second: LuaReference?,
        budget: LuaBudget = .unlimited
    ) throws(LuaError) {
        let outer = enter(budget)
        defer { leave(outer) }
        let base = stack.top
        try stack.reserve(8)
        stack.push(function)
        stack.push(first)
        if let second { stack.push(second) } else { unsafe lua_pushnil(lua) }
        try call(2, results: 0, base)
    }

    /// Calls a function and keeps its first result in the state.
    ///
    /// - Parameters:
    ///   - function: A function of this state.
    ///   - arguments: What it is given.
    ///   - budget: What it may use.
    /// - Returns: The first result, which may be `nil` of Lua's.
    /// - Throws: ``LuaError``.
    public borrowing func evaluate(
        _ function: LuaReference,
        _ arguments: [LuaValue] = [],
        budget: LuaBudget = .unlimited
    ) throws(LuaError) -> LuaReference {
        let outer = enter(budget)
        defer { leave(outer) }
        try run(function, arguments, results: 1)
        return try stack.makeReference()
    }

    /// The state around a call, which is restored after it.
    private struct Outer {
        let budget: luashim_budget
        let stop: (any Error)?
    }

    private borrowing func enter(_ budget: LuaBudget) -> Outer {
        let outer = Outer(budget: unsafe luashim_suspend(lua), stop: host.enter())
        begin(budget)
        return outer
    }

    private borrowing func leave(_ outer: Outer) {
        host.leave(outer.stop)
        unsafe luashim_resume(lua, outer.budget)
    }

    private borrowing func run(_ function: LuaReference, _ arguments: [LuaValue], results: Int32) throws(LuaError) {
        let base = stack.top
        try stack.reserve(Int32(clamping: arguments.count + 8))
        stack.push(function)
        do throws(LuaError) {
            for argument in arguments { try stack.push(argument) }
        } catch {
            unsafe lua_settop(lua, base)
            throw error
        }
        try call(Int32(clamping: arguments.count), results: results, base)
    }

    /// Calls the function under its arguments; on an error the stack is as it was at its base.
    private borrowing func call(_ arguments: Int32, results: Int32, _ base: Int32) throws(LuaError) {
        let status = unsafe luashim_call(lua, arguments, results)
        // The verdict is the stop, never the error value: a script may have caught that and returned as if all were well.
        guard status == LUA_OK, unsafe luashim_stopped(lua) == LUASHIM_RUNNING else {
            let error = callError(status)
            unsafe lua_settop(lua, base)
            throw error
        }
    }

    private borrowing func begin(_ budget: LuaBudget) {
        guard budget.isWatched else { return unsafe luashim_begin_unwatched(lua) }
        unsafe luashim_begin(lua, budget.time?.nanoseconds ?? .max, budget.steps.map(UInt64.init(clamping:)) ?? .max)
    }

    // MARK: Functions and tables

    /// Makes a Lua function of a Swift closure.
    ///
    /// An error that the closure throws becomes a Lua error at the line of the call; see ``LuaStop`` for one that no `pcall`
    /// catches.
    ///
    /// - Parameters:
    ///   - name: What errors call the function.
    ///   - weight: The bytes that `body` keeps, where scripts may have such functions made without end: they count as memory of
    ///     the state.
    ///   - body: Called on the state's thread with the call's arguments.
    /// - Returns: The function.
    /// - Throws: ``LuaError`` of code `.memory`.
    public borrowing func makeFunction(
        _ name: String,
        weight: Int = 0,
        _ body: @escaping (borrowing LuaCall) throws -> LuaResults
    ) throws(LuaError) -> LuaReference {
        try host.makeFunction(name, weight: weight, body, on: stack)
    }

    /// Puts a value into the state once, to be passed by reference.
    public borrowing func makeReference(_ value: LuaValue) throws(LuaError) -> LuaReference {
        try stack.push(value)
        return try stack.makeReference()
    }

    /// The state's table of globals.
    public borrowing func globals() throws(LuaError) -> LuaReference {
        unsafe lua_rawgeti(lua, luashim_registry, lua_Integer(LUA_RIDX_GLOBALS))
        return try stack.makeReference()
    }

    /// Sets a field of a table, without metamethods.
    public borrowing func set(_ table: LuaReference, _ key: String, _ value: LuaValue) throws(LuaError) {
        stack.push(table)
        defer { stack.pop() }
        try stack.set(.string(key), value)
    }

    /// Sets the metatable of a table.
    public borrowing func setMetatable(_ metatable: LuaReference, of table: LuaReference) {
        stack.push(table)
        stack.push(metatable)
        unsafe _ = lua_setmetatable(lua, -2)
        stack.pop()
    }

    /// Calls a function when somebody iterates over a table whose metatable has it as `__behind`.
    ///
    /// It is called with the table, to which it may add what was left out, and not released while the state is open. Nothing else in
    /// `__behind` is ever called: a script's function would run outside of its budget. A state has room for two.
    public borrowing func addObserver(_ function: LuaReference) {
        let isAdded = unsafe luashim_add_observer(lua, function.number)
        precondition(isAdded, "a state has two observers at most")
    }

    /// A copy of the value behind a reference.
    public borrowing func value(_ reference: LuaReference) throws(LuaError) -> LuaValue {
        stack.push(reference)
        defer { stack.pop() }
        return try stack.value(at: -1)
    }

    /// Gives up a reference; it must not be used any more.
    public borrowing func release(_ reference: LuaReference) {
        stack.release(reference)
    }

    /// The bytes that the state holds now.
    public borrowing func memoryBytes() -> Int { unsafe luashim_memory(lua) }

    /// A switch that stops the running script from any thread.
    public borrowing func canceller() -> LuaCanceller { LuaCanceller(host.control) }

    // MARK: Errors

    private borrowing func syntaxError(_ status: Int32, chunk: String) -> LuaError {
        defer { stack.pop() }
        let (message, line) = Self.withoutLocation(stack.describe(-1), chunk: chunk)
        var error = LuaError(status == LUA_ERRMEM ? .memory : .syntax, message, chunk: chunk, line: line)
        error.sourceLine = sourceLine(of: error)
        judge(&error)
        return error
    }

    /// The error of a call that ended badly, from the error value and the traceback on top of the stack.
    private borrowing func callError(_ status: Int32) -> LuaError {
        let chunk = unsafe String(cString: luashim_error_chunk(lua))
        let line = Int(unsafe luashim_error_line(lua))
        var error = LuaError(.runtime, "", chunk: chunk.isEmpty ? nil : chunk, line: line > 0 ? line : nil)
        var isOfMemory = false
        if status != LUA_OK {
            if case .string(let traceback) = stack.string(at: -1) {
                error.traceback = traceback.split(separator: "\n").map(String.init)
            }
            error.underlying = host.error(unsafe luashim_error_number(lua, -2))
            let text = stack.describe(-2)
            // Out of a coroutine, the error of memory comes as a plain text.
            isOfMemory = status == LUA_ERRMEM || text == "not enough memory"
            (error.message, _) = Self.withoutLocation(text, chunk: chunk)
        }
        error.code = error.underlying == nil ? .runtime : .host
        if isOfMemory { error.code = .memory }
        error.sourceLine = sourceLine(of: error)
        judge(&error)
        return error
    }

    /// Gives an error the code and the words of the stop, if the script was stopped.
    private borrowing func judge(_ error: inout LuaError) {
        let stop = unsafe luashim_stopped(lua)
        switch stop {
        case LUASHIM_TIME: error.code = .time
        case LUASHIM_STEPS: error.code = .steps
        case LUASHIM_CANCELLED: error.code = .cancelled
        case LUASHIM_HOST: (error.code, error.underlying) = (.host, host.stop)
        default: return
        }
        let words = unsafe String(cString: luashim_words(stop))
        error.message = stop == LUASHIM_HOST ? host.stop.map { String(describing: $0) } ?? words : words
    }

    private borrowing func sourceLine(of error: LuaError) -> String? {
        guard let source = error.chunk.flatMap({ host.sources[$0] }), let line = error.line, line > 0 else {
            return nil
        }
        let isEnd = { (character: Character) in ["\n", "\r\n", "\r"].contains(character) }
        let lines = source.split(maxSplits: line, omittingEmptySubsequences: false, whereSeparator: isEnd)
        guard lines.count >= line else { return nil }
        let text = lines[line - 1].drop { $0.isWhitespace }
        return String(text.reversed().drop { $0.isWhitespace }.reversed())
    }

    /// Splits `phones.lua:12: message` into message and line.
    private static func withoutLocation(_ message: String, chunk: String) -> (String, Int?) {
        guard !chunk.isEmpty, message.hasPrefix("\(chunk):") else { return (message, nil) }
        let rest = message.dropFirst(chunk.count + 1)
        guard let end = rest.firstIndex(of: ":"), let line = Int(rest[..<end]) else { return (message, nil) }
        return (String(rest[rest.index(after: end)...].drop { $0 == " " }), line)
    }
}

@available(*, unavailable)
extension LuaState: Sendable {}
