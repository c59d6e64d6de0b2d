import Lua
import PortalModel

extension HostModules {
    static let departments = HostModule(
        "departments",
        "The company structure of the portal.",
        [
            HostFunction(
                "get",
                "Finds a department by its id.",
                parameters: [.init("id", "integer|string?", "The id, such as an item of `UF_DEPARTMENT`.")],
                results: [department],
                examples: [
                    .gives("departments.get(5).PATH", #""Company/Sales""#), .gives("departments.get(99)", "nil"),
                ],
                body: .hosted { host, call in
                    let id = try host.departmentID(call)
                    let tree = try host.departments(call, "departments.get")
                    return try id.flatMap { tree[$0] }.map { try host.table($0, in: tree) } ?? .value(.nil)
                }
            ),
            HostFunction(
                "find",
                "Finds the one department with these fields; raises an error with the ids if there are several.",
                parameters: [
                    .init("filter", "moonhook.DepartmentFields", "The fields, such as `{ PATH = \"Company/Sales\" }`.")
                ],
                results: [department],
                examples: [
                    .gives(#"departments.find { PATH = "Company/Sales" }.ID"#, "5"),
                    .gives(#"departments.find { NAME = "South" }"#, "nil"),
                ],
                body: .hosted { host, call in try host.findDepartment(call) }
            ),
            HostFunction(
                "each",
                "Iterates over all departments in ascending order of id.",
                results: [.init("next", "fun(): moonhook.Department?", "An iterator for `for`.")],
                examples: [
                    .prints("for it in departments.each() do print(it.PATH) end", "Company", "Company/Sales")
                ],
                body: .hosted { host, call in
                    let tree = try host.departments(call, "departments.each")
                    var rest = tree.all.makeIterator()
                    let next = try host.lua.makeFunction("departments.each") { [unowned host] _ in
                        try rest.next().map { try host.table($0, in: tree) } ?? .value(.nil)
                    }
                    return .handing(next)
                }
            ),
            HostFunction(
                "path",
                "Returns the names of a department and all above it, from the top.",
                parameters: [.init("id", "integer|string?", "The department's id.")],
                results: [.init("names", "string[]?", "The names; `nil` if the department doesn't exist.")],
                examples: [
                    .gives("departments.path(5)", #"{ "Company", "Sales" }"#), .gives("departments.path(99)", "nil"),
                ],
                body: .hosted { host, call in
                    let id = try host.departmentID(call)
                    let tree = try host.departments(call, "departments.path")
                    guard let path = id.flatMap({ tree.path($0) }) else { return .value(.nil) }
                    return .value(.table(LuaTable(items: path.map { .string($0) })))
                }
            ),
        ]
    )

    /// What ``departments`` gives.
    static let departmentRecord = HostClass("moonhook.Department", "A department.", departmentFields)

    /// What `departments.find` looks for, and what examples give of departments.
    static let departmentFilter = HostClass(
        "moonhook.DepartmentFields",
        "Some of a department's fields.",
        departmentFields.map { .init($0.name, $0.isOptional ? $0.type : $0.type + "?", $0.about) }
    )

    private static let departmentFields: [HostFunction.Parameter] = [
        .init("ID", "integer", "The department's id."),
        .init("NAME", "string", "Its name."),
        .init("PARENT", "integer?", "The id of the department above it."),
        .init("UF_HEAD", "integer?", "The id of the user who leads it."),
        .init("PATH", "string", "The names from the top, such as `Company/Sales`."),
    ]

    private static let department = HostFunction.Result(
        "department",
        "moonhook.Department?",
        "The department; `nil` if there is none."
    )
}

extension ScriptHost {
    fileprivate func departments(_ call: borrowing LuaCall, _ name: String) throws -> DepartmentTree {
        try read(call, name) { try $0.departments() }
    }

    fileprivate func departmentID(_ call: borrowing LuaCall) throws(LuaError) -> Int? {
        switch try call.value(1) {
        case .nil: return nil
        case .integer(let id): return id
        case .number(let id): return Int(exactly: id)
        case .string(let text): return Int(text)
        case let other: throw call.wrongArgument(1, "id of a department expected, got \(other.typeName)")
        }
    }

    package static var departmentKeys: [String] { HostModules.departmentRecord.fields.map(\.name) }

    fileprivate func findDepartment(_ call: borrowing LuaCall) throws -> LuaResults {
        guard case .table(let filter) = try call.value(1), filter.items.isEmpty else {
            throw call.wrongArgument(1, "filter expected, such as { PATH = \"Company/Sales\" }")
        }
        for key in filter.fields.keys.sorted() where !Self.departmentKeys.contains(key) {
            let nearest = NearestName.of(key, among: Self.departmentKeys).map { "; did you mean \($0)?" } ?? ""
            throw LuaError(.runtime, "departments.find: \(key) is not a field of a department\(nearest)")
        }
        let tree = try departments(call, "departments.find")
        // An import asks by path, once per row; only this needs an index instead of a search through all.
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

    fileprivate func table(_ department: Department, in tree: DepartmentTree) throws -> LuaResults {
        let fields = LuaTable(fields: Self.fields(of: department, in: tree))
        let table = try lua.makeReference(.table(fields))
        if let departmentGuard { lua.setMetatable(departmentGuard, of: table) }
        return .handing(table)
    }
}
