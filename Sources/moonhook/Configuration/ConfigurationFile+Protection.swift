import Engine
import Lua
import PortalModel

extension ConfigurationFile {
    /// What scripts must not change on the portal of that name, in addition to what is protected everywhere.
    func protection(on portal: String) throws -> [ProtectionEntry] {
        try Self.protection(protectEntry(of: portal), "portals.\(portal).protect", in: path)
    }

    /// The names of the portals on which more is protected than everywhere.
    var protectedPortals: [String] { portals.keys.filter { protectEntry(of: $0) != nil } }

    private func protectEntry(of portal: String) -> LuaValue? {
        guard case .table(let entry)? = portals[portal] else { return nil }
        return entry.fields["protect"]
    }

    /// Reads `{ users = { 1, "ceo@example.com" }, fields = { "EMAIL" } }`.
    static func protection(
        _ value: LuaValue?,
        _ name: String,
        in path: String,
        isForAllPortals: Bool = false
    ) throws -> [ProtectionEntry] {
        guard let value else { return [] }
        guard case .table(let table) = value, table.items.isEmpty else {
            throw Failure(.usage, "\(path): expected \(name) = { users = { … }, fields = { … } }")
        }
        try check(table, keys: ["fields", "users"]) { "\(path): \(name) has no key '\($0)'" }
        let users = try list("users", of: table, name, in: path).map { user in
            guard let subject = ProtectionEntry.Subject(user: user) else {
                throw Failure(.usage, "\(path): \(name).users must list ids and EMAIL addresses")
            }
            return subject
        }
        let fields = try list("fields", of: table, name, in: path).map { field in
            guard case .string(let field) = field else {
                throw Failure(.usage, "\(path): \(name).fields must list names of fields")
            }
            return ProtectionEntry.Subject.field(field)
        }
        return (users + fields).map {
            ProtectionEntry($0, origin: "\(path): \(name)", isForAllPortals: isForAllPortals)
        }
    }

    /// A list under a key of the table of that name; empty if there is none.
    static func list(_ key: String, of table: LuaTable, _ name: String, in path: String) throws -> [LuaValue] {
        switch table.fields[key] {
        case nil: return []
        case .table(let list) where list.fields.isEmpty: return list.items
        default: throw Failure(.usage, "\(path): expected \(name).\(key) = { … }, a list")
        }
    }
}

extension ProtectionEntry.Subject {
    /// A user, by id or address; `nil` for anything else.
    fileprivate init?(user: LuaValue) {
        switch user {
        case .integer(let number):
            guard let id = UserID(rawValue: number) else { return nil }
            self = .user(id)
        case .string(let address) where address.contains("@"): self = .address(address)
        default: return nil
        }
    }
}
