import Lua
import PortalModel
import Scripting

extension ConfigurationFile {
    /// What a script must be: a SHA-256, or `{ sha256 = …, declaration = … }`, as `moonhook info` prints it.
    struct Pin: Hashable {
        /// The SHA-256 of all its parts.
        let sha256: String
        /// The SHA-256 of what the recipe declares; `nil` for anything.
        var declaration: String?

        /// Whether nothing is both pins' script.
        func contradicts(_ other: Pin) -> Bool {
            sha256 != other.sha256 || declaration.map { $0 != other.declaration ?? $0 } ?? false
        }
    }

    /// Whether a script with these parts is pinned here, under whichever name; what it declares is not looked at.
    func pins(_ parts: [RecipeInspection.Part], of script: ScriptFile) -> Bool {
        pins.contains { name, pin in Self.isContent(of: pin, name, parts, script) }
    }

    /// Whether what was inspected is pinned here, under whichever name.
    func pins(_ inspection: RecipeInspection, _ parts: [RecipeInspection.Part]) -> Bool {
        pins.contains { name, pin in
            Self.isContent(of: pin, name, parts, inspection.file) && pin.permits(inspection.recipe)
        }
    }

    private static func isContent(
        of pin: Pin,
        _ name: String,
        _ parts: [RecipeInspection.Part],
        _ script: ScriptFile
    ) -> Bool {
        pin.sha256 == RecipeInspection.sha256(of: parts)
            || pin.sha256 == RecipeInspection.sha256(of: parts, renaming: script.name, to: name)
    }

    /// Reads `{ ["recipe.lua"] = "SHA-256", ["other.lua"] = { sha256 = "SHA-256", declaration = "SHA-256" } }`.
    static func pins(_ value: LuaValue?, in path: String) throws -> [String: Pin] {
        guard let value else { return [:] }
        guard case .table(let table) = value, table.items.isEmpty else {
            throw Failure(.usage, "\(path): expected pins = { [\"recipe.lua\"] = \"SHA-256\" }")
        }
        var pins: [String: Pin] = [:]
        for (name, value) in table.fields {
            let key = "pins[\"\(name)\"]"
            guard case .table(let parts) = value else {
                pins[name] = Pin(sha256: try hash(value, key, in: path))
                continue
            }
            try check(parts, keys: ["declaration", "sha256"]) { "\(path): \(key) has no key '\($0)'" }
            pins[name] = Pin(
                sha256: try hash(parts.fields["sha256"], "\(key).sha256", in: path),
                declaration: try parts.fields["declaration"].map { try hash($0, "\(key).declaration", in: path) }
            )
        }
        return pins
    }

    private static func hash(_ value: LuaValue?, _ key: String, in path: String) throws -> String {
        guard case .string(let hash)? = value, hash.utf8.count == 64, hash.allSatisfy(\.isHexDigit) else {
            throw Failure(
                .usage,
                "\(path): \(key) must be a SHA-256 of 64 hexadecimal digits; 'moonhook info' prints it"
            )
        }
        return hash.lowercased()
    }
}

extension ConfigurationFile.Pin {
    /// Whether a recipe may declare what it does; a program declares nothing.
    func permits(_ recipe: Recipe?) -> Bool { declaration.map { $0 == recipe?.declarationSHA256 } ?? true }
}
