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
}
