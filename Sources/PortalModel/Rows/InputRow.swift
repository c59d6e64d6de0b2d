public import Wire

/// One row of an input, as it was read.
///
/// A class, since a structure of so many parts would be copied on its way.
public final class InputRow: Sendable {
    /// What the row holds.
    public enum Content: Sendable {
        /// Cells under the header of a CSV file, all of them text.
        case cells(CSVRow)
        /// An object of a JSON Lines file.
        case object(JSONObject)
    }

    /// The line on which the row begins, counted from 1.
    public let line: Int
    /// What it holds.
    public let content: Content
    /// The object as it stands in the file, if what it holds is read as something else.
    package let objectAsGiven: JSONObject?
    /// Whether no cell has to be looked at, since each is what it looks like.
    package let isPlain: Bool
    /// The row's bytes, unless its cells hold them.
    private let given: [UInt8]?

    /// Creates a row.
    public init(line: Int, raw: [UInt8], content: Content) {
        (self.line, given, self.content) = (line, raw, content)
        (objectAsGiven, isPlain) = (nil, false)
    }

    /// Creates a row of cells as they stand.
    ///
    /// - Parameters:
    ///   - row: The cells.
    ///   - isPlain: Whether each is what it looks like.
    package init(_ row: CSVRow, isPlain: Bool) {
        (line, given, content) = (row.line, nil, .cells(row))
        (objectAsGiven, self.isPlain) = (nil, isPlain)
    }

    /// Creates a row of an object that is read as something else.
    package init(line: Int, raw: [UInt8], reading object: JSONObject, as content: JSONObject) {
        (self.line, given, self.content) = (line, raw, .object(content))
        (objectAsGiven, isPlain) = (object, false)
    }

    /// The row's bytes as in the file, without the line's end.
    public var raw: [UInt8] {
        switch content {
        case .cells(let row): given ?? row.raw
        case .object: given ?? []
        }
    }
}
