import Lua
import PortalModel

/// Which line of a script sets the fields of the current record, noted while its function runs on a record under a trace.
package final class FieldSetters {
    private let host: ScriptHost
    private var note: LuaReference?
    /// Where the current function has set fields, by field: the last location of each.
    private(set) var assignments: [String: String?] = [:]

    /// Creates the notes.
    ///
    /// - Parameter host: The host of the script.
    /// - Throws: ``ScriptError`` if the state has no memory left.
    package init(_ host: ScriptHost) throws {
        self.host = host
        note = try host.translating { try makeNote() }
    }

    private func makeNote() throws(LuaError) -> LuaReference {
        try host.lua.makeFunction("note") { [unowned self] call in
            guard case .string(let field) = try call.value(1) else { return .none }
            assignments.updateValue(call.location, forKey: field)
            return .none
        }
    }

    /// What a function is given in place of a record, so that each of its assignments is noted.
    func trace(_ record: LuaReference) throws(LuaError) -> LuaReference {
        assignments.removeAll(keepingCapacity: true)
        guard let note else { return try host.callCore("traced", [.reference(record), .nil]) }
        return try host.callCore("traced", [.reference(record), .reference(note)])
    }
}

@available(*, unavailable)
extension FieldSetters: Sendable {}
