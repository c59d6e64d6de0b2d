/// A region that phone numbers without a country code are taken to belong to, and what names it.
public struct AssumedRegion: Hashable, Sendable, CustomStringConvertible {
    /// The ISO 3166-1 alpha-2 code.
    public let region: String
    /// What names it, such as `parameter region` or `WORK_COUNTRY`; `nil` if only a script does.
    public let source: String?

    /// Creates a region.
    public init(_ region: String, _ source: String? = nil) {
        self.region = region
        self.source = source
    }

    /// The source as it is shown: somebody else has named the parameter, the table or the column.
    public var shownSource: String? { source.map { ForeignText($0).description } }

    /// The region and its source, as `DE (parameter region)`.
    public var description: String { region + (shownSource.map { " (\($0))" } ?? "") }
}
