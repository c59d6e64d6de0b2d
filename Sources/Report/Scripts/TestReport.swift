public import PortalModel

/// What testing recipes showed, recipe by recipe: as text for a terminal, in the Test Anything Protocol, or as JSON Lines.
///
/// A returned text is empty if there is nothing to write.
public struct TestReport: Sendable {
    /// How the results are written.
    public enum Format: String, Sendable, CaseIterable {
        /// For people.
        case text
        /// For what runs tests.
        case tap
        /// One JSON object a line.
        case json
    }

    private let format: Format
    private let isQuiet: Bool
    private let text: TestText
    private let json = TestJSON()
    private var tap = TestTAP()
    private var written = 0
    private var hasWritten = false
    private var isLastLong = false
    private var tests: [RecipeTest] = []
    /// How many files could not be tested.
    public private(set) var refused = 0

    /// Creates a report.
    ///
    /// - Parameters:
    ///   - format: How the results are written.
    ///   - style: The terminal's width and colour.
    ///   - files: The recipes that will be tested.
    ///   - isQuiet: Whether recipes that pass are left out of a text.
    public init(_ format: Format, style: ReportStyle, files: [ForeignText], isQuiet: Bool = false) {
        self.format = format
        self.isQuiet = isQuiet
        text = TestText(style: style, files: files)
    }

    /// How many recipes failed.
    public var failed: Int { tests.count { !$0.passes } }

    /// What comes before the first recipe.
    public var beginning: String {
        mutating get { newLines() }
    }

    /// The lines of one recipe.
    public mutating func add(_ test: RecipeTest) -> String {
        tests.append(test)
        tap.add(test)
        switch format {
        case .text: return isQuiet && test.passes ? "" : block(text.test(test))
        case .tap: return newLines()
        case .json: return isQuiet && test.passes ? "" : json.test(test).joined(separator: "\n")
        }
    }

    /// The lines of a file that could not be tested.
    public mutating func add(refused file: ForeignText, _ message: ShownText) -> String {
        refused += 1
        tap.addRefused(file, message)
        switch format {
        case .text: return block(text.refused(file, message))
        case .tap: return newLines()
        case .json: return json.refused(file, message)
        }
    }

    /// What comes after the last recipe.
    ///
    /// - Parameter seed: The seed of the invented users.
    /// - Returns: The text to write.
    public mutating func end(seed: Int) -> String {
        tap.end()
        guard format == .text, !isQuiet || failed + refused > 0 else { return newLines() }
        let isTried = tests.contains { $0.trial != nil }
        return "\n" + text.summary(tests, refused: refused, seed: isTried ? seed : nil)
    }

    /// A recipe's lines, with an empty line around them if they are several paragraphs.
    private mutating func block(_ block: String) -> String {
        let isLong = block.contains("\n\n")
        defer { (hasWritten, isLastLong) = (true, isLong) }
        return isLong && hasWritten || isLastLong ? "\n" + block : block
    }

    /// The lines of the protocol that were not written yet.
    private mutating func newLines() -> String {
        guard format == .tap else { return "" }
        defer { written = tap.lines.count }
        return tap.lines.dropFirst(written).joined(separator: "\n")
    }
}
