import Lua
public import PortalModel
import Wire

/// The way of one record: through the transforms of a chain, past what each recipe promised, to validated values.
///
/// It belongs to the thread of its host.
public final class RecordPipeline {
    /// The most bytes of text in one record, photos aside.
    static let longestRecord = 1 << 20

    let host: ScriptHost
    let stages: [RecordStage]
    var schema: Schema { host.context.schema }
    /// The record as the portal has it, with a row laid over it: what the first transform is given.
    var given: LuaRecordBuffer
    /// The record as the last transform left it.
    private(set) var left: LuaRecordBuffer
    /// The record as the function at hand was given it.
    private(set) var between: LuaRecordBuffer
    /// The places of fields that `warn` left as they were.
    private(set) var warned: Set<Int> = []
    private(set) var record: LuaReference?
    /// What the hot path asks of a field, by place.
    let traits: [FieldTrait]
    /// The lists that the record at hand holds, by place: a buffer knows them by reference only, and a transform may change
    /// them where they are.
    var lists: [Int: FieldValue] = [:]
    /// The places of fields that the row at hand clears, where there is no portal to change.
    var cleared: Set<Int> = []
    /// Writes records where there is no portal to change.
    var writer = JSONWriter()
    private var stoppedRecords = 0
    /// The lists that the first function of the chain was given, by place.
    private var givenLists: [Int: FieldValue] = [:]
    /// How the row at hand speaks of fields; `nil` where there is none.
    var binding: RowBinding?
    /// What a row or a program lays over the record at hand, by field.
    var laid: [String: FieldValue] = [:]
    /// The regions that were assumed in the record at hand, by the place of the field.
    var assumed: [Int: AssumedRegion] = [:]
    /// The row and the number of the record at hand.
    private(set) var current: (row: SourceRow?, number: Int)?
    /// The function that the records go through.
    let function: Function
    /// Tells of each change which line set what; `nil` where nobody asks.
    public var trace: RecordTrace?
    /// Notes who sets what, in a pipeline that is there for nothing else.
    var setters: FieldSetters?

    /// A function of a recipe that edits a record.
    public enum Function: Sendable {
        /// `transform(user, row)`.
        case transform
        /// `missing(user)`.
        case missing
    }

    /// Creates a pipeline.
    ///
    /// - Parameters:
    ///   - scripts: Recipes in the order of the chain; those without the function are passed over, and where none has it, values
    ///     are validated alone.
    ///   - function: The function that the records go through.
    ///   - host: The host that loaded the scripts.
    public init(_ scripts: [ScriptHost.Script], calling function: Function = .transform, in host: ScriptHost) {
        self.host = host
        self.function = function
        (given, left, between) = (host.records.makeBuffer(), host.records.makeBuffer(), host.records.makeBuffer())
        let schema = host.context.schema
        traits = schema.fields.map { FieldTrait($0) }
        stages = scripts.filter { $0.recipe != nil }.enumerated().compactMap { index, script in
            let reference = function == .transform ? script.functions?.transform : script.functions?.missing
            return reference.map { RecordStage(script, $0, at: index, in: host) }
        }
    }

    /// Whether no recipe has the function.
    public var isEmpty: Bool { stages.isEmpty }

    /// What happens to a record's findings.
    public typealias Diagnose = (Diagnostic) throws -> Void

    /// Sends the record in ``given`` through the chain; ``left`` and ``record`` hold what comes out, until ``finish()``.
    ///
    /// - Parameters:
    ///   - row: The row.
    ///   - number: What tells the record from others: the row's line, or the user's id.
    ///   - original: The record as the portal has it, which a warned field goes back to; ``given`` where nothing is laid over it.
    ///   - diagnose: Is given each finding.
    /// - Returns: What became of the record.
    /// - Throws: What ends the run: an error of the portal's, a cancellation, or too many stopped records.
    func run(
        row: SourceRow?,
        number: Int,
        original: User?,
        diagnose: Diagnose
    ) throws -> RecordVerdict<Void> {
        warned.removeAll(keepingCapacity: true)
        let record = try host.records.make(&given, in: host.lua)
        self.record = record
        givenLists = lists
        current = (row, number)
        between = given
        for stage in stages {
            switch try run(stage, record, row, number, original, diagnose) {
            case .passed: swap(&between, &left)
            case let ended: return ended
            }
        }
        swap(&left, &between)
        return .passed(())
    }

    /// Gives up the record at hand.
    func finish() {
        if let record { host.lua.release(record) }
        record = nil
        current = nil
        binding = nil
        laid.removeAll(keepingCapacity: true)
        assumed.removeAll(keepingCapacity: true)
        // It may share its storage with `given`, which is about to be filled anew.
        between = LuaRecordBuffer(count: 0)
        host.assumedRegions.endRecord()
    }

    private func run(
        _ stage: RecordStage,
        _ record: LuaReference,
        _ row: SourceRow?,
        _ number: Int,
        _ original: User?,
        _ diagnose: Diagnose
    ) throws -> RecordVerdict<Void> {
        host.warnings.removeAll(keepingCapacity: true)
        do throws(LuaError) {
            if stage.reseeds { try host.reseed(stage.script, for: number) }
            let table = try row.map { row throws(LuaError) in try row.tables.make(row.row) }
            defer { if let table { host.lua.release(table) } }
            try transform(record, table, by: stage)
            try host.lua.read(record, host.records.layout, into: &left)
        } catch {
            return try judge(error, in: stage, diagnose)
        }
        if let field = host.records.unfetched(in: left) { try host.checkFetched([field]) }
        guard left.bytes.count <= Self.longestRecord else {
            try diagnose(
                Diagnostic(.error, .tooLong, "the record is longer than 1 MiB", location: stage.script.file.name)
            )
            return .refused
        }
        for warning in host.warnings { try keep(warning, record, original, diagnose) }
        if let setters { noteChanges(by: stage, in: setters) }
        guard try check(stage, record, original, diagnose) else { return .refused }
        if stages.count > 1 { try renewTables(of: record) }
        return .passed(())
    }

    /// Runs a function on the record, of which it sees what its recipe is shown.
    private func transform(_ record: LuaReference, _ row: LuaReference?, by stage: RecordStage) throws(LuaError) {
        let traced = try setters?.trace(record)
        defer { if let traced { host.lua.release(traced) } }
        let arguments: [LuaValue] = [.reference(traced ?? record), row.map { .reference($0) } ?? .nil]
        guard let view = stage.script.view else { return try host.transform(stage.function, arguments) }
        let hidden = between.indices.filter { view.isHidden[$0] }
        for index in hidden { try host.lua.set(record, schema.fields[index].name, .nil) }
        host.lua.setMetatable(view.guarding, of: record)
        host.view = view
        defer { host.view = nil }
        try host.transform(stage.function, arguments)
        if let guarding = host.records.layout.metatable { host.lua.setMetatable(guarding, of: record) }
        for index in hidden {
            try host.lua.set(record, schema.fields[index].name, before(index)?.lua ?? .nil)
        }
    }

    /// An error of the script's refuses its record; one of the portal's ends the run.
    private func judge(_ error: LuaError, in stage: RecordStage, _ diagnose: Diagnose) throws -> RecordVerdict<Void> {
        switch error.underlying {
        case RecordEnd.skip(let reason)?: return .skipped(reason, location: error.location ?? stage.script.file.name)
        case RecordEnd.reject(let reason)?:
            try diagnose(Diagnostic(.error, .rejected, reason, location: error.location ?? stage.script.file.name))
            return .refused
        case let refusal as OutsideReads:
            let location = error.location ?? stage.script.file.name
            try diagnose(
                Diagnostic(.error, .outsideReads, refusal.description, field: refusal.field, location: location)
            )
            return .refused
        case let underlying? where error.code == .host: throw underlying
        default: break
        }
        guard error.code != .cancelled else { throw CancellationError() }
        let location = error.location ?? stage.script.file.name
        try diagnose(Diagnostic(.error, error.finding, error.message, location: location))
        if [.time, .steps, .memory].contains(error.code) {
            stoppedRecords += 1
            guard stoppedRecords < host.context.limits.stoppedRecords else {
                throw ScriptError(
                    .failed,
                    "\(error); it is the \(stoppedRecords)th record that was stopped, so the run ends here",
                    diagnostic: error.finding,
                    lua: error
                )
            }
        }
        return .refused
    }

    /// A warned field stays as it was on the portal, for the next transform too.
    private func keep(
        _ warning: ScriptHost.Warning,
        _ record: LuaReference,
        _ original: User?,
        _ diagnose: Diagnose
    ) throws {
        try host.checkFetched([warning.field])
        try diagnose(Diagnostic(.warning, .warned, warning.reason, field: warning.field, location: warning.location))
        guard let index = schema.index(of: warning.field) else { return }
        warned.insert(index)
        let empty: LuaValue = schema.fields[index].isList ? .table(LuaTable()) : .nil
        try host.lua.set(record, warning.field, original?.fields[warning.field]?.lua ?? empty)
        try host.lua.read(record, host.records.layout, into: &left)
    }

    /// What the chain left of one field; `nil` where there is nothing.
    package func value(at index: Int) throws(Schema.Refusal) -> FieldValue? {
        guard let record else { return nil }
        return try host.records.value(at: index, of: left, record: record, in: host.lua)
    }

    /// Gives the next function tables of its own: one that a function keeps, or has given a metatable, would let it act where
    /// the next one is judged.
    private func renewTables(of record: LuaReference) throws {
        for index in left.indices where left[index] == .other || left[index] == .empty {
            guard let value = try value(at: index) else { continue }
            try host.lua.set(record, schema.fields[index].name, value.lua)
        }
    }

    /// Whether the function kept to what its recipe says it writes, and left the user's id alone.
    private func check(
        _ stage: RecordStage,
        _ record: LuaReference,
        _ original: User?,
        _ diagnose: Diagnose
    ) throws -> Bool {
        var isValid = try original.map { try checkCells(of: stage, $0, diagnose) } ?? true
        var leftLists: [Int: FieldValue] = [:]
        for index in left.indices where !left.isSame(at: index, as: between) && !warned.contains(index) {
            guard left[index] == .other || !stage.isFree[index] else { continue }
            do throws(Schema.Refusal) {
                let after = try host.records.value(at: index, of: left, record: record, in: host.lua)
                if left[index] == .other { leftLists[index] = after }
                guard !isCell(index, of: stage, original), !isOnlyShown(index) else { continue }
                let assumed = try stage.check(base(of: index, original), after, at: index, in: schema) {
                    regions(for: stage, original)
                }
                note(assumed, at: index)
            } catch {
                try self.diagnose(error, or: stage.script.file.name, diagnose)
                isValid = false
            }
        }
        lists = leftLists
        return isValid
    }

    /// Counts the region that had to be assumed for a field, if any, and keeps it for the change.
    func note(_ assumed: AssumedRegion?, at index: Int) {
        guard let assumed else { return }
        host.assumedRegions.note(assumed, inRecord: true)
        self.assumed[index] = assumed
    }

    /// Tells of a refusal at the line that set the field.
    func diagnose(_ refusal: Schema.Refusal, or location: String? = nil, _ diagnose: Diagnose) throws {
        let name = refusal.field.prefix { $0 != "[" }
        let location = self.location(setting: String(name)) ?? location
        try diagnose(Diagnostic(.error, refusal.code, refusal.message, field: refusal.field, location: location))
    }

    /// What the stage was given for a field.
    func before(_ index: Int) -> FieldValue? { value(at: index, of: between, lists) }

    /// What the first stage was given for a field.
    func value(at index: Int, of buffer: LuaRecordBuffer) -> FieldValue? { value(at: index, of: buffer, givenLists) }

    private func value(at index: Int, of buffer: LuaRecordBuffer, _ lists: [Int: FieldValue]) -> FieldValue? {
        switch buffer[index] {
        case .absent, .null: nil
        case .empty: .list([])
        case .boolean(let flag): .boolean(flag)
        case .integer(let number): .integer(number)
        case .number(let number): .number(number)
        case .string(let range): buffer.text(range).map { .string($0) }
        case .other: lists[index]
        }
    }
}

/// What is asked of a field for every record; a ``UserField`` would be copied each time.
struct FieldTrait {
    /// Whether scripts read something else than text.
    let isTyped: Bool
    /// Whether any printable ASCII may be written as it is.
    let takesAnyText: Bool
    /// Whether a spreadsheet may have spoilt it.
    let holdsDigits: Bool

    init(_ field: UserField) {
        isTyped = field.isTypedInScripts
        takesAnyText = field.kind == .text && field.isWritable
        holdsDigits = field.holdsDigits
    }
}

@available(*, unavailable)
extension RecordPipeline: Sendable {}
