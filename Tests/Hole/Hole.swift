import Glibc
package import Lua
package import Scripting

/// A hole in a process: scripts find a global `hole` with functions that read and write any address, and call any function.
///
/// It is what a bug in C might give a stranger, at its worst.
@safe
package enum Hole {
    /// Gives the scripts of a host the hole.
    package static func open(in host: ScriptHost) throws(LuaError) {
        let functions: [(String, (borrowing LuaCall) throws -> LuaResults)] = [
            ("symbol", symbol), ("call", call), ("syscall", systemCall), ("peek", peek), ("poke", poke), ("text", text),
        ]
        var table: [String: LuaValue] = [:]
        for (name, body) in functions { table[name] = .reference(try host.lua.makeFunction(name, body)) }
        host.additions["hole"] = .reference(try host.lua.makeReference(.table(LuaTable(fields: table))))
    }

    /// `symbol(name)`: the address of a function or a variable; `nil` if there is none.
    private static func symbol(_ call: borrowing LuaCall) throws -> LuaResults {
        let address = unsafe dlsym(nil, try call.string(1))
        return .value(unsafe address.map { .integer(Int(bitPattern: $0)) } ?? .nil)
    }

    /// `call(address, …)`: calls a function of up to six whole numbers.
    private static func call(_ call: borrowing LuaCall) throws -> LuaResults {
        let all = try numbers(of: call)
        guard let address = all.first, let function = Function(at: address) else { return .value(.nil) }
        return .value(.integer(function.call(Array(all.dropFirst()))))
    }

    /// `syscall(name, …)`: makes a system call; the result of the C library's function, or else the error's number, below zero.
    private static func systemCall(_ call: borrowing LuaCall) throws -> LuaResults {
        guard let number = SystemCall.numbers[try call.string(1)], let address = unsafe dlsym(nil, "syscall"),
            let function = Function(at: Int(bitPattern: address))
        else { return .value(.nil) }
        let result = function.call([number] + (try numbers(of: call, from: 2)))
        return .value(.integer(result == -1 ? -Int(errno) : result))
    }

    /// `peek(address, count)`: the bytes there.
    private static func peek(_ call: borrowing LuaCall) throws -> LuaResults {
        let all = try numbers(of: call)
        guard all.count == 2, let start = unsafe UnsafeRawPointer(bitPattern: all[0]) else { return .value(.nil) }
        return .value(.bytes(unsafe Array(UnsafeRawBufferPointer(start: start, count: all[1]))))
    }

    /// `poke(address, bytes)`: writes bytes there.
    private static func poke(_ call: borrowing LuaCall) throws -> LuaResults {
        guard case .integer(let address) = try call.value(1),
            let start = unsafe UnsafeMutableRawPointer(bitPattern: address)
        else { return .value(.nil) }
        let bytes = try bytes(of: call, at: 2)
        unsafe start.copyMemory(from: bytes, byteCount: bytes.count)
        return .none
    }

    /// `text(bytes)`: the address of a copy with a zero behind it.
    private static func text(_ call: borrowing LuaCall) throws -> LuaResults {
        let bytes = try bytes(of: call, at: 1) + [0]
        let copy = UnsafeMutableRawPointer.allocate(byteCount: bytes.count, alignment: 16)
        unsafe copy.copyMemory(from: bytes, byteCount: bytes.count)
        return .value(.integer(Int(bitPattern: copy)))
    }

    private static func bytes(of call: borrowing LuaCall, at position: Int) throws -> [UInt8] {
        switch try call.value(position) {
        case .string(let text): Array(text.utf8)
        case .bytes(let bytes): bytes
        default: []
        }
    }

    private static func numbers(of call: borrowing LuaCall, from first: Int = 1) throws -> [Int] {
        try (first..<max(first, call.count + 1)).map { position in
            if case .integer(let number) = try call.value(position) { number } else { 0 }
        }
    }
}

/// A function of C's that takes whole numbers.
@safe
private struct Function {
    private typealias Six = @convention(c) (Int, Int, Int, Int, Int, Int, Int) -> Int

    private let function: Six

    init?(at address: Int) {
        guard let pointer = unsafe UnsafeRawPointer(bitPattern: address) else { return nil }
        unsafe function = unsafeBitCast(pointer, to: Six.self)
    }

    func call(_ arguments: [Int]) -> Int {
        let all = arguments + Array(repeating: 0, count: max(0, 7 - arguments.count))
        return function(all[0], all[1], all[2], all[3], all[4], all[5], all[6])
    }
}
