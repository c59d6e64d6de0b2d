/// Times the same work again and again and keeps the shortest: whatever else the machine does only adds to it.
enum Measure {
    /// The least seconds that `body` takes.
    static func least(of repetitions: Int, _ body: () throws -> Void) rethrows -> Double {
        var least = Double.infinity
        for _ in 0..<repetitions { least = min(least, try seconds(body)) }
        return least
    }

    /// The least seconds of each of two, which take turns so that what slows the machine down slows both.
    static func least(
        of repetitions: Int,
        _ one: () async throws -> Void,
        against other: () async throws -> Void
    ) async rethrows -> (one: Double, other: Double) {
        let clock = ContinuousClock()
        var least = (one: Double.infinity, other: Double.infinity)
        for _ in 0..<repetitions {
            least.one = min(least.one, try await clock.measure(one) / .seconds(1))
            least.other = min(least.other, try await clock.measure(other) / .seconds(1))
        }
        return least
    }

    /// The least seconds that making a value takes, and giving it up.
    static func lifetime<Kept: ~Copyable>(
        of repetitions: Int,
        _ make: () throws -> Kept
    ) rethrows -> (making: Double, closing: Double) {
        let clock = ContinuousClock()
        var least = (making: Double.infinity, closing: Double.infinity)
        for _ in 0..<repetitions {
            let start = clock.now
            let kept = try make()
            let made = clock.now
            close(kept)
            least.making = min(least.making, start.duration(to: made) / .seconds(1))
            least.closing = min(least.closing, made.duration(to: clock.now) / .seconds(1))
        }
        return least
    }

    /// Not inlined, so that the end of the value stays between the two looks at the clock.
    @inline(never)
    private static func close<Kept: ~Copyable>(_ kept: consuming Kept) {}

    /// How many turns take about `seconds`.
    static func turns(lasting seconds: Double, _ body: (Int) throws -> Void) rethrows -> Int {
        var turns = 1
        while true {
            let taken = try Self.seconds { try body(turns) }
            if taken > seconds / 4 { return max(1, Int(Double(turns) * seconds / taken)) }
            turns *= 2
        }
    }

    private static func seconds(_ body: () throws -> Void) rethrows -> Double {
        try ContinuousClock().measure(body) / .seconds(1)
    }
}
