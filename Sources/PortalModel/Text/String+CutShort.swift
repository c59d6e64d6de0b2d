extension String {
    /// The most bytes of an error text.
    private static let mostBytes = 4 << 10
    private static let mark = "… cut"

    /// An error text of at most 4 KiB: of a longer one its beginning, with a mark at the end that says so.
    ///
    /// A script may raise a megabyte, and a portal may answer one; each would be kept with each record.
    public var cutShort: String {
        guard utf8.count > Self.mostBytes else { return self }
        var cut = ""
        // Not by characters: one may have any number of marks.
        for scalar in unicodeScalars {
            guard cut.utf8.count + scalar.utf8.count <= Self.mostBytes - Self.mark.utf8.count else { break }
            cut.unicodeScalars.append(scalar)
        }
        return cut + Self.mark
    }
}
