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

    /// Announces the records that come next, in their order, so that a chain may work ahead.
    ///
    /// - Throws: What ends the run.
    func expect(_ records: [ExpectedRecord]) throws

    /// Announces the records that come after those that were announced before, if they can be sent at once.
    ///
    /// - Returns: Whether they were announced.
    /// - Throws: What ends the run.
    func expectBehind(_ records: [ExpectedRecord]) throws -> Bool

    /// Takes a record that was announced with nothing but bytes, and whose function was quiet and changed only fields.
    ///
    /// - Parameters:
    ///   - number: The record's number.
    ///   - accept: Is given the bytes of what was changed, in the form of ``RecordFields`` and in any order, and where they begin. It
    ///     returns where they end, or `nil` if the record needs a look.
    /// - Returns: Whether it was taken; otherwise ``run(_:_:on:into:)`` gives its outcome.
    /// - Throws: What ends the run.
    func take(_ number: Int, _ accept: (_ changes: [UInt8], _ offset: Int) -> Int?) throws -> Bool

    /// Runs one function on a record.
    ///
    /// - Parameters:
    ///   - stage: The index of the function.
    ///   - visit: Which record it is.
    ///   - input: The record as the function receives it.
    ///   - output: Becomes the record as the function has left it, fields in the order of their indices.
    /// - Returns: The function's outcome.
    /// - Throws: What ends the run: an error of the portal's, a cancellation, or too many stopped records.
    func run(
        _ stage: Int,
        _ visit: RecordVisit,
        on input: RecordBuffer,
        into output: RecordBuffer
    ) throws -> StageOutcome

    /// The same chain once more, in states that have no other purpose, where functions note what they assign.
    ///
    /// - Returns: The chain; `nil` if the scripts can't be loaded twice.
    /// - Throws: A cancellation.
    func tracing() throws -> (any RecordChain)?
}

/// A record on its way through a chain.
package struct RecordVisit: Sendable {
    /// The row of the input, for the functions.
    package var row: InputRow?
    /// What identifies the record: the row's line, or the user's id.
    package var number: Int

    /// Creates a visit.
    package init(row: InputRow? = nil, number: Int) {
        self.row = row
        self.number = number
    }
}

extension RecordChain {
    /// Nothing is done ahead.
    package func expect(_ records: [ExpectedRecord]) throws {}

    /// Nothing is done ahead.
    package func expectBehind(_ records: [ExpectedRecord]) throws -> Bool { false }

    /// Each record gets a look.
    package func take(_ number: Int, _ accept: (_ changes: [UInt8], _ offset: Int) -> Int?) throws -> Bool { false }
}

/// A record that comes next.
///
/// A class, since a structure of so many parts would be copied on its way.
package final class ExpectedRecord {
    /// Which record it is.
    package var visit: RecordVisit
    /// The bytes that hold the record, in the form of ``RecordFields``, and where; `nil` if only ``input`` holds it.
    package var fields: (bytes: [UInt8], range: Range<Int>)? { didSet { isRead = false } }
    private lazy var buffer = RecordBuffer(count: fieldCount)
    private let fieldCount: Int
    /// Whether the buffer holds what the bytes do.
    private var isRead = false
    /// The indices of the fields that its row clears, if there is no portal to change.
    package var cleared: Set<Int> = []

    /// Creates a record.
    ///
    /// - Parameters:
    ///   - visit: Which record it is.
    ///   - count: The number of fields that a record may have.
    package init(_ visit: RecordVisit, count: Int) { (self.visit, fieldCount) = (visit, count) }

    /// The record as the first function receives it.
    package var input: RecordBuffer {
        if let fields, !isRead {
            buffer.read(fields.bytes, at: fields.range.lowerBound)
            isRead = true
        }
        return buffer
    }
}

@available(*, unavailable)
extension ExpectedRecord: Sendable {}

/// How a function left its record, as its script claims.
package enum StageOutcome: Sendable {
    /// It went through.
    case passed(StageMarks)
    /// The script skipped the user, for this reason, at this location.
    case skipped(String, location: String?)
    /// The script refused the record, or failed.
    case refused(Diagnostic)
}

/// What a function reported about a record that went through.
package struct StageMarks: Sendable {
    /// A field that stays as it was, with a reason.
    package struct Warning: Sendable {
        /// The field's name.
        package var field: String
        /// The reason.
        package var reason: String
        /// The location of the call.
        package var location: String?

        /// Creates a warning.
        package init(field: String, reason: String, location: String?) {
            (self.field, self.reason, self.location) = (field, reason, location)
        }
    }

    /// The fields that stay as they were.
    package var warnings: [Warning]
    /// The regions that the function gave with numbers without a country code, each once.
    package var regions: [String]
    /// Field name to the location of its last assignment, if it is known; empty unless the chain traces.
    package var assignments: [String: String?]

    /// Creates marks.
    package init(warnings: [Warning] = [], regions: [String] = [], assignments: [String: String?] = [:]) {
        self.warnings = warnings
        self.regions = regions
        self.assignments = assignments
    }
}

/// What happens to a record's findings.
package typealias ReportFinding = (Diagnostic) throws -> Void
