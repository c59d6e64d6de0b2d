import Foundation
import TestSupport
import Testing

@testable import PortalClient

@Suite(.endsHangs) struct RateGateTests {
    private let path = NSTemporaryDirectory() + "rate-\(UUID().uuidString)"

    /// What the gates share.
    private func bucket() throws -> LeakyBucket {
        try #require(LeakyBucket(line: try String(contentsOfFile: path, encoding: .utf8)))
    }

    @Test func `callers pass in the order in which they asked`() async throws {
        // Ten callers, and this test.
        let clock = SharedClock(participants: 11)
        let gate = RateGate(rate: RequestRate(threshold: 2, perSecond: 20), path: path, watch: Stopwatch(clock))
        let line = { try? String(contentsOfFile: path, encoding: .utf8) }
        let (passed, passing) = AsyncStream<Int>.makeStream()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<10 {
                let before = line()
                group.addTask {
                    defer { clock.leave() }
                    try await gate.pass()
                    passing.yield(number)
                }
                try await wait(until: "\(number) has asked, before the next one does") { line() != before }
            }
            clock.leave()
            try await group.waitForAll()
        }
        passing.finish()
        #expect(await passed.reduce(into: []) { $0.append($1) } == Array(0..<10))
    }

    @Test func `who is cancelled while waiting leaves the turn to others`() async throws {
        let gate = RateGate(
            rate: RequestRate(threshold: 2, perSecond: 0.000_001),
            path: path,
            watch: Stopwatch(.continuous)
        )
        try await gate.pass()
        let waiting = Task { try await gate.pass() }
        try await wait(until: "the second has asked") { try bucket().level > 1.5 }
        waiting.cancel()
        await #expect(throws: CancellationError.self) { try await waiting.value }
        #expect(try bucket().level < 1.5)
    }

    @Test func `a run gets its turns though a gateway's calls never end`() async throws {
        let clock = ImmediateClock()
        let watch = Stopwatch(clock)
        let endless = LeakyBucket(level: 40, date: watch.now, urgency: watch.now + 1_000_000)
        try endless.line.write(toFile: path, atomically: true, encoding: .utf8)
        let gate = RateGate(rate: .standard, path: path, watch: watch)
        for _ in 0..<3 { try await gate.pass() }
        // Each lets the others go first, and not for longer than a few of their turns.
        #expect((4...9).contains(clock.waits.reduce(0) { $0 + $1.seconds }), "\(clock.waits)")
    }

    @Test func `gates with one file share one bucket`() async throws {
        let clock = ImmediateClock()
        let gates = (0..<3).map { _ in RateGate(rate: .standard, path: path, watch: Stopwatch(clock)) }
        for number in 0..<49 { try await gates[number % 3].pass() }
        #expect(clock.waits.isEmpty)
        try await gates[0].pass()
        #expect(clock.waits.count == 1)
        let rights = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? NSNumber
        #expect(rights?.intValue == 0o600)
    }

    @Test func `whoever dies with the lock blocks nobody, and whoever keeps it does so for a second`()
        async throws
    {
        let holder = try await Command("flock", ["--no-fork", path, "sleep", "1d"]).start()
        try await wait(until: "the lock is held") { try !LockedFile(path: path).update { $0 } }
        let gate = RateGate(rate: .standard, path: path, watch: Stopwatch(.continuous))
        try await gate.pass()  // by what it knows itself
        holder.kill()
        _ = try await holder.ended()
        try await gate.pass()
        _ = try bucket()
    }

    @Test func `a file that can't be used, or holds something else, is no reason to stop`() async throws {
        let clock = ImmediateClock()
        let astray = RateGate(rate: .standard, path: "/nowhere/rate", watch: Stopwatch(clock))
        for _ in 0..<50 { try await astray.pass() }
        #expect(clock.waits.count == 1)

        try "something else\n".write(toFile: path, atomically: true, encoding: .utf8)
        let gate = RateGate(rate: .standard, path: path, watch: Stopwatch(clock))
        try await gate.pass()
        _ = try bucket()
    }
}
