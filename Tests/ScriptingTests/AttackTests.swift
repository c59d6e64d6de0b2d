import Foundation
import Lua
import PortalModel
import Testing

@testable import Scripting

/// The catalogue of what a stranger's script might try.
///
/// Each file says on its first line how it ends, and on its second what it tries. Those in `beyond` can be ended by the process
/// alone, and are tried with it.
@Suite(.serialized) struct AttackTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Attacks")
    private static func limits(time: Duration) -> ScriptLimits {
        ScriptLimits(memoryBytes: 16 << 20, programTime: time, programSteps: 50_000_000, outputBytes: 64 << 10)
    }
    /// The time of the first try, and of later ones: another process may have had the processor, while a script that can't be
    /// stopped is late each time.
    private static let times: [Duration] = [.milliseconds(300), .milliseconds(600), .seconds(2)]
    /// How late a stop may come.
    private static let grace = Duration.milliseconds(100)

    private static let attacks: [String] = {
        let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        return paths.filter { $0.hasSuffix(".lua") && !$0.contains("modules/") && !$0.hasPrefix("beyond/") }.sorted()
    }()

    private struct Ending: Sendable {
        var code: LuaError.Code?
        var message = ""
        var time = Duration.zero
        var memoryBytes = 0

        /// How the catalogue calls it.
        var names: Set<String> {
            switch code {
            case nil: ["fine"]
            case .time: ["time", "stopped", "stopped or memory", "stopped or error"]
            case .steps: ["steps", "stopped", "stopped or memory", "stopped or error"]
            case .memory: ["memory", "stopped or memory"]
            default: ["error", "stopped or error"]
            }
        }
    }

    private static func company() -> DirectoryDouble {
        let names = [("Anna", "Alt"), ("Boris", "Brandt"), ("Cara", "Crone")]
        let people = names.enumerated().map { offset, name in
            User.sample(offset + 1, ["NAME": .string(name.0), "LAST_NAME": .string(name.1)])
        }
        return DirectoryDouble(
            people,
            departments: [
                Department(id: 1, name: "Company", parent: nil), Department(id: 2, name: "Sales", parent: 1),
                Department(id: 3, name: "North", parent: 2),
            ]
        )
    }

    /// Runs a file in a host of its own, on a thread of its own.
    private static func run(_ path: String, time: Duration = .seconds(2)) async throws -> Ending {
        let script = ScriptThread { try Workbench(directory: company(), limits: limits(time: time)) }
        return try await script.run { bench in
            var ending = Ending()
            let start = ContinuousClock.now
            do {
                try bench.run(ScriptFile(path: folder.appending(path: path).path))
            } catch let error as ScriptError {
                (ending.code, ending.message) = (error.lua?.code ?? .runtime, error.message)
            } catch {
                (ending.code, ending.message) = (.host, "\(error)")
            }
            ending.time = start.duration(to: .now)
            ending.memoryBytes = bench.host.lua.memoryBytes()
            return ending
        }
    }

    @Test func `the catalogue is whole`() {
        #expect(Self.attacks.count >= 100)
    }

    @Test(arguments: attacks)
    func `an attack ends as the catalogue says, in time and in memory, and the process goes on`(
        path: String
    ) async throws {
        let source = try String(contentsOf: Self.folder.appending(path: path), encoding: .utf8)
        let first = try #require(source.split(separator: "\n").first)
        let expected = try #require(first.hasPrefix("--> ") ? String(first.dropFirst(4)) : nil)
        let text = expected.wholeMatch(of: /error: (.*)/)?.1
        var ending = Ending()
        var isInTime = false
        var isAsExpected = false
        for time in Self.times where !(isInTime && isAsExpected) {
            ending = try await Self.run(path, time: time)
            isInTime = ending.time <= time + Self.grace
            isAsExpected = ending.names.contains(text == nil ? expected : "error")
        }
        #expect(isInTime, "\(ending.time)")
        #expect(isAsExpected, "\(ending.message)")
        #expect(text.map { ending.message.contains($0) } ?? true, "\(ending.message)")
        #expect(ending.memoryBytes <= Self.limits(time: .zero).memoryBytes)
        #expect(try await Self.run("modules/fine.lua").code == nil)
    }
}
