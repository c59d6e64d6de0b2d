/// The functions of a chain of recipes, which edit one record after the other.
///
/// Plain data goes in and comes out. Nobody trusts the output: a judge checks it after each function.
package protocol RecordChain: AnyObject {
    /// The rules of the recipes whose functions the records go through, in the order of the chain: a stage each.
    var stages: [RecipeRules] { get }

    /// Whether the trace must see each record, since a recipe may count them.
    var isCounting: Bool { get }

    /// Ends the run if one of these fields was not fetched.
    ///
    /// - Throws: What starts the run over.
    func checkFetched(_ fields: Dictionary<String, FieldValue>.Keys) throws

    /// Sends a record through the chain.
    ///
    /// - Parameters:
    ///   - input: The record as the first function receives it.
    ///   - output: Becomes the record as the last function that ran has left it.
    ///   - row: The row of the input, for the functions.
    ///   - number: What identifies the record: the row's line, or the user's id.
    ///   - original: The user as the portal has it, whose value a field with a warning gets back; `nil` if there is no portal.
    ///   - judge: Judges what each function has left.
    ///   - report: Receives each finding that a script itself caused.
    /// - Returns: The record's outcome.
    /// - Throws: What ends the run: an error of the portal's, a cancellation, or too many stopped records.
    func run(
        _ input: RecordBuffer,
        into output: inout RecordBuffer,
        row: InputRow?,
        number: Int,
        original: User?,
        judge: StageJudge,
        report: ReportFinding
    ) throws -> RecordVerdict<RecordMarks>

    /// Runs a record once more to see which line set what, in a state that has no other purpose.
    ///
    /// - Parameters:
    ///   - input: The record as the first function received it.
    ///   - row: The row of the input.
    ///   - number: What identifies the record.
    ///   - original: The user as the portal has it.
    ///   - last: The index of the last stage to run.
    /// - Returns: What was seen; `nil` if the scripts can't be loaded twice, or were stopped too often.
    /// - Throws: A cancellation.
    func trace(
        _ input: RecordBuffer,
        row: InputRow?,
        number: Int,
        original: User?,
        through last: Int
    ) throws -> TracedRecord?
}

/// Judges a function's result: whether the next one may have it.
///
/// It receives the index of the stage, the function's input and output, and the indices of the fields that stay as they were.
package typealias StageJudge = (Int, RecordBuffer, RecordBuffer, Set<Int>) throws -> Bool

/// What happens to a record's findings.
package typealias ReportFinding = (Diagnostic) throws -> Void

/// What scripts reported about a record that passed.
package struct RecordMarks: Sendable {
    /// The indices of the fields that stay as they were, with a warning.
    package var warned: Set<Int>
    /// The regions that scripts gave with numbers without a country code, each once.
    package var regions: [String]

    /// Creates marks.
    package init(warned: Set<Int> = [], regions: [String] = []) {
        self.warned = warned
        self.regions = regions
    }
}

/// A record that ran once more, and which line set what.
package struct TracedRecord: Sendable {
    /// The record as the last stage has left it; `nil` if the chain ended before.
    package var output: RecordBuffer?
    /// The fields that a function has given a value, whether another one or not, with the location of the last assignment if it is known.
    package var assigned: [String: String?]
    /// Field name to the location that gave it its last value, among those that the chain has changed.
    package var locations: [String: String]

    /// Creates a record.
    package init(output: RecordBuffer?, assigned: [String: String?], locations: [String: String]) {
        self.output = output
        self.assigned = assigned
        self.locations = locations
    }
}
