/// The declarations of one recipe of a chain by which its records are judged: plain data, which no script can change.
package struct RecipeRules {
    /// The recipe's index among those of the chain.
    package let index: Int
    /// What findings call its script, such as `phones-e164.lua`.
    package let file: String
    /// The fields that it may write, each with what it promises; `nil` if the recipe doesn't say.
    package let writes: [String: Promise]?
    /// The regions that its parameters and tables name; `nil` if it has neither.
    package let regions: DeclaredRegions?

    /// Creates rules.
    package init(index: Int, file: String, writes: [String: Promise]?, regions: DeclaredRegions?) {
        self.index = index
        self.file = file
        self.writes = writes
        self.regions = regions
    }
}

@available(*, unavailable)
extension RecipeRules: Sendable {}
