import Lua
import PortalModel

extension ScriptHost {
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

    static let departmentKeys = ["ID", "NAME", "PARENT", "UF_HEAD", "PATH"]

    private func findDepartment(_ call: borrowing LuaCall) throws -> LuaResults {
        guard case .table(let filter) = try call.value(1), filter.items.isEmpty else {
            throw call.wrongArgument(1, "expected a filter such as { PATH = \"Company/Sales\" }")
        }
        for key in filter.fields.keys.sorted() where !Self.departmentKeys.contains(key) {
            let nearest = NearestName.of(key, among: Self.departmentKeys).map { "; did you mean \($0)?" } ?? ""
            throw LuaError(.runtime, "departments.find: \(key) is no field of a department\(nearest)")
        }
        let tree = try departments(call, "departments.find")
        // The path is how an import asks, once a row; only there is a search through all worth an index.
        let candidates =
            if case .string(let path)? = filter.fields["PATH"] { tree.departments(path: path) } else { tree.all }
        let matches = candidates.filter { department in
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
        let table = try lua.makeReference(.table(fields))
        if let departmentGuard { lua.setMetatable(departmentGuard, of: table) }
        return .handing(table)
    }

    /// The departments that exist, for a field that names some, where a portal can be asked.
    ///
    /// - Throws: What the directory met: it ends the run, and says nothing about a value.
    func departmentIDs(for field: String) throws -> Set<Int>? {
        guard context.schema[field]?.kind == .departments else { return nil }
        return try context.directory?.departments().ids
    }
}
