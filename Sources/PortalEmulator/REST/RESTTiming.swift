import FoundationEssentials
import Wire

/// The member `time` of an answer.
struct RESTTiming {
    /// Seconds since 1970, with fraction.
    static var now: Double { Date().timeIntervalSince1970 }

    /// When the request was received.
    let start: Double
    /// How long the method itself ran, in seconds.
    var processing: Double
    /// What the method has used up, or `nil` for `batch`, whose commands pay for themselves.
    var operating: OperatingLedger.Reading?

    /// The member as it stands in an answer that is finished now.
    func answer() -> JSONValue {
        let finish = Self.now
        return [
            "start": .number(start),
            "finish": .number(finish),
            "duration": .number(finish - start),
            "processing": .number(processing),
            "date_start": .string(Moment(seconds: Int(start)).iso),
            "date_finish": .string(Moment(seconds: Int(finish)).iso),
            "operating_reset_at": .integer(operating?.resetAt ?? Int(finish) + OperatingLedger.span),
            "operating": operating.map { .number($0.seconds) } ?? 0,
        ]
    }
}
