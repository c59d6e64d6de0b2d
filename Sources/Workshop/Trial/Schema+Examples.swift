import PortalModel
import Scripting

extension Schema {
    /// The schema with the types of a portal's own fields as a recipe's examples show them: without a portal they are unknown.
    func refined(by examples: [RecipeExample]) -> Schema {
        let records = examples.flatMap { example in
            [example.given, example.expect ?? [:]] + (example.users + example.expectedUsers).map(\.fields)
        }
        let standard = Set(UserField.standard.map(\.name))
        var custom = fields.filter { !standard.contains($0.name) }
        for index in custom.indices where custom[index].kind == .text {
            for value in records.compactMap({ $0[custom[index].name] }) {
                switch value {
                case .boolean: custom[index].kind = .flag
                case .number: custom[index].kind = .number
                case .list: custom[index].isMultiple = true
                default: break
                }
            }
        }
        return Schema(custom: custom).unlocking(Set(fields.filter(\.isWritable).map(\.name)))
    }
}
