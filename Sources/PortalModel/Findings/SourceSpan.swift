/// A piece of one line of a source text.
///
/// Columns are Unicode scalars, as vim, emacs and luacheck count; a tab is one.
public struct SourceSpan: Hashable, Sendable, Comparable {
    /// The line, counted from 1.
    public var line: Int
    /// The column of its first character, counted from 1.
    public var column: Int
    /// The column of its last character.
    public var endColumn: Int

    /// Creates a span.
    public init(line: Int, column: Int, endColumn: Int) {
        self.line = line
        self.column = column
        self.endColumn = max(column, endColumn)
    }

    /// Orders spans by their beginnings.
    public static func < (left: SourceSpan, right: SourceSpan) -> Bool {
        (left.line, left.column, left.endColumn) < (right.line, right.column, right.endColumn)
    }
}
