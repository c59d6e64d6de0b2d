import Lua
import PortalModel

extension ConfigurationFile {
    /// How long runs are kept on the portal of that name: as everywhere, or as there if that is shorter; `nil` for ever.
    func retention(on portal: String) throws -> Age? {
        guard case .table(let entry)? = portals[portal] else { return keep }
        return [keep, try Self.age("keep", of: entry, "portals.\(portal).keep", in: path)].compactMap(\.self).min()
    }

    /// The names of the portals on which runs may be kept shorter than everywhere.
    var retainingPortals: [String] {
        portals.keys.filter { name in
            guard case .table(let entry)? = portals[name] else { return false }
            return entry.fields["keep"] != nil
        }
    }

    static func age(_ key: String, of table: LuaTable, _ name: String, in path: String) throws -> Age? {
        let text: String
        switch table.fields[key] {
        case nil: return nil
        case .string(let value): text = value
        case .integer(let number): text = String(number)
        default: throw Failure(.usage, "\(path): \(name) must be a string such as \"90d\"")
        }
        guard case .string? = table.fields[key], let age = Age(text) else {
            throw Failure(.usage, "\(path): \(name): \(Age.problem(in: text))")
        }
        // Otherwise the run that was just applied couldn't be undone.
        guard age.seconds > 0 else {
            throw Failure(.usage, "\(path): \(name) must be a day at least; 'moonhook runs --forget 0d' deletes all")
        }
        return age
    }
}
