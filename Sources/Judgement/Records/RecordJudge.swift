package import PortalModel
import Wire

/// Judges the records that a chain of recipes returns: by their values alone, whatever a script claims.
///
/// It belongs to the thread of its chain.
package final class RecordJudge {
    let chain: any RecordChain
    /// The fields of a user record.
    let schema: Schema
    package let phones: any PhoneComparison
    /// The regions that numbers without a country code were taken to belong to.
    let regions: AssumedRegions
    /// What the run is asked beyond its plan; `nil` for nothing.
    package let explanation: Explanation?
    /// The day of the run; `nil` if that doesn't matter.
    let today: String?
    private let directory: (any Directory)?
    let layout: RecordLayout
    let stages: [Stage]
    /// Whether records may be plain: one function is between their input and their output.
    let isPlain: Bool
    /// What the hot path needs of a field, by index.
    let traits: [FieldTrait]
    /// The fields' names as keys of JSON.
    let keys: [[UInt8]]
    // MARK: The current record

    /// The record as the portal has it, with a row laid over it: what the first function is given.
    var input: RecordBuffer
    /// Holds the input of a record that wasn't announced.
    let ownInput: RecordBuffer
    /// The record as the chain has left it.
    var output: RecordBuffer
    /// The record between two functions.
    private var stageInput: RecordBuffer
    /// The indices of the fields that `warn` left as they were.
    var warned: Set<Int> = []
    /// The user as the portal has it; `nil` if there is no portal.
    var original: User?
    /// How the current row's columns are bound to fields; `nil` if there is none.
    var binding: RowBinding?
    /// The current row.
    var row: InputRow?
    /// What identifies the record: the row's line, or the user's id.
    var number = 0
    /// What a row or a program lays over the current record, by field.
    var laid: [String: FieldValue] = [:]
    /// The fields that the current row clears, if there is no portal to change.
    var cleared: Set<Int> = []
    /// The records that were announced and come next.
    var expected: ArraySlice<ExpectedRecord> = []
    /// Records that were announced before, to be used again.
    private var spare: [ExpectedRecord] = []
    /// The fields that a function has changed of a plain record, by index; here since it would be allocated each time.
    var changedFields: [RecordFieldsReader.Field] = []
    /// The regions that were assumed, by the index of the field.
    var assumed: [Int: AssumedRegion] = [:]
    /// The fields of the program's update that is judged, without those of the updates before it; `nil` if there is none.
    var updated: Set<String>?
    /// The numbers in the rows that the program was given.
    var givenNumbers = GivenNumbers()
    /// The regions that the program declares whose update is judged; `nil` if there is none.
    var programRegions: DeclaredRegions?
    /// All regions that were assumed on the way.
    var assumedOnTheWay: [AssumedRegion] = []
    /// The index of the last stage that may have seen the record.
    var lastStage = 0
    /// The value of the field that was refused last, if it is one.
    package internal(set) var refusedValue: FieldValue?
    /// The record as it ran a second time, if it did.
    var traced: TracedRecord??
    /// The chain in which records run a second time, opened at the first need.
    lazy var tracing = Result { try chain.tracing() }
    /// How the chain is given the current record.
    var visit: RecordVisit { RecordVisit(row: row, number: number) }

    /// One function of the chain, with what its recipe has promised.
    ///
    /// A class, since a structure of so many parts would be copied for each record.
    final class Stage {
        let rules: RecipeRules
        /// What the recipe promises of each field by index; `nil` if the recipe doesn't say what it writes.
        let promises: [Promise?]?
        /// The fields that the recipe may write without a promise, by index: there is nothing to compare.
        let isFree: [Bool]

        init(_ rules: RecipeRules, _ fields: [UserField]) {
            self.rules = rules
            let promises = rules.writes.map { writes in fields.map { writes[$0.name] } }
            self.promises = promises
            isFree = fields.enumerated().map { index, field in
                field.kind != .identifier && (promises == nil || promises?[index] == .any)
            }
        }
    }

    /// What is asked of each record beyond the change.
    package struct Explanation {
        let asked: Set<UserID>
        let report: (RecordAccount) -> Void

        /// Asks which line set what.
        ///
        /// - Parameters:
        ///   - asked: The users of whom `report` wants to know.
        ///   - report: Receives what is known about each of their records.
        package init(asked: Set<UserID> = [], report: @escaping (RecordAccount) -> Void = { _ in }) {
            self.asked = asked
            self.report = report
        }
    }

    /// Creates a judge.
    ///
    /// - Parameters:
    ///   - chain: The functions of the chain.
    ///   - schema: The fields of a user record.
    ///   - fields: The fields that users come with; `nil` for all.
    ///   - directory: Knows which departments there are; `nil` if there is no portal.
    ///   - phones: Compares the telephone numbers that plain code can't.
    ///   - today: The day of the run, after which nobody is born.
    ///   - regions: Counts the regions that are assumed.
    ///   - explanation: What is asked beyond the changes; `nil` for nothing.
    package init(
        _ chain: any RecordChain,
        schema: Schema,
        fields: Set<String>? = nil,
        directory: (any Directory)?,
        phones: any PhoneComparison,
        today: String? = nil,
        regions: AssumedRegions = AssumedRegions(),
        explanation: Explanation? = nil
    ) {
        self.chain = chain
        self.schema = schema
        self.directory = directory
        self.phones = ProvingPhoneComparison(otherwise: phones)
        self.today = today
        self.regions = regions
        self.explanation = explanation
        layout = RecordLayout(schema, fetched: fields)
        stages = chain.stages.map { Stage($0, schema.fields) }
        isPlain = stages.count == 1
        traits = schema.fields.map { FieldTrait($0) }
        keys = schema.fields.map { JSONWriter.prepared($0.name) }
        (ownInput, output, stageInput) = (layout.makeBuffer(), layout.makeBuffer(), layout.makeBuffer())
        input = ownInput
    }

    /// A record to announce.
    func makeExpected(_ visit: RecordVisit) -> ExpectedRecord {
        guard let record = spare.popLast() else { return ExpectedRecord(visit, count: traits.count) }
        record.visit = visit
        record.fields = nil
        return record
    }

    /// Takes the record of that number into ``input``, if it was announced as the next one.
    func takeExpected(_ number: Int) -> Bool {
        guard let next = nextExpected(number) else { return false }
        // The chain still needs it; it is used again only when the next records are announced.
        input = next.input
        cleared = next.cleared
        dropExpected()
        return true
    }

    /// The announced record of that number, if it is the next one.
    func nextExpected(_ number: Int) -> ExpectedRecord? {
        guard let next = expected.first, next.visit.number == number else { return nil }
        return next
    }

    /// Passes the next announced record, which nobody needs any more.
    func dropExpected() { spare.append(expected.removeFirst()) }

    /// Sends the record in ``input`` through the chain; ``output`` becomes what comes out.
    ///
    /// - Returns: The record's outcome; of one that passed the regions that scripts gave with numbers without a country code.
    func run(_ report: ReportFinding) throws -> RecordVerdict<[String]> {
        (traced, lastStage) = (nil, 0)
        var regions: [String] = []
        if stages.isEmpty { output.copy(input) }
        for stage in stages.indices {
            if stage > 0 { swap(&stageInput, &output) }
            let stageInput = stage == 0 ? input : stageInput
            switch try chain.run(stage, visit, on: stageInput, into: output) {
            case .skipped(let reason, let location): return .skipped(reason, location: location)
            case .refused(let finding):
                try report(finding)
                return .refused
            case .passed(let marks):
                for region in marks.regions where !regions.contains(region) { regions.append(region) }
                for warning in marks.warnings { try keep(warning, report) }
                restoreWarned()
            }
            lastStage = stage
            guard try check(stage, stageInput, output, report) else { return .refused }
            lastStage = min(stage + 1, stages.count - 1)
        }
        return .passed(regions)
    }

    /// A warned field stays as it was on the portal, for the next function too.
    private func keep(_ warning: StageMarks.Warning, _ report: ReportFinding) throws {
        try chain.checkFetched([warning.field: .null].keys)
        try report(Diagnostic(.warning, .warned, warning.reason, field: warning.field, location: warning.location))
        if let index = layout.restore(warning.field, of: original, in: output) { warned.insert(index) }
    }

    /// Keeps fields that an earlier function has warned about: what the current one made of them isn't judged.
    private func restoreWarned() {
        for index in warned { _ = layout.restore(schema.fields[index].name, of: original, in: output) }
    }

    /// Counts the regions that were assumed for the current record, which passed.
    func countRegions(read: [String]) { regions.count(judged: Set(assumedOnTheWay), read: read) }

    /// Gives up the current record.
    func finish() {
        (original, binding, row, traced, updated) = (nil, nil, nil, nil, nil)
        if !warned.isEmpty { warned.removeAll(keepingCapacity: true) }
        if !laid.isEmpty { laid.removeAll(keepingCapacity: true) }
        if !cleared.isEmpty { cleared.removeAll(keepingCapacity: true) }
        if !assumed.isEmpty { assumed.removeAll(keepingCapacity: true) }
        if !assumedOnTheWay.isEmpty { assumedOnTheWay.removeAll(keepingCapacity: true) }
    }

    /// Gives an announced record back that isn't sent.
    func giveBack(_ record: ExpectedRecord) { spare.append(record) }

    /// The departments that exist, if the field is about them.
    package func departments(for field: UserField) throws -> Set<Int>? {
        field.kind == .departments ? try directory?.departments().ids : nil
    }
}

/// What every record needs of a field; a ``UserField`` would be copied each time.
struct FieldTrait {
    /// Whether scripts read something else than text.
    let isTyped: Bool
    /// Whether it is the user's id.
    let isIdentifier: Bool
    /// Whether plain text may be written unchanged.
    let takesAnyText: Bool
    /// Whether an e-mail address may be.
    let takesEmail: Bool
    /// A byte that plain text must not hold here: in a name it may stand for a lost letter.
    let suspect: UInt8?
    /// Whether a spreadsheet may have damaged it.
    let holdsDigits: Bool

    init(_ field: UserField) {
        isTyped = field.isTypedInScripts
        isIdentifier = field.kind == .identifier
        takesAnyText = field.kind == .text && field.isWritable
        takesEmail = field.kind == .email && field.isWritable
        suspect = field.isPersonalName ? UInt8(ascii: "?") : nil
        holdsDigits = field.holdsDigits
    }
}

@available(*, unavailable)
extension RecordJudge: Sendable {}

@available(*, unavailable)
extension RecordJudge.Explanation: Sendable {}
