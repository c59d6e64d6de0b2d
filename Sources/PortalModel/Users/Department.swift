/// A unit of the company structure.
public struct Department: Hashable, Sendable {
    /// The department's id, which `UF_DEPARTMENT` of users names.
    public var id: Int
    /// The name people know it by.
    public var name: String
    /// The id of the department above, or `nil` for the root.
    public var parent: Int?
    /// The user who heads it, if one is set.
    public var head: UserID?

    /// Creates a department.
    public init(id: Int, name: String, parent: Int?, head: UserID? = nil) {
        self.id = id
        self.name = name
        self.parent = parent
        self.head = head
    }
}

/// The company structure, ready to be asked for names and paths.
public struct DepartmentTree: Sendable {
    /// All departments in ascending order of id.
    public let all: [Department]
    /// The ids that exist.
    public let ids: Set<Int>
    private let byID: [Int: Department]
    private let byPath: [String: [Int]]

    /// Indexes these departments.
    public init(_ departments: [Department]) {
        all = departments.sorted { $0.id < $1.id }
        byID = Dictionary(all.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        ids = Set(byID.keys)
        var byPath: [String: [Int]] = [:]
        for department in all {
            byPath[Self.names(above: department.id, in: byID).joined(separator: "/"), default: []].append(department.id)
        }
        self.byPath = byPath
    }

    /// The department of that id.
    public subscript(id: Int) -> Department? { byID[id] }

    /// The names from the root down to the department, such as `["Company", "Sales", "North"]`; `nil` for an unknown id.
    public func path(_ id: Int) -> [String]? {
        byID[id] == nil ? nil : Self.names(above: id, in: byID)
    }

    /// The departments whose path reads like this, names joined with `/`; more than one if siblings share a name.
    public func departments(path: String) -> [Department] {
        byPath[path, default: []].compactMap { byID[$0] }
    }

    /// The departments of that path, and all below them.
    public func departments(below path: String) -> Set<Int> {
        var found = Set(departments(path: path).map(\.id))
        var layer = found
        while !layer.isEmpty {
            layer = Set(all.filter { $0.parent.map(layer.contains) ?? false }.map(\.id)).subtracting(found)
            found.formUnion(layer)
        }
        return found
    }

    /// The most names of a path: those of all departments take memory by its square.
    private static let longestPath = 100

    /// A parent that is missing or leads back ends the path instead of looping: portals hold such structures.
    private static func names(above id: Int, in departments: [Int: Department]) -> [String] {
        var names: [String] = []
        var seen: Set<Int> = []
        var next: Int? = id
        while let id = next, let department = departments[id], seen.insert(id).inserted, names.count < longestPath {
            names.append(department.name)
            next = department.parent
        }
        return names.reversed()
    }
}
