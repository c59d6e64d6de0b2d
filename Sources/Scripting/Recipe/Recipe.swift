package import Lua
public import PortalModel

/// What a script declares in the table that it returns.
public struct Recipe: Hashable, Sendable {
    /// The recipe's name, such as `phones-e164`.
    public var name: ForeignText
    /// The recipe's version, such as `1.0.0`.
    public var version: ForeignText?
    /// The oldest Moonhook that it runs on, such as `1.2`.
    public var requires: ForeignText?
    /// What it does, in a sentence.
    public var about: ForeignText?
    /// The parameters that it takes, by name.
    public var parameters: [String: Parameter]
    /// The fields that it sees in addition to those that it writes; `nil` for all.
    public var reads: Set<String>?
    /// The fields that it may write, each with what it promises; `nil` if the recipe doesn't say.
    public var writes: [String: Promise]?
    /// The field by which a row finds its user.
    public var match: String?
    /// Field name to the column that is laid over it; `nil` if the recipe doesn't say.
    public var columns: [String: String]?
    /// The bounds of the plan that are tighter than usual.
    public var limits: [Bound: Int]
    /// Whether the result depends on user, row, parameters and reads alone.
    public var isPure: Bool
    /// Whether the transform leaves its own result unchanged.
    public var settles: Bool
    /// Whether it has a transform.
    public var hasTransform: Bool
    /// Whether it has a program.
    public var hasProgram: Bool
    /// Whether it wants to see the employees without a row.
    public var hasMissing: Bool
    /// Users and rows with the expected results.
    public var examples: [RecipeExample]

    /// Whether a transform of this recipe sees the field.
    public func shows(_ field: String) -> Bool {
        guard let reads else { return true }
        return field == "ID" || reads.contains(field) || writes?[field] != nil
    }
}

/// A recipe's own functions, in the state that it was loaded into.
struct RecipeFunctions {
    var transform: LuaReference?
    var run: LuaReference?
    var missing: LuaReference?
}

extension Recipe {
    /// Reads the table that a script returned.
    ///
    /// - Parameters:
    ///   - table: The table.
    ///   - file: What errors call the script.
    ///   - version: The running Moonhook's version, for `requires`.
    ///   - schema: The fields of a user record.
    /// - Returns: The recipe, its functions in the state, and all that is wrong with it; it must not run if anything
    ///   is.
    static func read(
        _ table: LuaTable,
        from file: String,
        version: String,
        schema: Schema
    ) -> (recipe: Recipe, functions: RecipeFunctions, problems: [RecipeError]) {
        var reader = RecipeReader(schema: schema)
        reader.checkKeys(of: table)
        reader.checkVersion(table[.requires], running: version)
        let functions = RecipeFunctions(
            transform: reader.function(table, .transform),
            run: reader.function(table, .run),
            missing: reader.function(table, .missing)
        )
        if reader.problems.isEmpty, table[.transform] == nil, table[.run] == nil {
            reader.report(RecipePath(), .nothingToDo, "it has neither 'transform' nor 'run', so there is nothing to do")
        }
        var recipe = Recipe(
            name: ForeignText(reader.text(table, .name) ?? file.replacing(".lua", with: "")),
            version: reader.text(table, .version).map { ForeignText($0) },
            requires: reader.text(table, .requires).map { ForeignText($0) },
            about: reader.text(table, .about).map { ForeignText($0) },
            parameters: reader.parameters(table[.params]),
            reads: reader.reads(table[.reads]),
            writes: reader.writes(table[.writes]),
            match: reader.match(table),
            columns: reader.columns(table[.columns]),
            limits: reader.limits(table[.limits]),
            isPure: reader.flag(table, .pure) ?? false,
            settles: reader.flag(table, .settles) ?? true,
            hasTransform: functions.transform != nil,
            hasProgram: functions.run != nil,
            hasMissing: functions.missing != nil,
            examples: []
        )
        recipe.examples = reader.examples(table[.examples], of: recipe)
        return (recipe, functions, reader.problems)
    }
}

extension Recipe {
    /// Reads what a script's chunk returned.
    ///
    /// - Parameters:
    ///   - results: The values.
    ///   - file: The script.
    ///   - context: What it is given.
    /// - Returns: The recipe, its functions in the state, and all that is wrong with it; `nil` if it is a program, which returns
    ///   nothing.
    /// - Throws: ``ScriptError`` if it returned something else.
    static func read(
        _ results: [LuaValue],
        of file: ScriptFile,
        in context: ScriptContext
    ) throws(ScriptError) -> (recipe: Recipe, functions: RecipeFunctions, problems: [RecipeError])? {
        switch results.first {
        case nil: return nil
        case .table(let table)? where results.count == 1:
            return read(table, from: file.name, version: context.version, schema: context.schema)
        case let other?:
            throw ScriptError(
                .malformed,
                "\(file.name): a recipe returns one table, and a program nothing; this returned a \(other.typeName)",
                diagnostic: .noRecipe
            )
        }
    }
}

extension Recipe {
    /// The recipe that a chunk returned, with all that is wrong with it; `nil` if it is a program.
    package static func inspect(
        _ results: [LuaValue],
        of file: ScriptFile,
        in context: ScriptContext
    ) throws(ScriptError) -> (Recipe?, [RecipeError]) {
        let read = try read(results, of: file, in: context)
        return (read?.recipe, read?.problems ?? [])
    }
}

extension LuaTable {
    /// The value of a recipe's key.
    subscript(key: RecipeKey) -> LuaValue? { fields[key.rawValue] }
}
