import Lua
import PortalModel

extension RecipeReader {
    mutating func parameters(_ value: LuaValue?) -> [String: Parameter] {
        guard let table = table(value, RecipePath("params")) else { return [:] }
        if !table.items.isEmpty {
            report(
                RecipePath("params").appending(1),
                .parameterDeclaration,
                "'params' needs names: region = { default = \"DE\" }"
            )
        }
        var parameters: [String: Parameter] = [:]
        for (name, description) in table.fields.sorted(by: { $0.key < $1.key }) {
            let path = RecipePath("params", name)
            guard let description = self.table(description, path) else { continue }
            parameters[name] = parameter(description, path)
        }
        return parameters
    }

    /// The keys of a parameter's declaration, with the types of their values and what they are for.
    package static let parameterKeys = [
        ("type", "moonhook.ParameterType", "Its type. Default: string."),
        ("default", "any", "The value if none is given; for a table, a CSV file in the recipe's folder."),
        ("about", "string", "What it is for."),
        ("required", "boolean", "Whether a value must be given."),
        ("choices", "string[]", "The values of a choice."),
        ("pattern", "string", "A Lua pattern that a string must match as a whole."),
        ("min", "number|string", "The smallest number or the earliest date."),
        ("max", "number|string", "The largest number or the latest date."),
        ("key", "string", "The column by which a table finds a row. Default: the first."),
        ("value", "string", "The column that a table returns. Default: the whole row."),
    ]

    private mutating func parameter(_ table: LuaTable, _ path: RecipePath) -> Parameter? {
        checkKeys(of: table, at: path, Self.parameterKeys.map(\.0), "is not a key of a parameter")
        guard let kind = kind(table, path) else { return nil }
        var parameter = Parameter(kind, about: text(table.fields["about"], path.appending("about")))
        parameter.isRequired = flag(table.fields["required"], path.appending("required")) ?? false
        let isOrdered = [.number, .integer, .date].contains(kind)
        parameter.minimum = bound(table, path.appending("min"), kind, isOrdered)
        parameter.maximum = bound(table, path.appending("max"), kind, isOrdered)
        if let pattern = text(table.fields["pattern"], path.appending("pattern")) {
            parameter.pattern = pattern
            refuse(kind != .string, path.appending("pattern"), "is only for a parameter of type string")
        }
        if let value = table.fields["default"] { setDefault(of: &parameter, value, path.appending("default")) }
        return parameter
    }

    private mutating func setDefault(of parameter: inout Parameter, _ value: LuaValue, _ path: RecipePath) {
        guard let valid = parameter.kind.value(value), parameter.isInRange(valid) else {
            return refuse(true, path, "must be \(parameter.expected)")
        }
        switch (parameter.kind, valid) {
        case (.file, _), (.folder, _):
            return refuse(
                true,
                path,
                "is not allowed: only the user may choose which \(parameter.kind.name) a recipe reads, with --set"
            )
        case (.table, .string(let file)) where file.hasPrefix("/") || file.split(separator: "/").contains(".."):
            return refuse(true, path, "must be a file in the recipe's folder or below")
        case (.table, .string(let file)) where !Parameter.isTable(atPath: file):
            return refuse(true, path, Parameter.noDefaultTable)
        default: parameter.default = valid
        }
    }

    private mutating func kind(_ table: LuaTable, _ path: RecipePath) -> Parameter.Kind? {
        let name = text(table.fields["type"], path.appending("type")) ?? "string"
        let choices = self.choices(table.fields["choices"], path.appending("choices"))
        let key = text(table.fields["key"], path.appending("key"))
        let value = text(table.fields["value"], path.appending("value"))
        refuse(choices != nil && name != "choice", path.appending("choices"), "is only for a parameter of type choice")
        refuse(key != nil && name != "table", path.appending("key"), "is only for a parameter of type table")
        refuse(value != nil && name != "table", path.appending("value"), "is only for a parameter of type table")
        switch name {
        case "string": return .string
        case "number": return .number
        case "integer": return .integer
        case "boolean": return .boolean
        case "date": return .date
        case "list": return .list
        case "file": return .file
        case "folder": return .folder
        case "table": return .table(key: key, value: value)
        case "choice":
            if let choices, !choices.isEmpty { return .choice(choices) }
            refuse(true, path, "is a choice and needs choices = { \"one\", \"other\" }")
            return nil
        default:
            let known = Parameter.Kind.names
            let nearest = NearestName.of(name, among: known).map { "; did you mean \"\($0)\"?" } ?? ""
            let list = known.joined(separator: ", ")
            refuse(true, path.appending("type"), "must be one of \(list)\(nearest)")
            return nil
        }
    }

    private mutating func choices(_ value: LuaValue?, _ path: RecipePath) -> [String]? {
        guard let table = table(value, path) else { return nil }
        return table.items.enumerated().compactMap { offset, item in text(item, path.appending(offset + 1)) }
    }

    private mutating func bound(
        _ table: LuaTable,
        _ path: RecipePath,
        _ kind: Parameter.Kind,
        _ isOrdered: Bool
    ) -> LuaValue? {
        guard case .name(let key)? = path.steps.last, let value = table.fields[key] else { return nil }
        guard isOrdered else {
            refuse(true, path, "is only for a parameter of type number, integer or date")
            return nil
        }
        guard let valid = kind.value(value) else {
            refuse(true, path, "must be \(kind.expected)")
            return nil
        }
        return valid
    }

    private mutating func refuse(_ isWrong: Bool, _ path: RecipePath, _ problem: String) {
        if isWrong { report(path, .parameterDeclaration, "\(path) \(problem)") }
    }
}
