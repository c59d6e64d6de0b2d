import Lua

/// Which line of which script set the fields of the record at hand, noted while a chain runs on a record under a trace.
final class FieldSetters {
    private let host: ScriptHost
    private var note: LuaReference?
    /// Where the function at hand has set fields, by field: the last place of each.
    private var lines: [String: String] = [:]
    /// The fields that a function of the chain has given a value, whether another one or not.
    private(set) var assigned: Set<String> = []
    /// Field name to the place that gave it its last value, among those that the chain has changed.
    private(set) var locations: [String: String] = [:]

    init(_ host: ScriptHost) throws(LuaError) {
        self.host = host
        note = try host.lua.makeFunction("note") { [unowned self] call in
            guard case .string(let field) = try call.value(1) else { return .none }
            assigned.insert(field)
            lines[field] = call.location
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

    /// Keeps the place that set a field which the function at hand has changed.
    ///
    /// - Parameters:
    ///   - field: The field.
    ///   - script: The script that changed it, where no line can be told: a list may be changed where it is.
    func settle(_ field: String, or script: String) {
        locations[field] = lines[field] ?? script
    }
}

@available(*, unavailable)
extension FieldSetters: Sendable {}
