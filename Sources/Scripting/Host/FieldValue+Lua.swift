import Foundation
import Lua
import PortalModel

extension FieldValue {
    /// The value that a script gives for a field.
    ///
    /// - Throws: ``Schema/Refusal`` for what can't be a field's value, such as a function.
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
            guard !table.hasMetatable else {
                throw Schema.Refusal(
                    .wrongType,
                    field: field,
                    message: "expected a value, got a table with a metatable"
                )
            }
            if let file = UploadedFile(table) {
                self = .file(file)
                return
            }
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
        case .option(let option): .string(option.label)
        }
    }
}

extension UploadedFile {
    /// A file as scripts get it, `{ name = "anna.jpg", bytes = … }`; `nil` for another table.
    fileprivate init?(_ table: LuaTable) {
        guard table.items.isEmpty, table.fields.count == 2, case .string(let name)? = table.fields["name"] else {
            return nil
        }
        switch table.fields["bytes"] {
        case .string(let text)?: self.init(name: name, base64: Data(text.utf8).base64EncodedString())
        case .bytes(let bytes)?: self.init(name: name, base64: Data(bytes).base64EncodedString())
        default: return nil
        }
    }
}
