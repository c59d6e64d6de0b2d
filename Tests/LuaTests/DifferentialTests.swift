import Foundation
import Lua
import Testing

/// What is written here of Lua's library does what Lua's own does: scripts in `Differential` make cases from a seed, and list what
/// comes of each.
struct DifferentialTests {
    /// The cases of each script: more with `MOONHOOK_CASES=1000000 swift test --filter DifferentialTests`.
    private static let cases = ProcessInfo.processInfo.environment["MOONHOOK_CASES"].flatMap { Int($0) } ?? 20_000
    private static let casesAtATime = 2_000

    private func outcomes(_ script: String, seed: Int, count: Int, isGuarded: Bool) throws -> [Substring] {
        let lua = try LuaState(memoryLimitBytes: 256 << 20)
        try lua.openLibraries(isGuarded: isGuarded)
        let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Differential/\(script)")
        let chunk = try lua.load(try String(contentsOf: file, encoding: .utf8), name: script)
        switch try lua.call(chunk, [.integer(seed), .integer(count)]).first {
        case .string(let list)?: return list.split(separator: "\n")
        case .bytes(let list)?: return String(decoding: list, as: UTF8.self).split(separator: "\n")
        default: return []
        }
    }

    @Test(arguments: ["patterns.lua", "strings.lua", "tables.lua"])
    func `our functions do what the original ones do`(script: String) throws {
        for seed in 1..<(Self.cases / Self.casesAtATime + 1) {
            let ours = try outcomes(script, seed: seed, count: Self.casesAtATime, isGuarded: true)
            let original = try outcomes(script, seed: seed, count: Self.casesAtATime, isGuarded: false)
            try #require(ours.count >= Self.casesAtATime && ours.count == original.count)
            for (one, other) in zip(ours, original) where one != other {
                Issue.record("seed \(seed)\nours:     \(one)\noriginal: \(other)")
                return
            }
        }
    }
}
