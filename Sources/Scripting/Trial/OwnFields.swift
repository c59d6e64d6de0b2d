import Lua
import PortalModel

extension Schema {
    /// The schema with the fields of the portal's own that a recipe speaks of: without a portal nobody knows them, and a recipe
    /// can be tested all the same.
    ///
    /// - Parameter file: The recipe.
    /// - Returns: The schema; what isn't known of a field's type is text.
    func adding(ownFieldsOf file: ScriptFile) -> Schema {
        let words = ScriptWords(file.source).words.filter { $0.hasPrefix("UF_") && self[$0] == nil }
        let known = fields.filter { !UserField.standard.contains($0) }
        return Schema(
            custom: known + words.sorted().map { UserField($0, .text, about: "A field of the portal's own.") }
        )
    }

    /// The schema with the types of such fields as the recipe's examples show them.
    func refined(by examples: [RecipeExample]) -> Schema {
        let records = examples.flatMap { example in
            [example.given, example.expect ?? [:]] + (example.users + example.expectedUsers).map(\.fields)
        }
        var custom = fields.filter { !UserField.standard.contains($0) }
        for place in custom.indices where custom[place].kind == .text {
            for value in records.compactMap({ $0[custom[place].name] }) {
                switch value {
                case .boolean: custom[place].kind = .flag
                case .number: custom[place].kind = .number
                case .list: custom[place].isMultiple = true
                default: break
                }
            }
        }
        return Schema(custom: custom)
    }
}
