import Lua
import PortalModel

/// The fields of users that a recipe sees, if it lists them in `reads`.
struct FieldView {
    /// By the field's index, whether it is hidden from the recipe.
    let isHidden: [Bool]
    /// The metatable of the users that it is shown.
    let guarding: LuaReference
}

/// A recipe asked for a field that it hasn't named in its `reads`.
package struct OutsideReads: Error, CustomStringConvertible {
    package let field: String

    /// Creates the error.
    package init(field: String) { self.field = field }

    package var description: String { "\(field) is not among the recipe's reads; add it there" }
}

extension ScriptHost {
    /// The fields that a recipe sees; `nil` for all.
    func view(of recipe: Recipe) throws(LuaError) -> FieldView? {
        guard recipe.reads != nil else { return nil }
        let fields = context.schema.fields
        let hidden = fields.map { !recipe.shows($0.name) }
        let names = fields.map(\.name).filter { !recipe.shows($0) }
        let guarding = try makeRecordGuard()
        let refuse = try lua.makeFunction("hidden") { call in throw OutsideReads(field: try call.string(1)) }
        defer { lua.release(refuse) }
        lua.release(try callCore("hide", [.reference(guarding), Self.ranks(of: names), .reference(refuse)]))
        return FieldView(isHidden: hidden, guarding: guarding)
    }

    /// Removes from a user's table what its recipe doesn't see.
    func hide(_ user: User, in record: LuaReference) throws(LuaError) {
        guard let view else { return }
        for (index, field) in context.schema.fields.enumerated()
        where view.isHidden[index] && (field.isList || user.fields[field.name] != nil) {
            try lua.set(record, field.name, .nil)
        }
        lua.setMetatable(view.guarding, of: record)
    }

    /// Refuses to search users by a field that the recipe doesn't see: the result would reveal its value.
    func checkView(_ field: String) throws(OutsideReads) {
        if let view, let index = context.schema.index(of: field), view.isHidden[index] {
            throw OutsideReads(field: field)
        }
    }
}
