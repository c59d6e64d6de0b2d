import Foundation
import Wire

/// The member `time` of an answer that the gateway gives itself.
///
/// Source: <https://apidocs.bitrix24.com/settings/how-to-call-rest-api/general-principles.html>
enum AnswerTime {
    /// A call that took no time.
    static var now: JSONObject { from(Date()) }

    /// A call that began at a moment and ends now.
    static func from(_ start: Date) -> JSONObject {
        let finish = Date()
        return [
            "start": .number(start.timeIntervalSince1970), "finish": .number(finish.timeIntervalSince1970),
            "duration": .number(finish.timeIntervalSince(start)), "processing": 0,
            "date_start": .string(text(start)), "date_finish": .string(text(finish)),
        ]
    }

    /// `2026-11-29T23:05:00+01:00`: a portal writes the offset in UTC, too.
    private static func text(_ date: Date) -> String { date.formatted(style).replacing("Z", with: "+00:00") }

    private static let style = Date.ISO8601FormatStyle(timeZoneSeparator: .colon, timeZone: .current)
}
