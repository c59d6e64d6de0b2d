public import Wire

/// One row of an input, as it was read.
public struct InputRow: Sendable {
    /// What the row holds.
    public enum Content: Sendable {
        /// Cells under the header of a CSV file, all of them text.
        case cells(CSVRow)
        /// An object of a JSON Lines file.
        case object(JSONObject)
    }

    /// The line on which the row begins, counted from 1.
    public var line: Int
    /// The row's bytes as in the file, without the line's end.
    public var raw: [UInt8]
    /// What it holds.
    public var content: Content
    /// The object as it stands in the file, if what it holds is read as something else.
    package var objectAsGiven: JSONObject?

    /// Creates a row.
    public init(line: Int, raw: [UInt8], content: Content) {
        self.line = line
        self.raw = raw
        self.content = content
    }
}
