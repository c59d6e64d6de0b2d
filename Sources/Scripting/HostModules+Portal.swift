import Lua
import PortalModel

extension ScriptHost {
    // MARK: Users

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
    private func read<Value>(
        _ call: borrowing LuaCall,
        _ name: String,
        _ body: (any Directory) throws -> Value
    ) throws -> Value {
        let directory = try directory(for: name)
        return try call.waiting {
            do {
                return try body(directory)
            } catch {
                throw LuaStop(error)
            }
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

    private func userID(_ value: LuaValue, _ name: String) throws -> UserID {
        guard let value = try FieldValue(value, of: "ID"), let field = context.schema["ID"] else {
            throw LuaError(.runtime, "\(name): expected the id of a user, got nil")
        }
        guard case .integer(let number) = try context.schema.typed(value, for: field), let id = UserID(rawValue: number)
        else { throw LuaError(.runtime, "\(name): expected the id of a user") }
        return id
    }

    private func filter(_ value: LuaValue, _ name: String) throws -> UserFilter {
        guard value != .nil else { return UserFilter() }
        guard case .table(let table) = value, table.items.isEmpty else {
            throw LuaError(.runtime, "\(name): expected a filter such as { EMAIL = \"anna@example.com\" }")
        }
        var conditions: [String: FieldValue] = [:]
        for (field, value) in table.fields {
            guard let known = context.schema[field] else {
                throw LuaError(.runtime, "\(name): \(context.schema.unknownField(field))")
            }
            let given = try FieldValue(value, of: field)
            let isTyped = known.isTypedInScripts && !known.isList
            conditions[field] = isTyped ? try given.map { try context.schema.typed($0, for: known) } : given
        }
        return UserFilter(conditions)
    }

    // MARK: Updates

    /// `user.update(fields)`: validates at once, adds to the plan, returns true.
    func update(_ call: borrowing LuaCall) throws -> LuaResults {
        guard mode == .program, let updates, let pipeline else {
            let place =
                mode == .record ? "in a transform; write user.FIELD = value there" : "here; 'moonhook run' plans it"
            throw LuaError(.runtime, "user.update can't be called \(place)")
        }
        guard case .table(let table) = try call.value(1) else {
            throw call.wrongArgument(1, "expected a table of fields such as { ID = 57, NAME = \"Anna\" }")
        }
        let (id, settings) = try validated(table)
        guard let user = try read(call, "user.update", { _ in try context.directory?.user(id) }) else {
            throw LuaError(.runtime, "user.update: there is no user \(id) on this portal")
        }
        var findings: [String] = []
        let planned = try updates.change(of: id)
        let verdict = try pipeline.change(
            of: user,
            setting: (planned?.after ?? [:]).merging(settings) { _, later in later }
        ) { finding in
            findings.append(finding.message)
            try updates.diagnose(finding)
        }
        switch verdict {
        case .passed(let change?): try updates.plan(change)
        case .passed(nil): try updates.withdraw(id)
        case .skipped: break
        case .refused:
            throw LuaError(.runtime, "user.update: user \(id) is refused: \(findings.joined(separator: "; "))")
        }
        return .value(.boolean(true))
    }

    /// The user and the fields of an update, with all that is wrong in one error.
    private func validated(_ table: LuaTable) throws -> (UserID, [String: FieldValue]) {
        var findings: [String] = []
        var settings: [String: FieldValue] = [:]
        var id: UserID?
        do {
            id = try userID(table.fields["ID"] ?? .nil, "ID")
        } catch {
            findings.append("ID: expected the id of a user, a whole number from 1")
        }
        for name in context.schema.sorted(table.fields.keys) where name != "ID" {
            do throws(Schema.Refusal) {
                guard let value = try FieldValue(table.fields[name] ?? .nil, of: name) else { continue }
                settings[name] = try context.schema.validated(
                    value,
                    for: name,
                    departments: try departmentIDs(for: name)
                )
            } catch {
                findings.append(error.message.hasPrefix(name) ? error.message : "\(error.field): \(error.message)")
            }
        }
        if let item = table.items.first {
            findings.append("expected fields by name, got \(item.typeName) in a list")
        }
        guard let id, findings.isEmpty else {
            let list = findings.count == 1 ? findings[0] : findings.map { "\n  - \($0)" }.joined()
            throw LuaError(.runtime, "user.update: \(list)")
        }
        return (id, settings)
    }

    // MARK: Departments

    var departmentFunctions: [String: Function] {
        [
            "get": { [unowned self] call in
                let tree = try departments(call, "departments.get")
                return try departmentID(try call.value(1)).flatMap { tree[$0] }.map { try table($0, in: tree) }
                    ?? .value(.nil)
            },
            "find": { [unowned self] call in try findDepartment(call) },
            "each": { [unowned self] call in
                let tree = try departments(call, "departments.each")
                var rest = tree.all.makeIterator()
                let next = try lua.makeFunction("departments.each") { [unowned self] _ in
                    try rest.next().map { try table($0, in: tree) } ?? .value(.nil)
                }
                return .handing(next)
            },
            "path": { [unowned self] call in
                let tree = try departments(call, "departments.path")
                guard let id = try departmentID(try call.value(1)), let path = tree.path(id) else {
                    return .value(.nil)
                }
                return .value(.table(LuaTable(items: path.map { .string($0) })))
            },
        ]
    }

    private func departments(_ call: borrowing LuaCall, _ name: String) throws -> DepartmentTree {
        try read(call, name) { try $0.departments() }
    }

    private func departmentID(_ value: LuaValue) throws(LuaError) -> Int? {
        switch value {
        case .nil: return nil
        case .integer(let id): return id
        case .number(let id): return Int(exactly: id)
        case .string(let text): return Int(text)
        default: throw LuaError(.runtime, "expected the id of a department, got a \(value.typeName)")
        }
    }

    private static let departmentKeys: Set<String> = ["ID", "NAME", "PARENT", "UF_HEAD", "PATH"]

    private func findDepartment(_ call: borrowing LuaCall) throws -> LuaResults {
        guard case .table(let filter) = try call.value(1), filter.items.isEmpty else {
            throw call.wrongArgument(1, "expected a filter such as { PATH = \"Company/Sales\" }")
        }
        for key in filter.fields.keys.sorted() where !Self.departmentKeys.contains(key) {
            let nearest = NearestName.of(key, among: Self.departmentKeys.sorted()).map { "; did you mean \($0)?" } ?? ""
            throw LuaError(.runtime, "departments.find: \(key) is no field of a department\(nearest)")
        }
        let tree = try departments(call, "departments.find")
        let matches = tree.all.filter { department in
            let fields = Self.fields(of: department, in: tree)
            return filter.fields.allSatisfy { fields[$0.key] == $0.value }
        }
        guard matches.count <= 1 else {
            let ids = matches.map { String($0.id) }.joined(separator: ", ")
            throw LuaError(.runtime, "departments.find: several departments match: \(ids)")
        }
        return try matches.first.map { try table($0, in: tree) } ?? .value(.nil)
    }

    private static func fields(of department: Department, in tree: DepartmentTree) -> [String: LuaValue] {
        var fields: [String: LuaValue] = ["ID": .integer(department.id), "NAME": .string(department.name)]
        fields["PARENT"] = department.parent.map { .integer($0) }
        fields["UF_HEAD"] = department.head.map { .integer($0.rawValue) }
        fields["PATH"] = tree.path(department.id).map { .string($0.joined(separator: "/")) }
        return fields
    }

    private func table(_ department: Department, in tree: DepartmentTree) throws -> LuaResults {
        let fields = LuaTable(fields: Self.fields(of: department, in: tree))
        return .handing(try makeGuarded("department field", fields, names: Self.departmentKeys))
    }

    /// The departments that exist, for a field that names some, where a portal can be asked.
    func departmentIDs(for field: String) throws(Schema.Refusal) -> Set<Int>? {
        guard context.schema[field]?.kind == .departments else { return nil }
        do {
            return try context.directory?.departments().ids
        } catch {
            throw Schema.Refusal(field: field, message: "the departments can't be read: \(error)")
        }
    }

    // MARK: Input

    /// `input.rows()`: an iterator over the rows of `--input`, each once.
    func rows() throws -> LuaResults {
        guard let first = input else {
            throw LuaError(.runtime, "input.rows: there is no input; give one with --input FILE")
        }
        var reader = first
        input = nil
        let tables = try RowTables(header: reader.header, in: self)
        let next = try lua.makeFunction("input.rows") { _ in
            guard let row = try reader.next() else { return .value(.nil) }
            return .handing(try tables.make(row).reference)
        }
        return .handing(next)
    }
}
