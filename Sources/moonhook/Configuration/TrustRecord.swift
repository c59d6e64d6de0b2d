import Crypto
import Foundation
import Lua
import Scripting
import Wire

/// A file `moonhook.lua` as somebody accepted it, with what it refers to.
struct TrustRecord: Equatable {
    /// The file's path, with links resolved.
    let path: String
    /// The SHA-256 of its text.
    let sha256: String
    /// The SHA-256 of the files that it refers to, by their paths, of what its recipes declare, and of what it says, under an
    /// empty path: the same text may say something else tomorrow.
    let parts: [String: String]

    /// What a file is now.
    ///
    /// - Parameters:
    ///   - file: The file.
    ///   - recipes: The recipes that it adds to all runs, by their paths; see ``ConfigurationFile/inspectRecipes()``.
    /// - Throws: ``Failure`` if it names a file that it may not.
    init(of file: ConfigurationFile, _ recipes: [String: RecipeInspection]) throws {
        path = file.realPath
        sha256 = file.script.sha256
        var parts = ["": SHA256.hash(data: Data(LuaValue.table(file.table).canonicalText.utf8)).hexadecimal]
        for (path, recipe) in recipes {
            parts[path] = RecipeInspection.sha256(of: recipe.parts())
            parts["what \(path) declares"] = recipe.recipe?.declarationSHA256
        }
        let portals = file.portals.keys
        let authorities = try portals.compactMap(file.authorities) + [file.authorities].compactMap(\.self)
        let others = try portals.compactMap(file.addressFile) + authorities
        for other in others {
            let data = try? SmallFile.bytes(of: other, atMost: ConfigurationFile.mostBytes)
            parts[other] = data.map { SHA256.hash(data: $0).hexadecimal } ?? "missing"
        }
        self.parts = parts
    }

    /// How this differs from what was accepted, in words; `nil` if it doesn't.
    func difference(from accepted: TrustRecord) -> String? {
        let paths = Set(parts.keys).union(accepted.parts.keys).sorted()
        guard let path = paths.first(where: { parts[$0] != accepted.parts[$0] }) else {
            return self == accepted ? nil : "its text has changed"
        }
        return path.isEmpty ? "the same text now gives another result" : "\(path) has changed since"
    }

    /// The record as JSON.
    var json: JSONValue {
        let parts = parts.sorted { $0.key < $1.key }.map { ($0.key, JSONValue.string($0.value)) }
        return ["path": .string(path), "sha256": .string(sha256), "parts": .object(JSONObject(parts))]
    }

    /// Reads a record; `nil` if it is none.
    init?(_ json: JSONValue) {
        guard let path = json["path"]?.stringValue, let sha256 = json["sha256"]?.stringValue,
            let parts = json["parts"]?.objectValue
        else { return nil }
        self.path = path
        self.sha256 = sha256
        self.parts = parts.reduce(into: [:]) { $0[$1.key] = $1.value.stringValue }
    }
}

extension LuaValue {
    /// A text that differs for each value.
    fileprivate var canonicalText: String {
        guard case .table(let table) = self else { return "\(self)" }
        let fields = table.fields.sorted { $0.key < $1.key }.map {
            "\($0.key.debugDescription)=\($0.value.canonicalText)"
        }
        return "{" + (table.items.map(\.canonicalText) + fields).joined(separator: ",") + "}"
    }
}
