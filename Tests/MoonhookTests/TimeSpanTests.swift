import Testing

@testable import moonhook

struct TimeSpanTests {
    @Test(
        arguments: [
            ("0", .zero), ("0s", .zero), ("500ms", .milliseconds(500)), ("60s", .seconds(60)), ("10m", .seconds(600)),
            ("10 s", .seconds(10)), ("10 S", .seconds(10)), ("5min", .seconds(300)), ("5 minutes", .seconds(300)),
            ("1.5h", .seconds(5_400)), ("1h30m", .seconds(5_400)), ("1h 30m", .seconds(5_400)),
            ("2 days", .seconds(172_800)),
        ] as [(String, Duration)]
    )
    func `a time has the units that people write`(text: String, duration: Duration) throws {
        #expect(try TimeSpan(text).duration == duration)
    }

    @Test(arguments: [
        "", "10", "1.5", "-5", "-5m", "m", "5x", "1e3s", "0x10s", "10m5", "99999999999999999999s", "11d", "٥m",
    ])
    func `what is no time, or has no unit, is refused`(text: String) {
        #expect(throws: (any Error).self) { try TimeSpan(text) }
    }
}
