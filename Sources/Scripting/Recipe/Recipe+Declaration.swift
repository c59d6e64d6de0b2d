import Crypto
import Foundation
import Lua
import PortalModel
import Wire

extension Recipe {
    /// The declarations that a run uses: all but its examples.
    package var declaration: Recipe {
        var declaration = self
        declaration.examples = []
        return declaration
    }

    /// The SHA-256 of what the recipe declares, as 64 hexadecimal digits: the same for two recipes that declare the same.
    public var declarationSHA256: String { SHA256.hash(data: Data(declarationText.utf8)).hexadecimal }

    /// What the recipe declares, as a line of JSON: a key for each key of its table in the order of the alphabet.
    ///
    /// What the table lacks is left out, so that a key that a later Moonhook knows changes no text of today's recipes.
    package var declarationText: String {
        var keys: [RecipeKey: JSONValue] = [.name: .string(name.verbatim)]
        keys[.version] = version.map { .string($0.verbatim) }
        keys[.requires] = requires.map { .string($0.verbatim) }
        keys[.about] = about.map { .string($0.verbatim) }
        if !parameters.isEmpty { keys[.params] = .sorted(parameters.mapValues(\.declaration)) }
        keys[.reads] = reads.map { .array($0.sorted().map { .string($0) }) }
        keys[.writes] = writes.map { .sorted($0.mapValues { .string($0.rawValue) }) }
        keys[.match] = match.map { .string($0) }
        keys[.columns] = columns.map { .sorted($0.mapValues { .string($0) }) }
        let limits = limits.map { ($0.key.rawValue, JSONValue.integer($0.value)) }
        if !limits.isEmpty { keys[.limits] = .sorted(Dictionary(limits) { $1 }) }
        if isPure { keys[.pure] = true }
        if !settles { keys[.settles] = false }
        for (key, exists) in [(RecipeKey.transform, hasTransform), (.run, hasProgram), (.missing, hasMissing)]
        where exists {
            keys[key] = true
        }
        return JSONValue.sorted(Dictionary(keys.map { ($0.key.rawValue, $0.value) }) { $1 }).text
    }
}

extension Parameter {
    /// The parameter as it is declared.
    fileprivate var declaration: JSONValue {
        var object: [String: JSONValue] = ["type": .string(kind.name)]
        switch kind {
        case .choice(let choices): object["choices"] = .array(choices.map { .string($0) })
        case .table(let key, let value):
            object["key"] = key.map { .string($0) }
            object["value"] = value.map { .string($0) }
        default: break
        }
        object["about"] = about.map { .string($0.verbatim) }
        if `default` != .nil { object["default"] = `default`.declaration }
        if isRequired { object["required"] = true }
        object["pattern"] = pattern.map { .string($0) }
        object["min"] = minimum?.declaration
        object["max"] = maximum?.declaration
        return .sorted(object)
    }
}

extension LuaValue {
    /// The value as JSON; what has no JSON in its description.
    fileprivate var declaration: JSONValue { (try? JSONValue(self)) ?? .string("\(self)") }
}

extension JSONValue {
    /// An object whose names are in the order of the alphabet.
    fileprivate static func sorted(_ members: [String: JSONValue]) -> JSONValue {
        .object(JSONObject(members.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }))
    }
}
