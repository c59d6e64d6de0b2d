import Testing

@testable import Gateway

/// When calls go together, and when none waits for others.
struct GatheringTests {
    private static let start = ContinuousClock.now

    /// A queue that has sent one request just now.
    private static func gathering(after calls: Int) -> Gathering {
        var gathering = Gathering()
        gathering.noteRequest(of: calls, at: start)
        return gathering
    }

    @Test(arguments: [1, 2, 100])
    func `the first calls go at once`(all: Int) {
        #expect(Gathering().isEnough(1, of: all, at: Self.start))
    }

    @Test(arguments: [1, 3])
    func `calls go at once if nobody else is here, whoever was here before`(count: Int) {
        #expect(Self.gathering(after: 100).isEnough(count, of: count, at: Self.start))
    }

    @Test(arguments: [(2, 1), (3, 2), (16, 8), (90, 45), (700, 46)])
    func `half of those who are here go together, or as many as a request takes`(all: Int, enough: Int) {
        let gathering = Self.gathering(after: all)
        #expect(gathering.isEnough(enough, of: all, at: Self.start))
        #expect(!gathering.isEnough(enough - 1, of: all, at: Self.start))
    }

    @Test func `no call waits for others longer than 5 ms after the last request`() {
        let gathering = Self.gathering(after: 100)
        #expect(!gathering.isEnough(1, of: 2, at: Self.start + .milliseconds(4)))
        #expect(gathering.isEnough(1, of: 2, at: Self.start + .milliseconds(5)))
    }

    @Test func `a crowd that is gone is waited for by fewer requests each time`() {
        var gathering = Self.gathering(after: 100)
        #expect(!gathering.isEnough(2, of: 4, at: Self.start))
        for _ in 1...31 { gathering.noteRequest(of: 4, at: Self.start) }
        #expect(gathering.isEnough(2, of: 4, at: Self.start))
    }
}
