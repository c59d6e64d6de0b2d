import Lua
package import PortalModel

/// One function of a chain.
///
/// A class, since a structure of so many parts would be copied for each record.
final class RecordStage {
    let script: ScriptHost.Script
    let function: LuaReference
    /// The rules for the recipe's records.
    let rules: RecipeRules
    /// Whether each record restarts the random numbers: it must if they are drawn on several threads.
    let reseeds: Bool

    init(_ script: ScriptHost.Script, _ function: LuaReference, at index: Int, in host: ScriptHost) {
        self.script = script
        self.function = function
        rules = script.rules(at: index)
        reseeds = script.recipe?.isPure == true && host.mentionsRandom
    }
}

extension ScriptHost.Script {
    /// The rules for the script's records and updates.
    ///
    /// - Parameter index: Its index among the recipes of the chain.
    /// - Returns: The rules; a plain program has none.
    package func rules(at index: Int = 0) -> RecipeRules {
        RecipeRules(index: index, file: file.name, writes: recipe?.writes, regions: regions)
    }
}
