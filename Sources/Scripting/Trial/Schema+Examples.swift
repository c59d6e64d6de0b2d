import Lua
import PortalModel

extension Schema {
    /// The schema with the types of a portal's own fields as a recipe's examples show them: without a portal nobody knows them.
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
