import Testing

@testable import PortalClient

struct OperatingTimesTests {
    private func time(_ used: Double, resetsIn reset: Double = 300) -> OperatingTime {
        OperatingTime(used: .seconds(used), resetsIn: .seconds(reset))
    }

    @Test func `far from the limit nothing waits`() {
        var times = OperatingTimes()
        times.note(time(380), of: "user.update", at: 0)
        #expect(times.delay(of: ["user.update", "batch"], at: 0) == 0)
    }

    @Test func `near the limit what is left is spread over the time until the reset`() {
        var times = OperatingTimes()
        times.note(time(390), of: "batch", at: 0)
        times.note(time(400), of: "batch", at: 0)  // ten seconds a request, eighty left, three hundred to go
        #expect(times.delay(of: ["batch"], at: 0) == 300 * 10.0 / 80)
        #expect(times.delay(of: ["user.get"], at: 0) == 0)
    }

    @Test func `if the next request would cross the limit it waits for the reset`() {
        var times = OperatingTimes()
        times.note(time(460), of: "batch", at: 0)
        times.note(time(475), of: "batch", at: 100)
        #expect(times.delay(of: ["batch"], at: 100) == 300)
        #expect(times.delay(of: ["batch"], at: 400) == 0)
    }

    @Test func `after a refusal the last good answer says how long, and then the minute after it`() {
        var times = OperatingTimes()
        times.note(time(100, resetsIn: 240), of: "user.update", at: 0)
        times.noteRefusal(of: "user.update", at: 10)
        #expect(times.delay(of: ["user.update"], at: 10) == 231)
        times.noteRefusal(of: "user.update", at: 12)  // another command of the same batch
        #expect(times.delay(of: ["user.update"], at: 12) == 229)
        times.noteRefusal(of: "user.update", at: 241)
        #expect(times.delay(of: ["user.update"], at: 241) == 61)
        times.note(time(50), of: "user.update", at: 302)
        #expect(times.delay(of: ["user.update"], at: 302) == 0)
    }

    @Test func `a portal without counters that refuses all the same is asked again every minute`() {
        var times = OperatingTimes()
        times.noteRefusal(of: "user.get", at: 0)
        #expect(times.delay(of: ["user.get"], at: 0) == 61)
    }

    @Test func `the slowest of several methods counts`() {
        var times = OperatingTimes()
        times.noteRefusal(of: "user.get", at: 0)
        times.note(time(479), of: "user.update", at: 0)
        #expect(times.delay(of: ["user.get", "user.update", "batch"], at: 0) == 300)
    }

    @Test func `a share of the limit can be left to others`() {
        var times = OperatingTimes()
        for used in [430.0, 431] { times.note(time(used, resetsIn: 49), of: "batch", at: 0) }
        #expect(times.delay(of: ["batch"], at: 0) == 1)
        #expect(times.delay(of: ["batch"], keeping: 0.1, at: 0) == 49)
    }
}
