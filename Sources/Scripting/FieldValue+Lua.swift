import Lua
import PortalModel

extension FieldValue {
    /// The value that a script gives for a field.
    ///
    /// - Throws: ``Schema/Refusal`` for what is no value of any field, such as a function.
    init?(_ value: LuaValue, of field: String) throws(Schema.Refusal) {
        switch value {
        case .nil: return nil
        case .null: self = .null
        case .boolean(let flag): self = .boolean(flag)
        case .integer(let number): self = .integer(number)
        case .number(let number): self = .number(number)
        case .string(let text): self = .string(text)
        case .bytes(let bytes): throw Schema.Refusal(.noText, field: field, message: UTF8.problem(of: bytes))
        case .table(let table):
            guard table.fields.isEmpty else {
                throw Schema.Refusal(.wrongType, field: field, message: "expected a list, got a table with names")
            }
            var items: [FieldValue] = []
            for item in table.items {
                if let item = try FieldValue(item, of: field) { items.append(item) }
            }
            self = .list(items)
        case .reference: throw Schema.Refusal(.wrongType, field: field, message: "expected a value, got a function")
        }
    }

    /// The value as scripts read it.
    var lua: LuaValue {
        switch self {
        case .null: .null
        case .string(let text): .string(text)
        case .integer(let number): .integer(number)
        case .number(let number): .number(number)
        case .boolean(let flag): .boolean(flag)
        case .list(let items): .table(LuaTable(items: items.map(\.lua)))
        case .file(let file): .string(file.name)
        }
    }
}
