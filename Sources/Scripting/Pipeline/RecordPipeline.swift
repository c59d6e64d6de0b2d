import Lua
package import PortalModel

/// Sends records through the functions of recipes, in their state.
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
    /// Sees which line sets what; a pipeline of the same chain with another function shares it.
    package let trace: RecordTrace?
    private let records: UserRecords
    /// The fields on their way into the state and out of it.
    private var buffer: LuaRecordBuffer
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

    /// Creates a pipeline of one script, in a state of its own.
    ///
    /// - Parameters:
    ///   - script: The script.
    ///   - function: The function that the records go through.
    ///   - header: The columns of the input.
    ///   - isTraced: Whether its assignments are noted.
    ///   - host: The host that loaded it.
    /// - Throws: ``ScriptError`` if the state has no memory left.
    package convenience init(
        of script: ScriptHost.Script,
        calling function: Function,
        header: [String]?,
        isTraced: Bool,
        in host: ScriptHost
    ) throws {
        let setters = isTraced ? try host.translating { try FieldSetters(host) } : nil
        try self.init([script], function, header, host, setters: setters, trace: nil)
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
        self.trace = trace
        records = host.records
        tables = try RowTables(header: header, in: host)
        functions = scripts.filter { $0.recipe != nil }.enumerated().compactMap { index, script in
            let reference = function == .transform ? script.functions?.transform : script.functions?.missing
            return reference.map { RecordStage(script, $0, at: index, in: host) }
        }
        stages = functions.map(\.rules)
        buffer = LuaRecordBuffer(count: records.layout.count)
    }

    /// Whether no recipe has the function.
    package var isEmpty: Bool { stages.isEmpty }

    /// Whether a function has a parameter for the row.
    package var takesRows: Bool { functions.contains { host.lua.parameterCount(of: $0.function) >= 2 } }

    package var isCounting: Bool { trace?.isCounting ?? false }

    package func checkFetched(_ fields: Dictionary<String, FieldValue>.Keys) throws { try host.checkFetched(fields) }

    package func tracing() throws -> (any RecordChain)? { try trace?.chain(calling: function) }

    package func run(
        _ stage: Int,
        _ visit: RecordVisit,
        on input: RecordBuffer,
        into output: inout RecordBuffer
    ) throws -> StageOutcome {
        host.warnings.removeAll(keepingCapacity: true)
        host.regionsOfRecord.removeAll(keepingCapacity: true)
        let record: LuaReference
        do throws(LuaError) {
            record = try records.make(input, in: host.lua)
        } catch {
            // No function was running: one has left too little memory for the record. A program's update raises the error, since the
            // program can make room.
            guard host.mode != .program else { throw error }
            return try end(error, in: nil)
        }
        defer { host.lua.release(record) }
        let outcome = try edit(record, visit, by: functions[stage], input, &output)
        // It may be found when a value is read back, which looks like a refusal.
        if let unfetched = host.unfetched { throw unfetched }
        return outcome
    }

    private func edit(
        _ record: LuaReference,
        _ visit: RecordVisit,
        by stage: RecordStage,
        _ input: RecordBuffer,
        _ output: inout RecordBuffer
    ) throws -> StageOutcome {
        do throws(LuaError) {
            if stage.reseeds { try host.reseed(stage.script, for: visit.number) }
            let row = try visit.row.map { row throws(LuaError) in try tables.make(row, in: host.lua) }
            defer { if let row { host.lua.release(row) } }
            try transform(record, row, by: stage, input)
            try host.lua.read(record, records.layout, into: &buffer)
        } catch {
            return try end(error, in: stage)
        }
        if let field = records.unfetched(in: buffer) { try host.checkFetched(CollectionOfOne(field)) }
        guard buffer.bytes.count <= RecordBuffer.mostBytes else {
            return .refused(
                Diagnostic(.error, .tooLong, "the record is longer than 1 MiB", location: stage.script.file.name)
            )
        }
        records.copy(buffer, of: record, from: input, into: &output, host.lua)
        return .passed(
            StageMarks(
                warnings: host.warnings,
                regions: host.regionsOfRecord,
                assignments: setters?.assignments ?? [:]
            )
        )
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
    private func end(_ error: LuaError, in stage: RecordStage?) throws -> StageOutcome {
        let location = error.location ?? stage?.script.file.name
        switch error.underlying {
        case RecordEnd.skip(let reason)?: return .skipped(reason, location: location)
        case RecordEnd.reject(let reason)?: return .refused(Diagnostic(.error, .rejected, reason, location: location))
        case let refusal as OutsideReads:
            return .refused(
                Diagnostic(.error, .outsideReads, refusal.description, field: refusal.field, location: location)
            )
        case let underlying? where error.code == .host: throw underlying
        default: break
        }
        guard error.code != .cancelled else { throw CancellationError() }
        if [.time, .steps, .memory].contains(error.code) { try countStop(error) }
        return .refused(Diagnostic(.error, error.finding, error.message, location: location))
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
}

@available(*, unavailable)
extension RecordPipeline: Sendable {}
