/// When it was looked whether the portal has got new fields, and which weren't there.
struct FieldLookup {
    /// What a call does next that names fields which nobody knows.
    enum Step {
        /// It looks, from this moment on.
        case look(ContinuousClock.Instant)
        case wait(Duration)
        /// Whether the known fields may be other ones now.
        case end(Bool)
    }

    /// How often is looked at most, whatever programs call.
    private static let interval = Duration.seconds(1)

    /// When the last look began.
    private var begun = ContinuousClock.now - .seconds(3_600)
    /// When the last look began that has ended.
    private var ended = ContinuousClock.now - .seconds(3_600)
    private var absent = Absences<String>()

    /// What a call does.
    ///
    /// - Parameters:
    ///   - names: The names that no known field has.
    ///   - arrival: When the call came: a look that began later has seen all that there was then.
    /// - Returns: The step; who looks, says so with ``end(since:missing:)``.
    mutating func step(for names: Set<String>, since arrival: ContinuousClock.Instant) -> Step {
        guard ended <= arrival else { return .end(true) }
        let now = ContinuousClock.now
        guard !names.allSatisfy({ absent.holds($0, at: now) }) else { return .end(false) }
        guard now - begun >= Self.interval else { return .wait(Self.interval - (now - begun)) }
        begun = now
        return .look(now)
    }

    /// Notes that all fields were read for another reason.
    mutating func noteReading() { begun = .now }

    /// Notes that a look has ended, and which names it didn't find.
    mutating func end(since moment: ContinuousClock.Instant, missing names: Set<String>) {
        ended = moment
        for name in names { absent.note(name, at: moment) }
    }
}
