import Scripting

/// The names that a script's text holds.
extension LuaOutline {
    /// A global name and its member, such as `users.get`; of a name alone, the name.
    func path(of index: Int) -> String? {
        switch expressions[origin(of: index)].form {
        case .global(let name): return name
        case .member(let base, let key):
            guard case .global(let module) = expressions[origin(of: base)].form, let name = text(key) else {
                return nil
            }
            return "\(module).\(name)"
        default: return nil
        }
    }

    /// The value of a key of the recipe.
    func recipeValue(_ key: RecipeKey) -> Int? { returned.flatMap { entry(key.rawValue, of: $0)?.value } }

    /// The names that a table has or lists, each with its expression; `nil` if it is not a table that can be read.
    func names(in index: Int?) -> [(name: String, index: Int)]? {
        guard let index, case .table = expressions[origin(of: index)].form else { return nil }
        return entries(of: index).compactMap { entry in
            let named = entry.key ?? entry.value
            return text(origin(of: named)).map { ($0, named) }
        }
    }
}
