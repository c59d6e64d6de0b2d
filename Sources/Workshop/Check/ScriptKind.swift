import PortalModel
public import Scripting

/// What a script is, by its text.
public enum ScriptKind: Hashable, Sendable {
    /// It returns a recipe.
    case recipe
    /// It returns nothing: a program.
    case program
    /// It returns something for other scripts.
    case module
    /// It is not Lua.
    case unknown
}

extension ScriptFile {
    /// Whether the file returns a recipe, by its text.
    ///
    /// - Parameter mayBeModule: Whether what it returns is inspected before it counts as a recipe.
    /// - Returns: Whether it is one; `true` if the text can't be parsed: then loading it reports why.
    public func isRecipe(mayBeModule: Bool) -> Bool {
        guard let outline = try? LuaParser.outline(of: source) else { return true }
        return outline.kind(mayBeModule: mayBeModule) == .recipe
    }
}

extension LuaOutline {
    /// What a script is by what it returns.
    func kind(mayBeModule: Bool) -> ScriptKind {
        guard let returned else { return .program }
        guard mayBeModule else { return .recipe }
        let names = Set((names(in: returned) ?? []).map(\.name))
        let functions = [RecipeKey.transform, .run].map(\.rawValue)
        let isRecipe = names.contains {
            functions.contains($0) || NearestName.of($0, among: functions, tolerance: 2) != nil
        }
        return isRecipe || !names.isDisjoint(with: ["params", "writes", "examples"]) ? .recipe : .module
    }
}
