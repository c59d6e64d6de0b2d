import PortalModel

/// Field values in words.
struct ValueText {
    private let schema: Schema
    private let departments: [Int: String]
    private let people: [Int: String]

    init(schema: Schema, departments: DepartmentTree, people: [UserID: String] = [:]) {
        self.schema = schema
        self.departments = Self.names(departments)
        self.people = Dictionary(uniqueKeysWithValues: people.map { ($0.key.rawValue, $0.value.visible) })
    }

    /// The value in one line; see ``items(_:of:beside:)``.
    func text(_ value: FieldValue, of field: String, beside other: FieldValue? = nil) -> String {
        items(value, of: field, beside: other).joined(separator: ", ")
    }

    /// The items of a list, or the value itself, each in one line with everything visible.
    ///
    /// - Parameters:
    ///   - value: The value.
    ///   - field: The name of its field.
    ///   - other: The value next to it, which may look the same and differ.
    /// - Returns: One text for each item.
    func items(_ value: FieldValue, of field: String, beside other: FieldValue? = nil) -> [String] {
        let options = [value, other].compactMap(\.self).flatMap(\.options)
        let known = schema[field]
        guard case .list(let items) = value else { return [item(value, known, options, other?.text ?? "")] }
        return items.map { item($0, known, options, other?.text ?? "") }
    }

    private func item(
        _ value: FieldValue,
        _ field: UserField?,
        _ options: [FieldOption],
        _ other: String
    ) -> String {
        switch value {
        case .null: "(empty)"
        case .string(let text): text.visible(beside: other)
        case .integer(let id) where field?.kind == .departments: departments[id] ?? "department \(id)"
        case .integer(let id) where field?.namesUsers ?? false: people[id] ?? "user \(id)"
        case .integer(let integer): String(integer)
        case .number(let number): String(number)
        case .boolean(let flag): flag ? "yes" : "no"
        case .list(let items): items.map { item($0, field, options, other) }.joined(separator: ", ")
        case .option(let option): Self.label(option, among: options + (field?.options ?? []))
        case .file(let file): "\(file.name.visible) (\(Self.size(file)))"
        }
    }

    /// The label, with the id if another option has the same one.
    private static func label(_ option: FieldOption, among others: [FieldOption]) -> String {
        let isShared = others.contains { $0.id != option.id && $0.label == option.label }
        return option.label.visible + (isShared ? " (\(option.id))" : "")
    }

    /// Each department's name, with as much of its path or its id as is needed to distinguish it from others of that name.
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
        let bytes = file.byteCount
        return bytes < 1_000 ? "\(bytes) B" : "\((bytes + 500) / 1_000) kB"
    }
}

extension FieldValue {
    /// All that is text in it.
    fileprivate var text: String {
        switch self {
        case .string(let text): text
        case .list(let items): items.map(\.text).joined(separator: " ")
        case .option(let option): option.label
        case .null, .integer, .number, .boolean, .file: ""
        }
    }

    /// The options in it.
    fileprivate var options: [FieldOption] {
        switch self {
        case .option(let option): [option]
        case .list(let items): items.flatMap(\.options)
        case .null, .string, .integer, .number, .boolean, .file: []
        }
    }
}

extension UserField {
    /// The options of an enumeration.
    fileprivate var options: [FieldOption] { if case .enumeration(let options) = kind { options } else { [] } }
}
