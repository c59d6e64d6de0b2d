/// Lets requests pass at the rate that the portal takes, in the order in which they ask.
///
/// The portal counts by source address, so with a file all processes that name it pass through one gate.
actor RateGate {
    private let rate: RequestRate
    private let file: LockedFile?
    private let watch: Stopwatch
    /// Whether its requests go before those of other processes.
    private let goesFirst: Bool
    /// The state without a file, or if the file can't be used.
    private var bucket: LeakyBucket

    init(rate: RequestRate, path: String?, goesFirst: Bool = false, watch: Stopwatch) {
        self.rate = rate
        self.goesFirst = goesFirst
        file = path.map(LockedFile.init)
        self.watch = watch
        bucket = LeakyBucket(date: watch.now)
    }

    /// How long a request lets others go first at most, in seconds: a few of their turns, since they may never end.
    private static let longestCourtesy = 2.0

    /// Lets those go first whose callers give up soon.
    private func giveWay() async throws {
        let end = watch.now + Self.longestCourtesy
        while true {
            let now = watch.now
            let urgency = await update { bucket, _ in bucket.urgency }
            guard urgency > now, now < end else { return }
            try await watch.sleep(untilTurn: min(urgency - now, 1))
        }
    }

    /// Waits for a request's turn.
    ///
    /// - Throws: `CancellationError`; another request gets the turn then.
    func pass() async throws {
        if !goesFirst { try await giveWay() }
        let now = watch.now
        try await sleep(untilTurn: await update { bucket, rate in bucket.enter(at: now, rate) })
    }

    /// Waits for a request's turn if it comes soon.
    ///
    /// - Returns: `nil` if it came; else how long it would have taken: the request gives its place back.
    /// - Throws: `CancellationError`; another request gets the turn then.
    func pass(within seconds: Double) async throws -> Double? {
        let now = watch.now
        let wait = await update { bucket, rate in
            let wait = goesFirst ? bucket.enterFirst(at: now, rate) : bucket.enter(at: now, rate)
            if wait > seconds { bucket.leave() }
            return wait
        }
        guard wait <= seconds else { return wait }
        try await sleep(untilTurn: wait)
        return nil
    }

    /// Sleeps until the turn of a request that has entered; one that is cancelled leaves.
    private func sleep(untilTurn seconds: Double) async throws {
        do {
            try await watch.sleep(untilTurn: seconds)
        } catch {
            await update { bucket, _ in bucket.leave() }
            throw error
        }
    }

    /// When turns come by what is known.
    var pace: TurnPace {
        get async {
            let now = watch.now
            return await update { bucket, rate in bucket.pace(at: now, rate) }
        }
    }

    /// How full the bucket is now.
    var level: Double {
        get async {
            let now = watch.now
            return await update { bucket, rate in bucket.level(at: now, rate) }
        }
    }

    /// Learns a request's outcome.
    func learn(wasRefused: Bool) async {
        let now = watch.now
        if wasRefused {
            await update { bucket, rate in bucket.learnRefusal(at: now, rate) }
        } else if bucket.share < 1 {
            await update { bucket, _ in _ = bucket.learnSuccess() }
        }
    }

    /// Changes the bucket: the shared one, if there is a usable file.
    ///
    /// A lock is held for less than a millisecond. Who can't have it for a second, since its holder was stopped in the midst,
    /// uses what this process knows.
    @discardableResult
    private func update<Value: Sendable>(_ change: (inout LeakyBucket, RequestRate) -> Value) async -> Value {
        for _ in 0..<100 {
            var value: Value?
            let isDone = try? file?.update { line in
                if let shared = LeakyBucket(line: line) { bucket = shared }
                value = change(&bucket, rate)
                return bucket.line
            }
            if let value { return value }
            guard isDone == false else { break }
            try? await Task.sleep(for: .milliseconds(10))
        }
        return change(&bucket, rate)
    }
}
