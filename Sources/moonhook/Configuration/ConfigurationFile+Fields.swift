import Lua
import PortalModel

extension ConfigurationFile {
    /// The locked fields that may be written on a portal that this file defines: those named for all its portals, and there.
    func unlockedFields(on portal: String) throws -> Set<String> {
        guard case .table(let entry)? = portals[portal] else { return unlockedFields }
        return unlockedFields.union(try Self.unlockedFields(entry, "portals.\(portal).fields", origin, in: path))
    }

    /// Reads `fields = { "XML_ID" }`: fields that are locked otherwise.
    ///
    /// - Throws: ``Failure`` if one isn't such a field, or a file of the working folder names any.
    static func unlockedFields(
        _ table: LuaTable,
        _ key: String,
        _ origin: Origin,
        in path: String
    ) throws -> Set<String> {
        guard let value = table.fields["fields"] else { return [] }
        guard origin != .workingFolder else {
            let remedy = "only your own moonhook.lua, or the machine's, decides it"
            throw Failure(.usage, "\(path): '\(key)' can't be set here; \(remedy)")
        }
        guard case .table(let list) = value, list.fields.isEmpty else {
            throw Failure(.usage, "\(path): expected \(key) = { \"XML_ID\" }")
        }
        return try Set(list.items.map { try locked($0, key, in: path) })
    }

    private static func locked(_ value: LuaValue, _ key: String, in path: String) throws -> String {
        let locked = UserField.standard.filter { $0.lock != nil }.map(\.name)
        guard case .string(let name) = value else {
            throw Failure(.usage, "\(path): \(key) must list names of fields")
        }
        guard !locked.contains(name) else { return name }
        guard let field = Schema.standard[name] else {
            let nearest = NearestName.of(name, among: locked).map { "\(name) is not a user field; did you mean \($0)?" }
            throw Failure(.usage, "\(path): \(key): \(nearest ?? Schema.standard.unknownField(name))")
        }
        let problem = field.isWritable ? "can be written anyway" : "can never be written"
        let list = locked.joined(separator: " and ")
        throw Failure(.usage, "\(path): \(key): \(name) \(problem); leave it out, this list is for \(list)")
    }
}
