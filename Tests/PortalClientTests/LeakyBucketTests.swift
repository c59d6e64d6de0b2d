import Testing

@testable import PortalClient

struct LeakyBucketTests {
    private let rate = RequestRate(threshold: 50, perSecond: 2)

    /// The portal's side of it: refuses where the bucket is full.
    private func refusals(of times: [Double]) -> Int {
        var level = 0.0
        var last = 0.0
        var refused = 0
        for time in times.sorted() {
            level = max(0, level - (time - last) * rate.perSecond)
            last = time
            if level >= rate.threshold { refused += 1 } else { level += 1 }
        }
        return refused
    }

    @Test func `49 requests go at once, and then two a second, in the order in which they ask`() {
        var bucket = LeakyBucket(date: 0)
        let waits = (0..<53).map { _ in bucket.enter(at: 0, rate) }
        #expect(waits[..<49].allSatisfy { $0 == 0 })
        #expect(Array(waits[49...]) == [0.5, 1, 1.5, 2])
    }

    @Test func `none of a thousand requests is refused, though each takes up to half a second to arrive`() {
        var generator = SystemRandomNumberGenerator()
        var bucket = LeakyBucket(date: 0)
        let times = (0..<1_000).map { _ in
            bucket.enter(at: 0, rate) + Double.random(in: 0...0.5, using: &generator)
        }
        #expect(refusals(of: times) == 0)
        #expect((times.max() ?? 0) < (1_000 - 50) / 2 * 1.02)
    }

    @Test func `who leaves makes room`() {
        var bucket = LeakyBucket(date: 0)
        for _ in 0..<50 { _ = bucket.enter(at: 0, rate) }
        bucket.leave()
        #expect(bucket.enter(at: 0, rate) == 0.5)
    }

    @Test func `a refusal means a full bucket and somebody else's share, and success wins it back`() {
        var bucket = LeakyBucket(date: 0)
        bucket.learnRefusal(at: 10, rate)
        #expect(bucket.share == 0.5)
        #expect(bucket.enter(at: 10, rate) == 2)
        bucket.learnRefusal(at: 10.5, rate)  // on its way at the same time
        #expect(bucket.share == 0.5)
        bucket.learnRefusal(at: 11, rate)
        #expect(bucket.share == 0.25)
        for _ in 0..<29 { _ = bucket.learnSuccess() }
        #expect(bucket.share == 1)
        #expect(bucket.learnSuccess() == false)
    }

    @Test func `a clock that is set back gives nothing away and holds nobody up`() {
        var bucket = LeakyBucket(date: 1_000)
        for _ in 0..<49 { _ = bucket.enter(at: 1_000, rate) }
        #expect(bucket.enter(at: 10, rate) == 0.5)
        #expect(bucket.enter(at: 11, rate) == 0)
    }

    @Test func `a bucket survives as a line, and what is no such line is none`() {
        var bucket = LeakyBucket(date: 5)
        _ = bucket.enter(at: 7.25, rate)
        bucket.learnRefusal(at: 8, rate)
        #expect(LeakyBucket(line: bucket.line) == bucket)
        #expect(LeakyBucket(line: bucket.line + "rest of a longer line\n") == bucket)
        for line in ["", "1 2 3", "a b c d", "nan 1 1 1", "{}"] { #expect(LeakyBucket(line: line) == nil) }
    }
}
