import Wire

/// The member `time` of an answer.
struct RESTTiming {
    /// When the request was received, in seconds since 1970.
    let start: Double
    /// When it was answered.
    let finish: Double
    /// How long the method itself ran, in seconds.
    let processing: Double
    /// The time used by the method, or `nil` if the portal doesn't report it.
    var operating: OperatingLedger.Reading?

    /// The member as it is in an answer.
    var answer: JSONValue {
        var time: JSONObject = [
            "start": .number(start),
            "finish": .number(finish),
            "duration": .number(finish - start),
            "processing": .number(processing),
            "date_start": .string(Moment(seconds: Int(start)).iso),
            "date_finish": .string(Moment(seconds: Int(finish)).iso),
        ]
        if let operating {
            time["operating_reset_at"] = .integer(operating.resetAt)
            time["operating"] = operating.seconds == 0 ? 0 : .number(operating.seconds)
        }
        return .object(time)
    }
}
