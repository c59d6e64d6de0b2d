import Lua
import PortalModel

/// One function of a chain, with what its recipe has promised.
///
/// A class, since a structure of so many parts would be copied for each record.
final class RecordStage {
    let script: ScriptHost.Script
    let function: LuaReference
    /// What the recipe promises of each field by place; `nil` where the recipe doesn't say what it writes.
    let promises: [Promise?]?
    /// Whether each record begins the random numbers anew: it must where they are drawn on several threads.
    let reseeds: Bool
    /// The fields that the recipe may write as it likes, by place: there is nothing to compare.
    let isFree: [Bool]

    init(_ script: ScriptHost.Script, _ function: LuaReference, in host: ScriptHost) {
        self.script = script
        self.function = function
        let fields = host.context.schema.fields
        let promises = script.recipe?.writes.map { writes in fields.map { writes[$0.name] } }
        self.promises = promises
        reseeds = script.recipe?.isPure == true && host.mentionsRandom
        isFree = fields.enumerated().map { place, field in
            field.kind != .identifier && (promises == nil || promises?[place] == .any)
        }
    }

    /// Refuses what the recipe hasn't said that it would do to a field.
    ///
    /// - Parameters:
    ///   - before: What the function was given; what a program's update finds on the portal.
    ///   - after: What it left; `nil` for what it left alone.
    ///   - place: The field's place in the schema.
    ///   - schema: The fields of a user record.
    /// - Throws: ``Schema/Refusal``.
    func check(_ before: FieldValue?, _ after: FieldValue?, at place: Int, in schema: Schema) throws(Schema.Refusal) {
        // A field set to nil stays as it was.
        guard let after else { return }
        let field = schema.fields[place]
        guard field.kind != .identifier else {
            guard field.means(before, (try? schema.typed(after, for: field)) ?? after) else {
                throw Schema.Refusal(.changedID, field: field.name, message: "a transform can't change ID")
            }
            return
        }
        guard let promises, !field.means(before, after) else { return }
        try Promise.check(promises[place], before, after, of: field.name)
    }
}

extension Promise {
    /// Refuses a change that breaks a promise, or that nothing was said of.
    static func check(
        _ promise: Promise?,
        _ before: FieldValue?,
        _ after: FieldValue,
        of field: String
    ) throws(Schema.Refusal) {
        guard let promise else {
            throw Schema.Refusal(
                .outsideWrites,
                field: field,
                message: "\(field) is not among the recipe's writes; add it there"
            )
        }
        guard promise.allows(before, after) else {
            throw Schema.Refusal(
                .brokenPromise,
                field: field,
                message: "\(field) \(promise.broken): the recipe promises \"\(promise.rawValue)\""
            )
        }
    }
}
