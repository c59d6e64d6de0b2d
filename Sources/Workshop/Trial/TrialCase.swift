import PortalModel

/// One user to try a transform on, with the row that names them.
struct TrialCase: Hashable, Sendable {
    var id: UserID
    /// The user's fields; empty ones are absent.
    var fields: [String: FieldValue]
    /// The row, column to cell; `nil` if there is none.
    var row: [String: String]?

    /// The user as the portal has it.
    var user: User { User.employee(id, fields) }

    /// The same user after a change.
    func applying(_ change: [String: FieldValue]) -> TrialCase {
        var after = self
        after.fields = fields.merging(change) { _, new in new }.filter { !$0.value.isEmpty }
        return after
    }

    /// The case as an example of a recipe, ready to be pasted.
    ///
    /// - Parameters:
    ///   - schema: The fields of a user record, for their order.
    ///   - parameters: What was given for parameters, as Lua writes it.
    ///   - columns: The columns of the row, in their order.
    /// - Returns: The table, with a comma after it.
    func example(schema: Schema, parameters: [(String, String)], columns: [String]) -> String {
        let given = schema.sorted(fields.keys).compactMap { name in fields[name].map { (name, LuaLiteral.value($0)) } }
        var parts: [String] = []
        if !parameters.isEmpty { parts.append("params = \(LuaLiteral.table(parameters))") }
        if row == nil || !given.isEmpty { parts.append("given = \(LuaLiteral.table(given))") }
        if let row {
            let cells = columns.compactMap { column in
                row[column].flatMap { $0.isEmpty ? nil : (column, LuaLiteral.text($0)) }
            }
            parts.append("row = \(LuaLiteral.table(cells))")
        }
        let line = "{ \(parts.joined(separator: ", ")) },"
        return line.count <= 96 || parts.count == 1 ? line : "{\n" + parts.map { "  \($0),\n" }.joined() + "},"
    }
}
