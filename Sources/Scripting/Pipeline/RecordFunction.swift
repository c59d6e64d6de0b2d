package import Lua
package import PortalModel
package import Wire

/// A function of a recipe that edits records, in its state.
///
/// It belongs to the thread of its host. Records come as bytes and leave as the bytes of what has changed, so that one costs a crossing
/// in each direction and nothing else; a judge checks the result.
package final class RecordFunction {
    /// Which function of a recipe.
    package enum Kind: Hashable, Sendable {
        /// `transform(user, row)`.
        case transform
        /// `missing(user)`.
        case missing
    }

    /// The row of a record.
    package enum Row {
        /// There is none.
        case none
        /// Its cells follow the record, a field for each column.
        case cells
        /// An object of a JSON Lines file.
        case object(JSONObject)
    }

    private let host: ScriptHost
    private let script: ScriptHost.Script
    private let function: LuaReference
    /// Whether each record restarts the random numbers: it must if they are drawn on several threads.
    private let reseeds: Bool
    /// Of what the recipe sees of users.
    private let layout: LuaRecordLayout
    private let rows: RowTables
    private let setters: FieldSetters?
    /// What the last record that passed holds now and didn't before.
    package let changes: LuaRecordChanges
    /// The same of its lists and files, and of what can't be a field's value, by the field's index.
    package private(set) var values: [(index: Int, value: Result<FieldValue?, Schema.Refusal>)] = []
    private var stoppedRecords = 0

    /// Prepares a function; `nil` if the recipe has none such.
    ///
    /// - Parameters:
    ///   - script: The recipe.
    ///   - kind: Which of its functions.
    ///   - header: The columns of the input; `nil` if there is none, or each row brings its own keys.
    ///   - setters: Note which line sets what; `nil` if nobody asks.
    ///   - host: The host that loaded the recipe.
    /// - Throws: ``ScriptError`` if the state has no memory left.
    package init?(
        of script: ScriptHost.Script,
        calling kind: Kind,
        header: [String]?,
        notingIn setters: FieldSetters?,
        in host: ScriptHost
    ) throws {
        guard let function = kind == .transform ? script.functions?.transform : script.functions?.missing else {
            return nil
        }
        (self.host, self.script, self.function, self.setters) = (host, script, function, setters)
        reseeds = script.recipe?.isPure == true && host.mentionsRandom
        var layout = host.records.layout
        if let view = script.view { layout.metatable = view.guarding }
        self.layout = layout
        changes = LuaRecordChanges(layout, unfetched: host.records.unfetched)
        rows = try RowTables(header: header, in: host)
    }

    /// Whether the function has a parameter for the row.
    package var takesRows: Bool { host.lua.parameterCount(of: function) >= 2 }

    /// Runs the function on a record.
    ///
    /// - Parameters:
    ///   - number: What identifies the record: the row's line, or the user's id.
    ///   - row: The row.
    ///   - bytes: Bytes that hold the record, as `LuaRecordBytes` writes it, without what the recipe doesn't see; the row's cells follow.
    ///   - offset: Where the record begins.
    /// - Returns: The function's outcome; ``changes`` and ``values`` belong to it.
    /// - Throws: What ends the run: an error of the portal's, a cancellation, or too many stopped records.
    package func run(_ number: Int, _ row: Row, on bytes: [UInt8], at offset: Int) throws -> StageOutcome {
        if !host.warnings.isEmpty { host.warnings.removeAll() }
        if !host.regionsOfRecord.isEmpty { host.regionsOfRecord.removeAll() }
        var end = offset
        let record: LuaReference
        do throws(LuaError) {
            record = try host.lua.makeRecord(layout, from: bytes, at: &end)
        } catch {
            // No function was running: one has left too little memory for the record. A program's update raises the error, since the
            // program can make room.
            guard host.mode != .program else { throw error }
            return try self.end(error, isOwn: false)
        }
        defer { host.lua.release(record) }
        let outcome = try edit(record, number, row, bytes, offset, end)
        // It may be found when a value is read back, which looks like a refusal.
        if let unfetched = host.unfetched { throw unfetched }
        return outcome
    }

    private func edit(
        _ record: LuaReference,
        _ number: Int,
        _ row: Row,
        _ bytes: [UInt8],
        _ start: Int,
        _ end: Int
    ) throws -> StageOutcome {
        do throws(LuaError) {
            if reseeds { try host.reseed(script, for: number) }
            let table = try rows.make(row, from: bytes, at: end, in: host.lua)
            defer { if let table { host.lua.release(table) } }
            try transform(record, table)
            try host.lua.read(record, layout, changedFrom: bytes, at: start, into: changes)
        } catch {
            return try self.end(error, isOwn: true)
        }
        if let index = changes.unfetched { try host.checkFetched(CollectionOfOne(host.records.cells.names[index])) }
        guard changes.textBytes <= RecordBuffer.mostBytes else {
            return .refused(
                Diagnostic(.error, .tooLong, "the record is longer than 1 MiB", location: script.file.name)
            )
        }
        values = changes.others.map { ($0, value(at: $0, of: record)) }
        return .passed(
            StageMarks(
                warnings: host.warnings,
                regions: host.regionsOfRecord,
                assignments: setters?.assignments ?? [:]
            )
        )
    }

    /// Runs the function on the record, of which it sees what its recipe may see.
    private func transform(_ record: LuaReference, _ row: LuaReference?) throws(LuaError) {
        let traced = try setters?.trace(record)
        defer { if let traced { host.lua.release(traced) } }
        guard let view = script.view else { return try host.transform(function, on: traced ?? record, row) }
        let outer = host.view
        host.view = view
        defer { host.view = outer }
        try host.transform(function, on: traced ?? record, row)
    }

    /// A copy of a list, a file, or why it can't be a field's value.
    private func value(at index: Int, of record: LuaReference) -> Result<FieldValue?, Schema.Refusal> {
        let name = host.records.cells.names[index]
        return Result { () throws(Schema.Refusal) in
            let copy: LuaValue
            do throws(LuaError) {
                copy = try host.lua.field(name, of: record)
            } catch {
                throw Schema.Refusal(error.finding, field: name, message: error.message)
            }
            return try FieldValue(copy, of: name)
        }
    }

    /// An error of the script's refuses its record; one of the portal's ends the run.
    private func end(_ error: LuaError, isOwn: Bool) throws -> StageOutcome {
        let location = error.location ?? (isOwn ? script.file.name : nil)
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

extension ScriptHost.Script {
    /// The rules for the script's records and updates.
    ///
    /// - Parameter index: Its index among the recipes of the chain.
    /// - Returns: The rules; a plain program has none.
    package func rules(at index: Int = 0) -> RecipeRules {
        RecipeRules(index: index, file: file.name, writes: recipe?.writes, regions: regions)
    }
}

@available(*, unavailable)
extension RecordFunction: Sendable {}
