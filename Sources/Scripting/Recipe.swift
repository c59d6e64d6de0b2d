import Lua

/// What a script says of itself in the table that it returns.
public struct Recipe: Hashable, Sendable {
    /// The recipe's name, such as `phones-e164`.
    public var name: String
    /// The recipe's version, such as `1.0.0`.
    public var version: String?
    /// What it does, in a sentence.
    public var about: String?
    /// The parameters that it takes, by name.
    public var parameters: [String: Parameter]
    /// The fields that it may write, each with what it promises; `nil` where the recipe doesn't say.
    public var writes: [String: Promise]?
    /// The field by which a row finds its user.
    public var match: String?
    /// Field name to the column that is laid over it; `nil` where the recipe doesn't say.
    public var columns: [String: String]?
    /// Whether the result depends on user, row, parameters and reads alone.
    public var isPure: Bool
    /// Whether it has a transform.
    public var hasTransform: Bool
    /// Whether it has a program.
    public var hasProgram: Bool
}

/// A recipe's own functions, in the state that it was loaded into.
struct RecipeFunctions {
    var transform: LuaReference?
    var run: LuaReference?
}

extension Recipe {
    /// The keys that a recipe may have.
    static let keys: Set<String> = [
        "name", "version", "about", "params", "writes", "match", "columns", "pure", "transform", "run", "examples",
        "requires",
    ]

    /// Reads the table that a script returned.
    ///
    /// - Parameters:
    ///   - table: The table.
    ///   - file: What errors call the script.
    ///   - version: The running Moonhook's version, for `requires`.
    /// - Returns: The recipe, and its functions in the state.
    /// - Throws: ``ScriptError`` of code `.malformed`.
    static func read(
        _ table: LuaTable,
        from file: String,
        version: String
    ) throws(ScriptError) -> (Recipe, RecipeFunctions) {
        let reader = RecipeReader(file: file)
        for key in table.fields.keys.sorted() where !keys.contains(key) {
            let nearest = NearestRecipeKey.of(key)
            throw reader.error("'\(key)' is no key of a recipe\(nearest.map { "; did you mean '\($0)'?" } ?? "")")
        }
        guard table.items.isEmpty else { throw reader.error("a recipe is a table with names, and holds no list") }
        try reader.checkVersion(table.fields["requires"], running: version)
        let functions = RecipeFunctions(
            transform: try reader.function(table.fields["transform"], "transform"),
            run: try reader.function(table.fields["run"], "run")
        )
        guard functions.transform != nil || functions.run != nil else {
            throw reader.error("it has neither 'transform' nor 'run', so there is nothing to do")
        }
        let recipe = Recipe(
            name: try reader.text(table.fields["name"], "name") ?? file.replacing(".lua", with: ""),
            version: try reader.text(table.fields["version"], "version"),
            about: try reader.text(table.fields["about"], "about"),
            parameters: try reader.parameters(table.fields["params"]),
            writes: try reader.writes(table.fields["writes"]),
            match: try reader.text(table.fields["match"], "match"),
            columns: try reader.columns(table.fields["columns"]),
            isPure: try reader.flag(table.fields["pure"], "pure"),
            hasTransform: functions.transform != nil,
            hasProgram: functions.run != nil
        )
        return (recipe, functions)
    }
}
