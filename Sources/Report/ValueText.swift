import PortalModel

/// Field values in words.
struct ValueText {
    private let schema: Schema
    private let departments: [Int: String]

    init(schema: Schema, departments: DepartmentTree) {
        self.schema = schema
        self.departments = Self.names(departments)
    }

    /// The value in one line, everything visible.
    func text(_ value: FieldValue, of field: String) -> String {
        switch value {
        case .null: "(empty)"
        case .string(let text): text.visible
        case .integer(let id) where schema[field]?.kind == .departments: departments[id] ?? "department \(id)"
        case .integer(let integer): String(integer)
        case .number(let number): String(number)
        case .boolean(let flag): flag ? "yes" : "no"
        case .list(let items): items.map { text($0, of: field) }.joined(separator: ", ")
        case .file(let file): "\(file.name.visible) (\(Self.size(file)))"
        }
    }

    /// Each department's name, or as much of its path or its id as it takes to tell it from others of that name.
    private static func names(_ tree: DepartmentTree) -> [Int: String] {
        let namesakes = Dictionary(grouping: tree.all, by: \.name)
        var names: [Int: String] = [:]
        for department in tree.all {
            let path = tree.path(department.id)?.joined(separator: "/") ?? department.name
            let isOneOfItsName = namesakes[department.name]?.count == 1
            let isOneOfItsPath = tree.departments(path: path).count == 1
            names[department.id] =
                (isOneOfItsName ? department.name : isOneOfItsPath ? path : "\(path) (\(department.id))").visible
        }
        return names
    }

    private static func size(_ file: UploadedFile) -> String {
        let padding = file.base64.utf8.suffix(2).count { $0 == UInt8(ascii: "=") }
        let bytes = file.base64.utf8.count / 4 * 3 - padding
        return bytes < 1_000 ? "\(bytes) B" : "\((bytes + 500) / 1_000) kB"
    }
}
