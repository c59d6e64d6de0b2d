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
    /// What a script may take that is to be stopped; one that comes to an end of its own has all the time that it needs.
    private static let time = Duration.milliseconds(300)
    /// How much the processor works for a script at most: it is no time on the clock, so others that are busy make it no longer.
    private static let work = time + .milliseconds(500)

    private static let attacks: [String] = {
        let paths = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
        return paths.filter { $0.hasSuffix(".lua") && !$0.contains("modules/") && !$0.hasPrefix("beyond/") }.sorted()
    }()

    private struct Ending: Sendable {
        var code: LuaError.Code?
        var message = ""
        /// How long the processor worked for it.
        var work = Duration.zero
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
    private static func run(_ path: String, time: Duration = .seconds(60)) async throws -> Ending {
        let script = ScriptThread { try Workbench(directory: company(), limits: limits(time: time)) }
        return try await script.run { bench in
            var ending = Ending()
            let start = try processorTime()
            do {
                try bench.run(ScriptFile(path: folder.appending(path: path).path))
            } catch let error as ScriptError {
                (ending.code, ending.message) = (error.lua?.code ?? .runtime, error.message)
            } catch {
                (ending.code, ending.message) = (.host, "\(error)")
            }
            ending.work = try processorTime() - start
            ending.memoryBytes = bench.host.lua.memoryBytes()
            return ending
        }
    }

    /// How long the processor has worked for this thread.
    private static func processorTime() throws -> Duration {
        let numbers = try String(contentsOfFile: "/proc/thread-self/schedstat", encoding: .utf8).split(separator: " ")
        return .nanoseconds(try #require(numbers.first.flatMap { Int64($0) }))
    }

    @Test func `the catalogue is complete`() {
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
        let isStopped = expected.contains("stopped") || ["time", "steps"].contains(expected)
        let ending = isStopped ? try await Self.run(path, time: Self.time) : try await Self.run(path)
        #expect(ending.work <= Self.work, "it ended late")
        #expect(ending.names.contains(text == nil ? expected : "error"), "\(ending.message)")
        #expect(text.map { ending.message.contains($0) } ?? true, "\(ending.message)")
        #expect(ending.memoryBytes <= Self.limits(time: .zero).memoryBytes)
        #expect(try await Self.run("modules/fine.lua").code == nil)
    }
}
