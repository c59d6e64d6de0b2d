import Lua
import PortalModel

/// One function of a chain, with what its recipe has promised.
///
/// A class, since a structure of so many parts would be copied for each record.
final class RecordStage {
    let script: ScriptHost.Script
    let function: LuaReference
    /// The recipe's place among those of the chain.
    let recipe: Int
    /// What the recipe promises of each field by place; `nil` where the recipe doesn't say what it writes.
    let promises: [Promise?]?
    /// Whether each record begins the random numbers anew: it must where they are drawn on several threads.
    let reseeds: Bool
    /// The fields that the recipe may write as it likes, by place: there is nothing to compare.
    let isFree: [Bool]

    init(_ script: ScriptHost.Script, _ function: LuaReference, at recipe: Int, in host: ScriptHost) {
        self.recipe = recipe
        self.script = script
        self.function = function
        let fields = host.context.schema.fields
        let promises = script.recipe?.writes.map { writes in fields.map { writes[$0.name] } }
        self.promises = promises
        reseeds = script.recipe?.isPure == true && host.mentionsRandom
        isFree = fields.enumerated().map { index, field in
            field.kind != .identifier && (promises == nil || promises?[index] == .any)
        }
    }

    /// Refuses what the recipe hasn't said that it would do to a field.
    ///
    /// - Parameters:
    ///   - before: What the function was given; what a program's update finds on the portal.
    ///   - after: What it left; `nil` for what it left alone.
    ///   - index: The field's place in the schema.
    ///   - schema: The fields of a user record.
    ///   - regions: The regions in which a number without a country code may be read.
    /// - Returns: The region that had to be assumed.
    /// - Throws: ``Schema/Refusal``.
    func check(
        _ before: FieldValue?,
        _ after: FieldValue?,
        at index: Int,
        in schema: Schema,
        regions: () -> AnySequence<AssumedRegion>
    ) throws(Schema.Refusal) -> AssumedRegion? {
        // A field set to nil stays as it was.
        guard let after else { return nil }
        let field = schema.fields[index]
        guard field.kind != .identifier else {
            guard field.means(before, (try? schema.typed(after, for: field)) ?? after) else {
                throw Schema.Refusal(.changedID, field: field.name, message: "a transform can't change ID")
            }
            return nil
        }
        guard !field.means(before, after) else { return nil }
        return try checkPromise(before, after, at: index, in: schema, regions: regions)
    }

    /// Refuses a change of a field that the recipe hasn't said it would make.
    func checkPromise(
        _ before: FieldValue?,
        _ after: FieldValue,
        at index: Int,
        in schema: Schema,
        regions: () -> AnySequence<AssumedRegion>
    ) throws(Schema.Refusal) -> AssumedRegion? {
        guard let promises else { return nil }
        return try Promise.check(
            promises[index],
            before,
            after,
            of: schema.fields[index].name,
            in: schema,
            regions: regions
        )
    }
}

extension Promise {
    /// Refuses a change that breaks a promise, or that nothing was said of; gives the region that had to be assumed.
    static func check(
        _ promise: Promise?,
        _ before: FieldValue?,
        _ after: FieldValue,
        of field: String,
        in schema: Schema,
        regions: () -> AnySequence<AssumedRegion>
    ) throws(Schema.Refusal) -> AssumedRegion? {
        guard let promise else {
            throw Schema.Refusal(
                .outsideWrites,
                field: field,
                message: "\(field) is not among the recipe's writes; add it there"
            )
        }
        var message = "\(field) \(promise.broken): the recipe promises \"\(promise.rawValue)\""
        if before == nil, [.fill, .add].contains(promise), !schema.shows(field) {
            throw Schema.Refusal(
                .brokenPromise,
                field: field,
                message: "\(message); the credentials don't show what it holds"
            )
        }
        switch promise.verdict(before, after, regions: regions) {
        case .kept(let assumed): return assumed
        case .broken: break
        case .foreignRegion(let region): message += words(forForeign: region, Array(regions()))
        }
        throw Schema.Refusal(.brokenPromise, field: field, message: message)
    }

    /// What is said where a number without a country code was read in a region of the recipe's own choice.
    private static func words(forForeign region: String, _ known: [AssumedRegion]) -> String {
        // Where somebody lives is for nobody's log.
        let named = known.map { $0.isDeclared ? $0.description : $0.shownSource ?? "" }
        let list = Set(named).sorted().prefix(8).joined(separator: ", ")
        return
            "; without a country code it is of \(region) only if a parameter, a column of a declared table or a country of "
            + "the user names it" + (list.isEmpty ? "" : ", and these name \(list)")
    }
}
