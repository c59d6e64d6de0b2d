import Foundation
import Lua
import PortalModel
import Testing

@testable import Scripting

/// The programs of `Tests/Fuzz` in the product's sandbox, with the host's own modules: `scripts/fuzz` tries them without.
///
/// A finding is the end of the process.
@Suite(.serialized) struct FuzzTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Fuzz")
    /// How many programs: more with `MOONHOOK_CASES=100000 swift test --filter FuzzTests`.
    private static let programs = ProcessInfo.processInfo.environment["MOONHOOK_CASES"].flatMap { Int($0) } ?? 300
    /// Of the calls of the list, every so many: a prime, so that none is left out for its place.
    private static let stride = 23

    /// The names that the programs give to functions of the fuzzer's host, and what stands for each here.
    private static let names = """
        local echo, fail, throw, again, keep = json.encode, log.info, users.get, users.find, text.title
        local describe, copy, record, make, where = tostring, user.update, departments.find, users.each, warn
        local load, observe, stop = require, reject, skip

        """

    private static func text(_ name: String) throws -> String {
        try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    }

    private static func company() -> DirectoryDouble {
        DirectoryDouble(
            (1...3).map { User.sample($0, ["NAME": .string("Anna"), "PERSONAL_MOBILE": .string("0151 1")]) }
        )
    }

    @Test func `every function that a script can get hold of may be called with anything`() async throws {
        let list = try Self.text("calls.lua")
        let limits = ScriptLimits(recordTime: .seconds(60), recordSteps: 20_000)
        let thread = ScriptThread { try Workbench(directory: Self.company(), limits: limits) }
        let calls = try await thread.run { bench in
            let script = try bench.load("return { transform = (function(...) \(list)\nend)() }")
            let call = try #require(script.functions?.transform)
            var number = 1
            while !bench.isBehindLast(call, number) { number += Self.stride }
            return number
        }
        // As many functions as there are names in the sandbox, each with more than a thousand calls.
        #expect(calls > 100_000)
    }

    @Test func `generated programs leave the process as it was`() async throws {
        let maker = try Self.text("programs.lua")
        var endings: Set<String> = []
        for seed in 1..<(Self.programs + 1) {
            let lua = try LuaState(memoryLimitBytes: 64 << 20)
            try lua.openLibraries(isGuarded: false)
            let make = try lua.evaluate(try lua.load(maker, name: "programs.lua"))
            guard case .string(let program)? = try lua.call(make, [.integer(seed)]).first else {
                Issue.record("seed \(seed) makes no text")
                continue
            }
            let limits = ScriptLimits(
                memoryBytes: 1 << (21 + seed % 5),
                programSteps: [30_000, 300_000, 1_000_000][seed % 3],
                outputBytes: 4096
            )
            let thread = ScriptThread { try Workbench(directory: Self.company(), limits: limits) }
            endings.insert(
                try await thread.run { bench in
                    do {
                        try bench.run(Self.names + program)
                        return "fine"
                    } catch let error as ScriptError {
                        return error.lua.map { "\($0.code)" } ?? "refused"
                    }
                }
            )
        }
        #expect(endings.isSuperset(of: ["fine", "steps"]), "\(endings)")
    }
}

extension Workbench {
    /// Makes the call of that number; whether there was none.
    fileprivate func isBehindLast(_ call: LuaReference, _ number: Int) -> Bool {
        let results = try? host.lua.call(call, [.integer(number)], budget: host.context.limits.record)
        return results == [.boolean(false)]
    }
}
