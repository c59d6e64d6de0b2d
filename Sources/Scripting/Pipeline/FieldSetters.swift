import Lua
import PortalModel

/// Which line of which script sets the fields of the current record, noted while a chain runs on a record under a trace.
final class FieldSetters {
    private let host: ScriptHost
    private var note: LuaReference?
    /// Where the current function has set fields, by field: the last location of each.
    private var lines: [String: String] = [:]
    /// The fields that a function of the chain has given a value, whether another one or not: the last location of each.
    private(set) var assigned: [String: String?] = [:]
    /// Field name to the location that gave it its last value, among those that the chain has changed.
    private(set) var locations: [String: String] = [:]

    init(_ host: ScriptHost) throws(LuaError) {
        self.host = host
        note = try host.lua.makeFunction("note") { [unowned self] call in
            guard case .string(let field) = try call.value(1) else { return .none }
            lines[field] = call.location
            assigned.updateValue(call.location, forKey: field)
            return .none
        }
    }

    /// Forgets the record before.
    func begin() {
        lines.removeAll(keepingCapacity: true)
        assigned.removeAll(keepingCapacity: true)
        locations.removeAll(keepingCapacity: true)
    }

    /// What a function is given in place of a record, so that each of its assignments is noted.
    func trace(_ record: LuaReference) throws(LuaError) -> LuaReference {
        lines.removeAll(keepingCapacity: true)
        guard let note else { return try host.callCore("traced", [.reference(record), .nil]) }
        return try host.callCore("traced", [.reference(record), .reference(note)])
    }

    /// Keeps the locations that set the fields which the current function has changed.
    ///
    /// What it changed without an assignment has no line, even if an earlier function assigned it.
    ///
    /// - Parameters:
    ///   - stageInput: The record as it was given it.
    ///   - output: The record as it left it.
    ///   - script: The script that changed it, if no line is known: a list can be changed in place.
    func settle(from stageInput: RecordBuffer, to output: RecordBuffer, or script: String) {
        for index in output.indices where !output.isSame(at: index, as: stageInput) {
            let after = Result { () throws(Schema.Refusal) in try output.value(at: index) }
            guard after != .success(stageInput.valueBefore(at: index)) else { continue }
            let field = host.records.cells.names[index]
            assigned.updateValue(lines[field], forKey: field)
            locations[field] = lines[field] ?? script
        }
    }
}

@available(*, unavailable)
extension FieldSetters: Sendable {}
