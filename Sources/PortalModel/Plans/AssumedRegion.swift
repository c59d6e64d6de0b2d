/// A region that phone numbers without a country code are taken to belong to, and what names it.
public struct AssumedRegion: Hashable, Sendable, CustomStringConvertible {
    /// The ISO 3166-1 alpha-2 code.
    public let region: String
    /// What names it, such as `parameter region` or `WORK_COUNTRY`; `nil` if only a script does.
    public let source: String?
    /// Whether the text may as well begin with the region's calling code, so that the change chose one of two readings.
    public let isEitherReading: Bool

    /// Creates a region.
    public init(_ region: String, _ source: String? = nil, isEitherReading: Bool = false) {
        self.region = region
        self.source = source
        self.isEitherReading = isEitherReading
    }

    /// The same region for a text with two readings.
    package var inEitherReading: AssumedRegion { AssumedRegion(region, source, isEitherReading: true) }

    /// The source as it is shown: somebody else has named the parameter, the table or the column.
    public var shownSource: String? { source.map { ForeignText($0).description } }

    /// The region and its source, as `DE (parameter region)`, and whether the text had two readings.
    public var description: String {
        region + (shownSource.map { " (\($0))" } ?? "") + (isEitherReading ? ", either reading" : "")
    }
}
