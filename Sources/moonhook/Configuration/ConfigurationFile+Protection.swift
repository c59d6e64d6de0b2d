import Engine
import Lua
import PortalModel

extension ConfigurationFile {
    /// What scripts must not change on the portal of that name: what is protected everywhere, and there.
    func protection(on portal: String) throws -> Protection {
        var all = protection
        all.formUnion(try Self.protection(protectEntry(of: portal), "portals.\(portal).protect", in: path))
        return all
    }

    /// The names of the portals on which more is protected than everywhere.
    var protectedPortals: [String] { portals.keys.filter { protectEntry(of: $0) != nil } }

    private func protectEntry(of portal: String) -> LuaValue? {
        guard case .table(let entry)? = portals[portal] else { return nil }
        return entry.fields["protect"]
    }

    /// Reads `{ users = { 1, "ceo@example.com" }, fields = { "EMAIL" } }`.
    static func protection(_ value: LuaValue?, _ name: String, in path: String) throws -> Protection {
        guard let value else { return Protection() }
        guard case .table(let table) = value, table.items.isEmpty else {
            throw Failure(.usage, "\(path): expected \(name) = { users = { … }, fields = { … } }")
        }
        try check(table, keys: ["fields", "users"]) { "\(path): \(name) has no key '\($0)'" }
        var protection = Protection()
        for user in try list("users", of: table, name, in: path) {
            switch user {
            case .integer(let number) where number > 0:
                protection.users.formUnion(UserID(rawValue: number).map { [$0] } ?? [])
            case .string(let address) where address.contains("@"): protection.addresses.insert(address.lowercased())
            default: throw Failure(.usage, "\(path): \(name).users must list ids and EMAIL addresses")
            }
        }
        for field in try list("fields", of: table, name, in: path) {
            guard case .string(let field) = field else {
                throw Failure(.usage, "\(path): \(name).fields must list names of fields")
            }
            protection.fields.insert(field)
        }
        return protection
    }

    private static func list(_ key: String, of table: LuaTable, _ name: String, in path: String) throws -> [LuaValue] {
        switch table.fields[key] {
        case nil: return []
        case .table(let list) where list.fields.isEmpty: return list.items
        default: throw Failure(.usage, "\(path): expected \(name).\(key) = { … }, a list")
        }
    }
}

extension Protection {
    /// Refuses a misspelt field, which would protect nothing.
    func check(_ schema: Schema) throws {
        // Other portals may have a custom field with this name.
        guard let unknown = fields.sorted().first(where: { schema[$0] == nil && !$0.hasPrefix("UF_") }) else { return }
        throw Failure(.usage, "moonhook.lua, protect.fields: \(schema.unknownField(unknown))")
    }
}
