import PortalModel

/// Calendar dates in the forms that portals give them.
package enum CalendarDate {
    /// The date as `YYYY-MM-DD`, or `nil` if the format is unknown or ambiguous.
    ///
    /// `2018-07-14T00:00:00+00:00`, `14.07.2018` and either with a time behind it. The offset is ignored: a birthday is the day
    /// as written, not a moment.
    package static func from(_ text: String) -> String? {
        let date = text.prefix { $0 != "T" && $0 != " " }
        let parts = date.split(separator: ".", omittingEmptySubsequences: false)
        let iso = parts.count == 3 ? "\(parts[2])-\(parts[1])-\(parts[0])" : String(date)
        return TextRules.isDate(iso) ? iso : nil
    }

    /// Whether a text holds a moment that may be on another day where its reader is, such as `1980-02-02T21:00:00Z`.
    ///
    /// Midnight is the beginning of the day as written. A portal itself gives a day as midnight in UTC, such as
    /// `1980-02-03T03:00:00+03:00`.
    package static func isMoment(_ text: String) -> Bool {
        let time = text.drop { $0 != "T" && $0 != " " }.dropFirst()
        let form = /(\d\d):(\d\d)(?::(\d\d)(?:[.,]\d+)?)? ?(Z|([+-])(\d\d):?(\d\d)?)/.ignoresCase()
        guard let parts = time.wholeMatch(of: form)?.output else { return false }
        let minutes = { (hours: Substring?, minutes: Substring?) in
            60 * (hours.flatMap { Int($0) } ?? 0) + (minutes.flatMap { Int($0) } ?? 0)
        }
        let (hour, offset) = (minutes(parts.1, parts.2), minutes(parts.6, parts.7))
        let isWhole = parts.3.flatMap { Int($0) } ?? 0 == 0
        return !(isWhole && (hour == 0 || parts.5 == "+" && hour == offset))
    }
}
