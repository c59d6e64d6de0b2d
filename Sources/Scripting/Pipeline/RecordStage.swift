import Lua
package import PortalModel

/// One function of a chain.
///
/// A class, since a structure of so many parts would be copied for each record.
final class RecordStage {
    let script: ScriptHost.Script
    let function: LuaReference
    /// What the recipe's records are judged by.
    let rules: RecipeRules
    /// Whether each record begins the random numbers anew: it must where they are drawn on several threads.
    let reseeds: Bool

    init(_ script: ScriptHost.Script, _ function: LuaReference, at index: Int, in host: ScriptHost) {
        self.script = script
        self.function = function
        rules = script.rules(at: index)
        reseeds = script.recipe?.isPure == true && host.mentionsRandom
    }
}

extension ScriptHost.Script {
    /// What the script's records and updates are judged by.
    ///
    /// - Parameter index: Its index among the recipes of the chain.
    /// - Returns: The rules; those of a plain program are none.
    package func rules(at index: Int = 0) -> RecipeRules {
        RecipeRules(index: index, file: file.name, writes: recipe?.writes, regions: regions)
    }
}
