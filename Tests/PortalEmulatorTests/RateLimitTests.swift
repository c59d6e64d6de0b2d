import PortalEmulator
import TestSupport
import Testing
import Wire

@Suite(.endsHangs) struct RateLimitTests {
    @Test func `a full bucket refuses, and lets in again what has leaked`() async throws {
        let clock = TestClock()
        try await withPortal(EmulatorConfiguration(clock: clock) { $0.rateLimit = .standard }) { portal in
            for _ in 0..<50 { #expect(try await portal.call("server.time").status == 200) }
            for _ in 0..<3 {
                let refused = try await portal.call("server.time")
                #expect(refused.status == 503)
                #expect(refused.error == "QUERY_LIMIT_EXCEEDED|Too many requests")
            }
            #expect(portal.portal.counts.bucketLevel == 50)
            clock.pass(1)
            // Refused requests don't fill the bucket, so there is room for the two that leaked.
            #expect(try await portal.statuses(3) == [200, 200, 503])
            clock.pass(1_000)
            #expect(try await portal.statuses(50) == Array(repeating: 200, count: 50))
            #expect(portal.portal.counts.refusals == ["QUERY_LIMIT_EXCEEDED": 4])
        }
    }

    @Test func `a batch is one request, and a wrong code fills the bucket too`() async throws {
        let clock = TestClock()
        let configuration = EmulatorConfiguration(clock: clock) {
            $0.rateLimit = EmulatorRateLimit(threshold: 3, perSecond: 1)
        }
        try await withPortal(configuration) { portal in
            let commands = JSONObject((0..<50).map { ("c\($0)", "server.time") })
            let batch = try await portal.call("batch", ["cmd": .object(commands)])
            #expect(batch.status == 200)
            let wrong = try await portal.send(portal.address.oauthBase + "1/wrong/server.time")
            #expect(wrong.status == 401)
            #expect(try await portal.statuses(2) == [200, 503])
        }
    }

    @Test func `the plan Enterprise has the larger bucket`() {
        #expect(EmulatorRateLimit.enterprise == EmulatorRateLimit(threshold: 250, perSecond: 5))
    }
}

@Suite(.endsHangs) struct OperatingLimitTests {
    private static let limit = EmulatorOperatingLimit(seconds: 480, secondsPerCommand: 20)

    @Test func `a method that has used its time up is refused until the oldest minute leaves`() async throws {
        let clock = TestClock()
        try await withPortal(EmulatorConfiguration(clock: clock) { $0.operating = Self.limit }) { portal in
            _ = try await portal.statuses(2)
            clock.pass(60)
            #expect(try await portal.statuses(22) == Array(repeating: 200, count: 22))
            let refused = try await portal.call("server.time")
            #expect(refused.status == 429)
            #expect(refused.error == "OPERATION_TIME_LIMIT|Method is blocked due to operation time limit")
            #expect(try await portal.call("user.current").status == 200)
            clock.pass(540)
            let open = try await portal.call("server.time")
            #expect(open.json["time"]?["operating"] == .number(460))
            #expect(open.json["time"]?["operating_reset_at"] == .integer(Int(clock.now) + 60))
        }
    }

    @Test func `in a batch each command pays, and is refused, alone`() async throws {
        let clock = TestClock()
        try await withPortal(EmulatorConfiguration(clock: clock) { $0.operating = Self.limit }) { portal in
            var commands = JSONObject((0..<25).map { ("c\($0)", "server.time") })
            commands["other"] = "user.current"
            let answer = try await portal.call("batch", ["cmd": .object(commands)])
            #expect(answer.result?["result_error"]?.objectValue?.keys == ["c24"])
            #expect(answer.result?["result_error"]?["c24"]?["error"] == "OPERATION_TIME_LIMIT")
            #expect(answer.result?["result_time"]?["c1"]?["operating"] == .number(40))
            #expect(answer.result?["result_time"]?["other"]?["operating"] == .number(20))
            #expect(answer.json["time"]?["operating"] == 0)
        }
    }

    @Test func `where the batch pays all its times repeat one number, and it is refused whole`() async throws {
        let clock = TestClock()
        let configuration = EmulatorConfiguration(clock: clock) {
            $0.operating = EmulatorOperatingLimit(seconds: 100, charging: .measured, secondsPerCommand: 20, span: 100)
        }
        try await withPortal(configuration) { portal in
            let batch: JSONObject = ["cmd": ["a": "server.time", "b": "user.current", "c": "user.get"]]
            let first = try await portal.call("batch", batch)
            for time in [first.json["time"], first.result?["result_time"]?["a"], first.result?["result_time"]?["c"]] {
                #expect(time?["operating"] == .number(60))
                #expect(time?["operating_reset_at"] == .integer(Int(clock.now) + 100))
            }
            #expect(try await portal.call("batch", batch).json["time"]?["operating"] == .number(120))
            let refused = try await portal.call("batch", batch)
            #expect(refused.status == 429)
            #expect(refused.json["error"] == "OPERATION_TIME_LIMIT")
            #expect(try await portal.call("server.time").json["time"]?["operating"] == .number(20))
            clock.pass(100)
            #expect(try await portal.call("batch", batch).status == 200)
        }
    }

    @Test func `a portal may keep its counters to itself`() async throws {
        let clock = TestClock()
        try await withPortal(EmulatorConfiguration(clock: clock) { $0.sendsOperating = false }) { portal in
            let answer = try await portal.call("batch", ["cmd": ["a": "server.time"]])
            for time in [answer.json["time"], answer.result?["result_time"]?["a"]] {
                #expect(time?["start"] != nil)
                #expect(time?["operating"] == nil)
                #expect(time?["operating_reset_at"] == nil)
            }
        }
    }

    @Test func `times use the portal's clock`() async throws {
        let clock = TestClock()
        try await withPortal(EmulatorConfiguration(clock: clock) { _ in }) { portal in
            let time = try await portal.call("server.time").json["time"]
            #expect(time?["start"] == .number(clock.now))
            #expect(time?["finish"] == .number(clock.now))
        }
    }
}

extension PortalProbe {
    /// Calls a cheap method some times.
    func statuses(_ count: Int) async throws -> [Int] {
        var statuses: [Int] = []
        for _ in 0..<count { statuses.append(try await call("server.time").status) }
        return statuses
    }
}
