import Lua
package import PortalModel

/// Sends a record through the functions of a chain, in their state.
///
/// It belongs to the thread of its host. A judge checks the result.
package final class RecordPipeline: RecordChain {
    private let host: ScriptHost
    private let functions: [RecordStage]
    /// What the recipes of the functions declare, in the order of the chain.
    package let stages: [RecipeRules]
    private let function: Function
    private var tables: RowTables
    private let setters: FieldSetters?
    private let retrace: RecordTrace?
    private let records: UserRecords
    /// The fields on their way into the state and out of it.
    private var buffer: LuaRecordBuffer
    /// The record between two functions.
    private var stageInput: RecordBuffer
    private var warned: Set<Int> = []
    private var stoppedRecords = 0

    /// A function of a recipe that edits a record.
    package enum Function: Hashable, Sendable {
        /// `transform(user, row)`.
        case transform
        /// `missing(user)`.
        case missing
    }

    /// Creates a pipeline.
    ///
    /// - Parameters:
    ///   - scripts: Recipes in the order of the chain; those without the function are skipped, and if none has it, only values
    ///     are judged.
    ///   - function: The function that the records go through.
    ///   - header: The columns of the input; `nil` if there is none, or each row brings its own keys.
    ///   - trace: Finds which line set what; a pipeline of the same chain shares it.
    ///   - host: The host that loaded the scripts.
    /// - Throws: ``ScriptError`` if the state has no memory left, or `CancellationError`.
    package convenience init(
        _ scripts: [ScriptHost.Script],
        calling function: Function = .transform,
        header: [String]? = nil,
        trace: RecordTrace? = nil,
        in host: ScriptHost
    ) throws {
        let trace = trace ?? RecordTrace(scripts, header: header, of: host)
        try self.init(scripts, function, header, host, setters: nil, trace: trace)
    }

    /// Creates a pipeline that notes who sets what, or one whose chain can be traced.
    init(
        _ scripts: [ScriptHost.Script],
        _ function: Function,
        _ header: [String]?,
        _ host: ScriptHost,
        setters: FieldSetters?,
        trace: RecordTrace?
    ) throws {
        self.host = host
        self.function = function
        self.setters = setters
        retrace = trace
        records = host.records
        tables = try RowTables(header: header, in: host)
        functions = scripts.filter { $0.recipe != nil }.enumerated().compactMap { index, script in
            let reference = function == .transform ? script.functions?.transform : script.functions?.missing
            return reference.map { RecordStage(script, $0, at: index, in: host) }
        }
        stages = functions.map(\.rules)
        buffer = LuaRecordBuffer(count: records.layout.count)
        stageInput = records.cells.makeBuffer()
    }

    /// An empty buffer for a record.
    func makeBuffer() -> RecordBuffer { records.cells.makeBuffer() }

    /// Whether no recipe has the function.
    package var isEmpty: Bool { stages.isEmpty }

    package var isCounting: Bool { retrace?.isCounting ?? false }

    /// What finds which line set what, for another function of the same chain.
    package var trace: RecordTrace? { retrace }

    package func checkFetched(_ fields: Dictionary<String, FieldValue>.Keys) throws { try host.checkFetched(fields) }

    package func trace(
        _ input: RecordBuffer,
        row: InputRow?,
        number: Int,
        original: User?,
        through last: Int
    ) throws -> TracedRecord? {
        try retrace?.trace(calling: function, through: last) { pipeline, output, judge in
            _ = try pipeline.run(
                input,
                into: &output,
                row: row,
                number: number,
                original: original,
                judge: judge,
                report: { _ in }
            )
        }
    }

    package func run(
        _ input: RecordBuffer,
        into output: inout RecordBuffer,
        row: InputRow?,
        number: Int,
        original: User?,
        judge: StageJudge,
        report: ReportFinding
    ) throws -> RecordVerdict<RecordMarks> {
        warned.removeAll(keepingCapacity: true)
        host.regionsOfRecord.removeAll(keepingCapacity: true)
        let verdict: RecordVerdict<Void>
        do {
            verdict = try pass(input, &output, row, number, original, judge, report)
        } catch let error as LuaError where host.mode != .program {
            // No function was running: one of them has left too little memory for the record. A program's update raises the error,
            // since the program can make room.
            verdict = try end(error, in: nil, report)
        }
        // It may be found when a value is read back, which looks like a refusal.
        if let unfetched = host.unfetched { throw unfetched }
        return switch verdict {
        case .passed: .passed(RecordMarks(warned: warned, regions: host.regionsOfRecord))
        case .skipped(let reason, let location): .skipped(reason, location: location)
        case .refused: .refused
        }
    }

    /// Sends a record through the functions, each of which is judged before the next one.
    private func pass(
        _ input: RecordBuffer,
        _ output: inout RecordBuffer,
        _ row: InputRow?,
        _ number: Int,
        _ original: User?,
        _ judge: StageJudge,
        _ report: ReportFinding
    ) throws -> RecordVerdict<Void> {
        let record = try records.make(input, in: host.lua)
        defer { host.lua.release(record) }
        if functions.isEmpty { output = input }
        for index in functions.indices {
            if index > 0 { swap(&stageInput, &output) }
            let visit = Visit(index: index, stage: functions[index], record, row, number, original)
            let verdict = try run(visit, index == 0 ? input : stageInput, &output, judge, report)
            guard case .passed = verdict else { return verdict }
        }
        return .passed(())
    }

    /// One function that looks at one record.
    private struct Visit {
        let index: Int
        let stage: RecordStage
        let record: LuaReference
        let row: InputRow?
        let number: Int
        let original: User?

        init(
            index: Int,
            stage: RecordStage,
            _ record: LuaReference,
            _ row: InputRow?,
            _ number: Int,
            _ original: User?
        ) {
            (self.index, self.stage, self.record, self.row) = (index, stage, record, row)
            (self.number, self.original) = (number, original)
        }
    }

    private func run(
        _ visit: Visit,
        _ input: RecordBuffer,
        _ output: inout RecordBuffer,
        _ judge: StageJudge,
        _ report: ReportFinding
    ) throws -> RecordVerdict<Void> {
        let (stage, record) = (visit.stage, visit.record)
        host.warnings.removeAll(keepingCapacity: true)
        do throws(LuaError) {
            if stage.reseeds { try host.reseed(stage.script, for: visit.number) }
            let row = try visit.row.map { row throws(LuaError) in try tables.make(row, in: host.lua) }
            defer { if let row { host.lua.release(row) } }
            try transform(record, row, by: stage, input)
            try host.lua.read(record, records.layout, into: &buffer)
        } catch {
            return try end(error, in: stage, report)
        }
        if let field = records.unfetched(in: buffer) { try host.checkFetched(CollectionOfOne(field)) }
        guard buffer.bytes.count <= RecordBuffer.mostBytes else {
            try report(
                Diagnostic(.error, .tooLong, "the record is longer than 1 MiB", location: stage.script.file.name)
            )
            return .refused
        }
        for warning in host.warnings { try keep(warning, visit, report) }
        records.copy(buffer, of: record, into: &output, host.lua)
        guard try judge(visit.index, input, output, warned) else { return .refused }
        if functions.count > 1 { try renewTables(of: record, output) }
        return .passed(())
    }

    /// Runs a function on the record, of which it sees what its recipe may see.
    private func transform(
        _ record: LuaReference,
        _ row: LuaReference?,
        by stage: RecordStage,
        _ input: RecordBuffer
    ) throws(LuaError) {
        let traced = try setters?.trace(record)
        defer { if let traced { host.lua.release(traced) } }
        let arguments: [LuaValue] = [.reference(traced ?? record), row.map { .reference($0) } ?? .nil]
        guard let view = stage.script.view else { return try host.transform(stage.function, arguments) }
        let names = records.cells.names
        let hidden = input.indices.filter { view.isHidden[$0] }
        for index in hidden { try host.lua.set(record, names[index], .nil) }
        host.lua.setMetatable(view.guarding, of: record)
        let outer = host.view
        host.view = view
        defer { host.view = outer }
        try host.transform(stage.function, arguments)
        if let guarding = records.layout.metatable { host.lua.setMetatable(guarding, of: record) }
        for index in hidden { try host.lua.set(record, names[index], input.valueBefore(at: index)?.lua ?? .nil) }
    }

    /// An error of the script's refuses its record; one of the portal's ends the run.
    private func end(_ error: LuaError, in stage: RecordStage?, _ report: ReportFinding) throws -> RecordVerdict<Void> {
        let location = error.location ?? stage?.script.file.name
        switch error.underlying {
        case RecordEnd.skip(let reason)?: return .skipped(reason, location: location)
        case RecordEnd.reject(let reason)?:
            try report(Diagnostic(.error, .rejected, reason, location: location))
            return .refused
        case let refusal as OutsideReads:
            try report(
                Diagnostic(.error, .outsideReads, refusal.description, field: refusal.field, location: location)
            )
            return .refused
        case let underlying? where error.code == .host: throw underlying
        default: break
        }
        guard error.code != .cancelled else { throw CancellationError() }
        try report(Diagnostic(.error, error.finding, error.message, location: location))
        if [.time, .steps, .memory].contains(error.code) { try countStop(error) }
        return .refused
    }

    private func countStop(_ error: LuaError) throws(ScriptError) {
        stoppedRecords += 1
        guard stoppedRecords >= host.context.limits.stoppedRecords else { return }
        throw ScriptError(
            .failed,
            "\(error); it is the \(stoppedRecords)th record that was stopped, so the run ends here",
            diagnostic: error.finding,
            lua: error
        )
    }

    /// A warned field stays as it was on the portal, for the next transform too.
    private func keep(_ warning: ScriptHost.Warning, _ visit: Visit, _ report: ReportFinding) throws {
        try host.checkFetched(CollectionOfOne(warning.field))
        try report(Diagnostic(.warning, .warned, warning.reason, field: warning.field, location: warning.location))
        // The id is never written, and is held to what it was: no later function is given another person's.
        guard let index = host.schema.index(of: warning.field), host.schema.fields[index].kind != .identifier else {
            return
        }
        warned.insert(index)
        let empty: LuaValue = records.cells.isList[index] ? .table(LuaTable()) : .nil
        try host.lua.set(visit.record, warning.field, visit.original?.fields[warning.field]?.lua ?? empty)
        try host.lua.read(visit.record, records.layout, into: &buffer)
    }

    /// Gives the next function tables of its own: one that a function keeps, or has given a metatable, would let it change what
    /// the next one is judged by.
    private func renewTables(of record: LuaReference, _ output: RecordBuffer) throws {
        for index in output.indices where output[index] == .compound || output[index] == .empty {
            guard let value = try output.value(at: index) else { continue }
            try host.lua.set(record, records.cells.names[index], value.lua)
        }
    }
}

@available(*, unavailable)
extension RecordPipeline: Sendable {}
