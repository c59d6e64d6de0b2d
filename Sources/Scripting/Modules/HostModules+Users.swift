import Lua
import PortalModel

extension HostModules {
    static let users = HostModule(
        "users",
        "The portal's users, read when they are needed. A program sees what it has planned, a transform what the portal has.",
        [
            HostFunction(
                "get",
                "Finds a user by id.",
                parameters: [.init("id", "integer|string", "The id; `57` and `\"57\"` are the same.")],
                results: [found],
                examples: [.gives("users.get(57).NAME", #""Anna""#), .gives("users.get(99)", "nil")],
                body: .hosted { host, call in try host.getUser(call) }
            ),
            HostFunction(
                "find",
                "Finds the one user with these fields; raises an error with the ids if there are several.",
                details:
                    "Values are compared by meaning: `EMAIL` without case, lists as sets, `Y` and `true` as the same.",
                parameters: [
                    .init("filter", "moonhook.UserFields", "The fields, such as `{ EMAIL = \"anna@example.com\" }`.")
                ],
                results: [found],
                examples: [
                    .gives(#"users.find { EMAIL = "anna@example.com" }.ID"#, "57"),
                    .gives(#"users.find { NAME = "Zoe" }"#, "nil"),
                ],
                body: .hosted { host, call in try host.findUser(call) }
            ),
            HostFunction(
                "each",
                "Iterates over the employees in ascending order of id.",
                details:
                    "Dismissed users, extranet users and other types are included only if the filter asks for them.",
                parameters: [
                    .init(
                        "filter",
                        "moonhook.UserFields?",
                        "The fields that the users must have. Default: all employees."
                    )
                ],
                results: [.init("next", "fun(): moonhook.User?", "An iterator for `for`.")],
                examples: [
                    .prints("for person in users.each() do print(person.NAME) end", "Anna", "Boris"),
                    .prints("for person in users.each { ACTIVE = false } do print(person.NAME) end", "Clara"),
                ],
                body: .hosted { host, call in try host.eachUser(call) }
            ),
            HostFunction(
                "fields",
                "Describes the fields of a user record, including custom fields.",
                results: [.init("fields", "table<string, string>", "Each field's description, by its name.")],
                examples: [.gives("users.fields().WORK_PHONE", #""Company phone.""#)],
                body: .hosted { host, _ in
                    let fields = host.context.schema.fields.map { ($0.name, LuaValue.string($0.about)) }
                    return .value(.table(LuaTable(fields: Dictionary(fields) { first, _ in first })))
                }
            ),
        ]
    )

    private static let found = HostFunction.Result("user", "moonhook.User?", "The user; `nil` if there is none.")
}

extension ScriptHost {
    /// The directory as a script sees it: in a program with what it has planned, in a transform as it was before the run.
    private func directory(for name: String) throws -> any Directory {
        guard let directory = context.directory else {
            throw LuaError(.runtime, "\(name) needs a portal, and there is none here; use 'moonhook run'")
        }
        guard mode == .program, let updates else { return directory }
        return PlannedDirectory(directory, updates)
    }

    /// Reads from the portal: its time doesn't count as the script's, and the script can't catch its failure.
    func read<Value>(
        _ call: borrowing LuaCall,
        _ name: String,
        _ body: (any Directory) throws -> Value
    ) throws -> Value {
        let directory = try directory(for: name)
        let before = directory.waited
        defer { call.excuse(directory.waited - before) }
        return try ending { try body(directory) }
    }

    /// Does work that isn't the script's: if it fails, the run ends, whatever the script catches.
    func ending<Value>(_ body: () throws -> Value) throws -> Value {
        do {
            return try body()
        } catch let error as LuaError where error.code == .memory {
            throw error  // The script's budget is used up.
        } catch {
            throw LuaStop(error)
        }
    }

    fileprivate func getUser(_ call: borrowing LuaCall) throws -> LuaResults {
        guard let id = try userID(call.value(1)) else {
            throw call.wrongArgument(1, "id of a user expected, a whole number from 1")
        }
        return try handOver(try read(call, "users.get") { try $0.user(id) })
    }

    private func handOver(_ user: User?) throws -> LuaResults {
        guard let user else { return .value(.nil) }
        let record = try records.make(user, in: lua)
        try hide(user, in: record)
        return .handing(record)
    }

    fileprivate func findUser(_ call: borrowing LuaCall) throws -> LuaResults {
        let filter = try filter(call, "users.find")
        let matches = try read(call, "users.find") { try $0.users(matching: filter, after: nil, limit: 11) }
        guard matches.count <= 1 else {
            let ids = matches.prefix(10).map(\.id.description).joined(separator: ", ")
            throw LuaError(.runtime, "users.find: several users match: \(ids)\(matches.count > 10 ? ", …" : "")")
        }
        return try handOver(matches.first)
    }

    fileprivate func eachUser(_ call: borrowing LuaCall) throws -> LuaResults {
        let filter = try filter(call, "users.each").amongEmployees
        let iteration = pagesOfUsers.begin()
        var last: UserID?
        let next = try lua.makeFunction("users.each", weight: filter.weight) { [unowned self] call in
            var page = pagesOfUsers.take(iteration) ?? UserPage()
            if page.users.isEmpty, !page.isLast {
                let users = try read(call, "users.each") {
                    try $0.users(matching: filter, after: last, limit: UserPage.mostUsers)
                }
                page = UserPage(users: users.reversed(), isLast: users.isEmpty)
            }
            let user = page.users.popLast()
            last = user?.id ?? last
            pagesOfUsers.keep(page, of: iteration)
            return try handOver(user)
        }
        return .handing(next)
    }

    /// The id that a script gives, as number or digits; `nil` if it isn't one.
    func userID(_ value: LuaValue) -> UserID? {
        guard let value = try? FieldValue(value, of: "ID"), let field = context.schema["ID"],
            case .integer(let number)? = try? context.schema.typed(value, for: field)
        else { return nil }
        return UserID(rawValue: number)
    }

    private func filter(_ call: borrowing LuaCall, _ name: String) throws -> UserFilter {
        let value = try call.value(1)
        guard value != .nil else { return UserFilter() }
        guard case .table(let table) = value, table.items.isEmpty else {
            throw call.wrongArgument(1, "filter expected, such as { EMAIL = \"anna@example.com\" }")
        }
        var conditions: [String: FieldValue] = [:]
        for (field, value) in table.fields.sorted(by: { $0.key < $1.key }) {
            guard let known = context.schema[field] else {
                throw LuaError(.runtime, "\(name): \(context.schema.unknownField(field))")
            }
            try checkView(field)
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

extension UserFilter {
    /// About how many bytes an iteration keeps with its filter.
    fileprivate var weight: Int { conditions.values.reduce(1 << 10) { $0 + $1.weight } }
}

extension FieldValue {
    fileprivate var weight: Int {
        switch self {
        case .string(let text): 64 + text.utf8.count
        case .list(let items): items.reduce(64) { $0 + $1.weight }
        case .file(let file): 64 + file.base64.utf8.count
        default: 64
        }
    }
}
