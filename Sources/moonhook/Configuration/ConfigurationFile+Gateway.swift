import ArgumentParser
import Gateway
import Journal
import Lua
import PortalModel
import Scripting

extension ConfigurationFile {
    private static let gatewayKeys = ["cache", "clients", "durability", "queue"]

    private static let clientKeys = ["code_file", "fields", "group", "limits", "methods", "params", "recipes"]

    /// Refuses a gateway in a file of the working folder: it would let a stranger's programs write with the credentials.
    static func checkGateways(_ portals: [String: LuaValue], _ origin: Origin, in path: String) throws {
        guard origin == .workingFolder else { return }
        for (name, value) in portals.sorted(by: { $0.key < $1.key }) {
            guard case .table(let entry) = value, entry.fields["gateway"] != nil else { continue }
            let remedy = "only your own moonhook.lua, or the machine's, decides it"
            throw Failure(.usage, "\(path): 'portals.\(name).gateway' can't be set here; \(remedy)")
        }
    }

    /// The gateway of the portal of that name; `nil` if the file describes none.
    func gateway(of portal: String) throws -> ConfiguredGateway? {
        guard case .table(let entry)? = portals[portal], let value = entry.fields["gateway"] else { return nil }
        let key = "portals.\(portal).gateway"
        guard case .table(let table) = value, table.items.isEmpty else {
            throw Failure(.usage, "\(path): expected \(key) = { clients = { NAME = { code_file = … } } }")
        }
        try Self.check(table, keys: Self.gatewayKeys) { "\(path): \(key) has no key '\($0)'" }
        guard case .table(let clients)? = table.fields["clients"], clients.items.isEmpty, !clients.fields.isEmpty else {
            let remedy = "'moonhook gateway new-client NAME --portal \(portal)' prints one"
            throw Failure(.usage, "\(path): \(key) needs clients = { NAME = { code_file = … } }; \(remedy)")
        }
        return ConfiguredGateway(
            portal: portal,
            path: path,
            queue: try time("queue", of: table, key),
            cache: try time("cache", of: table, key),
            durability: try durability(of: table, key),
            clients: try clients.fields.sorted { $0.key < $1.key }.map {
                try client($0.key, $0.value, "\(key).clients")
            }
        )
    }

    private func time(_ key: String, of table: LuaTable, _ gateway: String) throws -> Duration? {
        guard let text = try Self.text(key, of: table, "\(gateway).\(key)", in: path) else { return nil }
        do {
            return try TimeSpan(text).duration
        } catch let error as ValidationError {
            throw Failure(.usage, "\(path): \(gateway).\(key): \(error.message)")
        }
    }

    private func durability(of table: LuaTable, _ gateway: String) throws -> Durability? {
        let key = "\(gateway).durability"
        guard let text = try Self.text("durability", of: table, key, in: path) else { return nil }
        switch text {
        case "power": return .disk
        case "process": return .process
        default:
            throw Failure(.usage, "\(path): \(key) must be \"power\" or \"process\": what a record survives the end of")
        }
    }

    private func client(_ name: String, _ value: LuaValue, _ clients: String) throws -> ConfiguredGateway.Client {
        guard ConfiguredGateway.isName(name) else {
            throw Failure(
                .usage,
                "\(path): \(clients): '\(name)' is not a name for a client; use A to Z, digits, - and _, at most 64, such as hr"
            )
        }
        let key = "\(clients).\(name)"
        guard case .table(let table) = value, table.items.isEmpty else {
            throw Failure(.usage, "\(path): expected \(key) = { code_file = …, recipes = { … } }")
        }
        try Self.check(table, keys: Self.clientKeys) { "\(path): \(key) has no key '\($0)'" }
        guard let code = try Self.text("code_file", of: table, "\(key).code_file", in: path) else {
            let remedy = "'moonhook gateway new-client \(name)' makes one"
            throw Failure(.usage, "\(path): \(key) needs a code_file with the SHA-256 of its code; \(remedy)")
        }
        return ConfiguredGateway.Client(
            name: name,
            place: "\(path): \(key)",
            codeFile: try file(code, "\(key).code_file"),
            recipes: try Self.list("recipes", of: table, key, in: path).map { try recipe($0, "\(key).recipes") },
            settings: try parameters(of: table, "\(key).params", areDefaults: false),
            fields: try fields(of: table, key),
            methods: try methods(of: table, key),
            limits: try limits(of: table, "\(key).limits"),
            isGrouped: try Self.flag("group", of: table, "\(key).group", in: path) ?? true
        )
    }

    /// Reads `"names.lua"` or `{ "names.lua", on_error = "pass" }`.
    private func recipe(_ value: LuaValue, _ key: String) throws -> ConfiguredGateway.Client.Recipe {
        if case .string(let name) = value { return ConfiguredGateway.Client.Recipe(path: try file(name, key)) }
        guard case .table(let table) = value, case .string(let name)? = table.items.first, table.items.count == 1 else {
            throw Failure(.usage, "\(path): \(key) must list files, or { \"recipe.lua\", on_error = \"pass\" }")
        }
        try Self.check(table, keys: ["on_error"]) { "\(path): \(key): \(name) has no key '\($0)'" }
        let onError = try Self.text("on_error", of: table, "\(key): \(name): on_error", in: path) ?? "refuse"
        guard ["pass", "refuse"].contains(onError) else {
            throw Failure(
                .usage,
                "\(path): \(key): \(name): on_error must be \"refuse\", which is usual, or \"pass\", which lets an update pass "
                    + "without the recipe"
            )
        }
        return ConfiguredGateway.Client.Recipe(path: try file(name, key), passesOnError: onError == "pass")
    }

    /// The fields that a client may write, which only the portal's schema can check.
    private func fields(of table: LuaTable, _ client: String) throws -> [String]? {
        guard table.fields["fields"] != nil else { return nil }
        let names = try Self.list("fields", of: table, client, in: path).map { field in
            guard case .string(let name) = field else {
                throw Failure(.usage, "\(path): \(client).fields must list names of fields")
            }
            return name
        }
        guard !names.isEmpty else {
            throw Failure(.usage, "\(path): \(client).fields names no field; leave it out for all that can be written")
        }
        return names
    }

    private func methods(of table: LuaTable, _ client: String) throws -> GatewayClient.Methods {
        switch table.fields["methods"] {
        case nil: return .usual
        case .string("all"): return .all
        case .table:
            let names = try Self.list("methods", of: table, client, in: path).map { method in
                guard case .string(let name) = method, name.wholeMatch(of: /[A-Za-z][A-Za-z0-9_.]*/) != nil else {
                    throw Failure(.usage, "\(path): \(client).methods must list names such as \"user.update\"")
                }
                try check(method: name.lowercased(), "\(client).methods")
                return name.lowercased()
            }
            guard !names.isEmpty else {
                throw Failure(.usage, "\(path): \(client).methods names no method; leave it out for the usual ones")
            }
            return .only(Set(names))
        default:
            throw Failure(
                .usage,
                "\(path): \(client).methods must be a list such as { \"user.get\", \"user.update\" }, or \"all\""
            )
        }
    }

    /// Refuses what surely is no method: a portal has many, so that only slips in the usual ones can be known.
    private func check(method: String, _ key: String) throws {
        guard method != "all" else {
            throw Failure(.usage, "\(path): \(key): write methods = \"all\", without braces, for every method")
        }
        for end in [".json", ".xml"] where method.hasSuffix(end) {
            let name = method.dropLast(end.count)
            throw Failure(
                .usage,
                "\(path): \(key): '\(method)' is \"\(name)\" here; the end only chooses the answer's form"
            )
        }
        guard case .only(let usual) = GatewayClient.Methods.usual else { return }
        let known = usual.union(["user.add"])
        // No method of a portal differs from one of these by one letter.
        guard !known.contains(method), let nearest = NearestName.of(method, among: known.sorted(), tolerance: 1) else {
            return
        }
        throw Failure(.usage, "\(path): \(key): there is no method '\(method)'; did you mean \(nearest)?")
    }

    /// Reads `{ dismiss = 20, email = 10 }`.
    private func limits(of table: LuaTable, _ key: String) throws -> [Bound: Int] {
        guard let value = table.fields["limits"] else { return [:] }
        guard case .table(let limits) = value, limits.items.isEmpty else {
            throw Failure(.usage, "\(path): expected \(key) = { dismiss = 20 }")
        }
        try Self.check(limits, keys: Bound.gatewayNames) { name in
            let names = Bound.gatewayNames.joined(separator: ", ")
            return "\(path): \(key): there is no bound '\(name)'; the bounds are \(names)"
        }
        return try limits.fields.reduce(into: [:]) { bounds, limit in
            guard let bound = Bound(gatewayName: limit.key) else { return }
            guard case .integer(let number) = limit.value, (0...Int(Int32.max)).contains(number) else {
                throw Failure(.usage, "\(path): \(key).\(limit.key) must be a whole number from 0 to \(Int32.max)")
            }
            guard bounds.updateValue(number, forKey: bound) == nil else {
                throw Failure(.usage, "\(path): \(key): email and readdress are the same bound; leave one of them out")
            }
        }
    }
}
