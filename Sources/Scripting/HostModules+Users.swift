import Lua
import PortalModel

extension ScriptHost {
    var userFunctions: [String: Function] {
        [
            "get": { [unowned self] call in try getUser(call) },
            "find": { [unowned self] call in try findUser(call) },
            "each": { [unowned self] call in try eachUser(call) },
            "fields": { [unowned self] _ in
                let fields = context.schema.fields.map { ($0.name, LuaValue.string($0.about)) }
                return .value(.table(LuaTable(fields: Dictionary(fields) { first, _ in first })))
            },
        ]
    }

    /// The directory as a script sees it: in a program with what it has planned, in a transform as it was before the run.
    private func directory(for name: String) throws -> any Directory {
        guard let directory = context.directory else {
            throw LuaError(.runtime, "\(name) asks a portal, and there is none here; 'moonhook run' has one")
        }
        guard mode == .program, let updates else { return directory }
        return PlannedDirectory(directory, updates)
    }

    /// Reads from the portal: its time is not the script's, and its failure is not the script's to catch.
    func read<Value>(
        _ call: borrowing LuaCall,
        _ name: String,
        _ body: (any Directory) throws -> Value
    ) throws -> Value {
        let directory = try directory(for: name)
        let before = directory.waited
        call.pause()
        defer { call.excuse(directory.waited - before) }
        return try ending { try body(directory) }
    }

    /// Does what isn't the script's doing: where it fails, the run ends, whatever the script catches.
    func ending<Value>(_ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch let error as LuaError where error.code == .memory {
            throw error  // The script has used it up.
        } catch {
            throw LuaStop(error)
        }
    }

    private func getUser(_ call: borrowing LuaCall) throws -> LuaResults {
        let id = try userID(call.value(1), "users.get")
        return try handOver(try read(call, "users.get") { try $0.user(id) })
    }

    private func handOver(_ user: User?) throws -> LuaResults {
        guard let user else { return .value(.nil) }
        return .handing(try records.make(user, in: lua))
    }

    private func findUser(_ call: borrowing LuaCall) throws -> LuaResults {
        let filter = try filter(try call.value(1), "users.find")
        let matches = try read(call, "users.find") { try $0.users(matching: filter, after: nil, limit: 11) }
        guard matches.count <= 1 else {
            let ids = matches.prefix(10).map(\.id.description).joined(separator: ", ")
            throw LuaError(.runtime, "users.find: several users match: \(ids)\(matches.count > 10 ? ", …" : "")")
        }
        return try handOver(matches.first)
    }

    private func eachUser(_ call: borrowing LuaCall) throws -> LuaResults {
        let filter = try filter(try call.value(1), "users.each").amongEmployees
        var page: [User] = []
        var last: UserID?
        var isAtEnd = false
        let next = try lua.makeFunction("users.each") { [unowned self] call in
            if page.isEmpty, !isAtEnd {
                page = try read(call, "users.each") {
                    try $0.users(matching: filter, after: last, limit: Self.pageSize)
                }
                isAtEnd = page.count < Self.pageSize
                last = page.last?.id
                page.reverse()
            }
            return try handOver(page.popLast())
        }
        return .handing(next)
    }

    /// How many users an iteration reads ahead.
    private static let pageSize = 500

    func userID(_ value: LuaValue, _ name: String) throws(LuaError) -> UserID {
        guard let value = try? FieldValue(value, of: "ID"), let field = context.schema["ID"],
            case .integer(let number)? = try? context.schema.typed(value, for: field), let id = UserID(rawValue: number)
        else { throw LuaError(.runtime, "\(name): expected the id of a user, a whole number from 1") }
        return id
    }

    private func filter(_ value: LuaValue, _ name: String) throws -> UserFilter {
        guard value != .nil else { return UserFilter() }
        guard case .table(let table) = value, table.items.isEmpty else {
            throw LuaError(.runtime, "\(name): expected a filter such as { EMAIL = \"anna@example.com\" }")
        }
        var conditions: [String: FieldValue] = [:]
        for (field, value) in table.fields.sorted(by: { $0.key < $1.key }) {
            guard let known = context.schema[field] else {
                throw LuaError(.runtime, "\(name): \(context.schema.unknownField(field))")
            }
            try ending { try checkFetched([field]) }
            do throws(Schema.Refusal) {
                guard let wanted = try FieldValue(value, of: field) else { continue }
                let isTyped = known.isTypedInScripts && !known.isList && !wanted.isEmpty
                conditions[field] = isTyped ? try context.schema.typed(wanted, for: known) : known.asRead(wanted)
            } catch {
                throw LuaError(.runtime, "\(name): \(field): \(error.message)")
            }
        }
        return UserFilter(conditions)
    }
}
