import Lua
import PortalModel
import Scripting
import Wire

/// The world that a recipe is tried in: other users, fields and columns, parameters' values.
struct TrialSetup {
    /// Invented users have ids from this one.
    static let firstID = 1001

    /// The fields that the transform may read.
    let fields: Set<String>
    /// Whether each user has a row.
    let hasRows: Bool
    /// The columns that the recipe's examples know.
    let columns: [String]
    /// Column to the field that it is laid over.
    let bound: [String: UserField]
    /// The company structure: a common one, and that of the examples.
    let departments: [Department]
    /// The other users: those of the examples.
    let users: [User]
    /// Values for parameters.
    let settings: [String: ParameterSetting]
    /// Those of them without a default, in Lua's syntax.
    let written: [(String, String)]

    /// Why a recipe can't be tried.
    struct Obstacle: Error {
        var words: String
    }

    /// Prepares the world.
    ///
    /// - Parameters:
    ///   - file: The recipe's file.
    ///   - recipe: The recipe.
    ///   - settings: What was given for its parameters.
    ///   - schema: The fields of a user record.
    /// - Throws: ``Obstacle`` if a parameter needs what can't be invented.
    init(
        _ file: ScriptFile,
        _ recipe: Recipe,
        settings: [String: ParameterSetting],
        schema: Schema
    ) throws(Obstacle) {
        let examples = recipe.examples
        let named = examples.flatMap { example in
            [example.given, example.expect ?? [:]] + (example.users + example.expectedUsers).map(\.fields)
        }.flatMap(\.keys)
        let estimate = FieldEstimate(scripts: [file], settings: settings, schema: schema).fields
        fields = Set(estimate ?? schema.fields.map(\.name)).union(named)
            .union(recipe.writes?.keys.map(\.self) ?? []).union(recipe.columns?.keys.map(\.self) ?? [])
        let rows = examples.flatMap(\.rows)
        // The first use is the parameter's declaration.
        let speaksOfRows =
            LuaLexer(file.source).lazy.filter { $0.kind == .name && $0.text == "row" }.dropFirst().first != nil
        hasRows =
            recipe.hasMissing || recipe.match != nil || recipe.columns != nil || !rows.isEmpty || speaksOfRows
        columns = Set(rows.flatMap(\.keys)).sorted()
        var bound: [String: UserField] = [:]
        for name in recipe.writes?.keys.sorted() ?? [] where recipe.columns == nil { bound[name] = schema[name] }
        for (field, column) in recipe.columns ?? [:] { bound[column] = schema[field] }
        self.bound = bound
        let own = Dictionary(examples.flatMap(\.departments).map { ($0.id, $0) }) { first, _ in first }
        departments = Self.company.filter { own[$0.id] == nil } + own.values.sorted { $0.id < $1.id }
        let residents = Dictionary(examples.flatMap(\.users).map { ($0.id, $0) }) { first, _ in first }
        users = residents.values.sorted { $0.id < $1.id }.map { User.employee($0.id, $0.fields) }
        (self.settings, written) = try Self.parameters(of: recipe, settings, beside: file.folder)
    }

    private static let company = [
        Department(id: 1, name: "Company", parent: nil), Department(id: 2, name: "Sales", parent: 1),
        Department(id: 3, name: "North", parent: 2), Department(id: 4, name: "IT", parent: 1),
        Department(id: 5, name: "Отдел продаж", parent: 1), Department(id: 6, name: "F&E / Labor", parent: 4),
    ]

    // MARK: Parameters

    /// A given value comes first, then a default, then an example's value, then, if one is required, what the type suggests.
    private static func parameters(
        of recipe: Recipe,
        _ given: [String: ParameterSetting],
        beside folder: String
    ) throws(Obstacle) -> ([String: ParameterSetting], [(String, String)]) {
        var settings = given.filter { recipe.parameters[$0.key] != nil }
        for (name, parameter) in recipe.parameters where settings[name] == nil && parameter.default == .nil {
            if var setting = recipe.examples.lazy.compactMap({ $0.parameters[name] }).first {
                setting.folder = GrantedFolder(folder)
                settings[name] = setting
            } else if !parameter.isRequired {
                continue  // Users of the recipe need not give one either.
            } else if let value = parameter.invented {
                settings[name] = ParameterSetting(value, origin: "the trial's \(name)")
            } else {
                let need = parameter.pattern == nil ? "is a \(parameter.kind.name)" : "has a pattern"
                throw Obstacle(words: "parameter '\(name)' \(need) without a default; give it with --set \(name)=…")
            }
        }
        return (settings, settings.sorted { $0.key < $1.key }.map { ($0.key, LuaLiteral.json($0.value.value)) })
    }
}

extension Parameter {
    /// A value that anybody might give; `nil` if only the recipe knows one.
    fileprivate var invented: JSONValue? {
        switch kind {
        case .string: pattern == nil ? "DE" : nil
        case .number, .integer:
            minimum.flatMap(JSONValue.init(number:)) ?? maximum.flatMap(JSONValue.init(number:)) ?? 1
        case .boolean: true
        case .choice(let choices): choices.first.map { .string($0) }
        case .date: .string(minimum?.text ?? maximum?.text ?? "2025-06-02")
        case .list: ["DE"]
        case .table, .file, .folder: nil
        }
    }
}

extension LuaValue {
    fileprivate var text: String? { if case .string(let text) = self { text } else { nil } }
}

extension JSONValue {
    fileprivate init?(number: LuaValue) {
        switch number {
        case .integer(let number): self = .integer(number)
        case .number(let number): self = .number(number)
        default: return nil
        }
    }
}
