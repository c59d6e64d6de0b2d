import Foundation
import PortalModel
import Synchronization
import TestSupport
import Testing
import Wire

@testable import Containment
@testable import Scripting

/// What crosses between a host and its workers, damaged at random: a host ends such a worker, or judges what is left.
///
/// More of it with `MOONHOOK_CASES=10000 swift test --filter ProtocolFuzzTests`.
@Suite(.endsHangs) struct ProtocolFuzzTests {
    private static let cases = ProcessInfo.processInfo.environment["MOONHOOK_CASES"].flatMap { Int($0) } ?? 60

    @Test func `messages are read as they were written`() throws {
        for seed in 0..<Self.cases * 50 {
            var random = RandomMessage(seed: seed)
            let (worker, host) = (random.workerMessage(), random.hostMessage())
            #expect(try Self.again(worker) == Forgery.message(worker), "seed \(seed)")
            #expect(try Self.again(host) == Forgery.message { $0.put(host) }, "seed \(seed)")
        }
    }

    private static func again<Message: MessageCoded>(_ message: Message) throws -> [UInt8] {
        var reader = MessageReader(Forgery.message { $0.put(message) })
        let read = try reader.value(Message.self)
        try reader.finish()
        return Forgery.message { $0.put(read) }
    }

    @Test func `no bytes are too odd to be read or refused`() {
        let names = Schema.standard.fields.map(\.name)
        let input = RecordBuffer(count: names.count)
        var read = 0
        for seed in 0..<Self.cases * 200 {
            var random = RandomMessage(seed: seed)
            var bytes = random.bytes(atMost: 80)
            if !bytes.isEmpty { bytes[0] %= 8 }
            // Small numbers are more often counts and kinds.
            for index in bytes.indices where random.happens(inPercent: 60) { bytes[index] %= 4 }
            var reader = MessageReader(bytes, mostThings: 1_000)
            if (try? reader.value(WorkerMessage.self)) != nil { read += 1 }
            reader = MessageReader(bytes, mostThings: 1_000)
            _ = try? reader.outcome()
            reader = MessageReader(bytes, mostThings: 1_000)
            let (changes, output) = (RecordBuffer(count: names.count), RecordBuffer(count: names.count))
            try? reader.changes(of: input, hiding: nil, names: names, changes, into: output)
        }
        #expect(read > Self.cases)
    }

    @Test func `no table is too odd to be read as a recipe, or refused`() {
        let file = ScriptFile(name: "odd.lua", source: "return {}")
        var read = 0
        for seed in 0..<Self.cases * 50 {
            var random = RandomMessage(seed: seed)
            guard let (recipe, problems) = try? Recipe.inspect([random.recipe()], of: file, in: .bare) else { continue }
            _ = ScriptError(problems, in: file).message
            _ = recipe.map { ($0.regionSources(beside: "/nowhere"), $0.parameters.values.map(\.expected)) }
            read += 1
        }
        #expect(read > Self.cases)
    }

    @Test(arguments: [Company.recipe, Company.recipe.replacing("params", with: "pure = true, params"), Company.program])
    func `a run with a damaged worker ends, or plans what its recipe may propose`(source: String) async throws {
        var (plans, errors, changes) = (0, 0, 0)
        for seed in 0..<Self.cases {
            let random = Mutex(RandomMessage(seed: seed))
            let meddler = Meddler { original in
                random.withLock { $0.happens(inPercent: 12) ? $0.damaged(original.bytes) : nil }
            }
            let run = try CompanyRun()
            let error = try await run.plan(source, pool: meddler.pool(hurry: 0.01))
            if error == nil { plans += 1 } else { errors += 1 }
            changes += try run.changes().count
            #expect(try run.dishonest() == [], "seed \(seed)")
        }
        #expect(plans > 0 && errors > 0 && changes > 0, "\(plans) plans, \(errors) errors, \(changes) changes")
    }
}
