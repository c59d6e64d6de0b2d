import Foundation
package import Lua
package import PortalModel

/// What the parameters of a recipe hold for a run, with their files read.
package struct ParameterContents: Sendable {
    /// What one parameter holds.
    package enum Content: Sendable {
        /// A value; of a file, it is a table of its name and bytes.
        case value(LuaValue)
        /// The rows of a CSV file.
        case table(CodeTable)
        /// The files of a folder.
        case folder(any FileSource)
    }

    /// The contents by the parameters' names, each with what errors call it.
    package let contents: [String: (content: Content, name: String)]
    private let ofParameters: [AssumedRegion]

    /// Takes contents that were read before.
    package init(_ contents: [String: (content: Content, name: String)]) {
        self.contents = contents
        ofParameters = []
    }

    /// Reads what a recipe's parameters hold.
    ///
    /// - Parameters:
    ///   - recipe: The recipe.
    ///   - settings: What was given, by name.
    ///   - folder: The recipe's folder, for the files of its defaults.
    /// - Throws: ``ScriptError`` of code `.parameter`.
    package init(
        of recipe: Recipe,
        _ settings: [String: ParameterSetting],
        beside folder: String
    ) throws(ScriptError) {
        var contents: [String: (content: Content, name: String)] = [:]
        var regions: [AssumedRegion] = []
        for (name, given) in try recipe.values(of: settings, beside: folder).sorted(by: { $0.key < $1.key }) {
            guard let parameter = recipe.parameters[name] else { continue }
            contents[name] = (try Self.content(given, of: parameter), given.name)
            guard [.string, .list].contains(parameter.kind) || parameter.kind.isChoice, settings[name] != nil else {
                continue
            }
            regions += DeclaredRegions.regions(givenAs: given.value, for: name)
        }
        let others = recipe.defaultRegions(of: recipe.parameters.keys.filter { settings[$0] == nil })
        self.contents = contents
        ofParameters = regions + others.sorted { $0.key < $1.key }.map(\.value)
    }

    /// The regions that they name.
    package var regions: DeclaredRegions {
        let tables: [(name: String, table: CodeTable)] = contents.sorted { $0.key < $1.key }.compactMap { name, given in
            if case .table(let table) = given.content { (name, table) } else { nil }
        }
        return DeclaredRegions(ofParameters, tables: tables)
    }

    /// Refuses texts that don't match their parameter's pattern.
    ///
    /// - Parameters:
    ///   - recipe: The recipe.
    ///   - finds: Whether a Lua pattern matches a part of a text; throws `LuaError` if the pattern is malformed.
    /// - Throws: ``ScriptError`` of code `.parameter`, or what `finds` throws.
    package func checkPatterns(of recipe: Recipe, finds: (String, String) throws -> Bool) throws {
        for (name, given) in contents.sorted(by: { $0.key < $1.key }) {
            guard case .value(.string(let text)) = given.content, let parameter = recipe.parameters[name],
                !parameter.kind.isPath, let pattern = parameter.pattern
            else { continue }
            // The pattern must match the complete text.
            let whole = (pattern.hasPrefix("^") ? "" : "^") + pattern + (pattern.hasSuffix("$") ? "" : "$")
            do {
                guard try !finds(whole, text) else { continue }
            } catch let error as LuaError {
                throw ScriptError(
                    .parameter,
                    "\(given.name): the recipe's pattern can't be matched: \(error.message)"
                )
            }
            throw ScriptError(.parameter, "\(given.name): expected \(parameter.expected)")
        }
    }

    private static func content(
        _ given: Recipe.ParameterValue,
        of parameter: Parameter
    ) throws(ScriptError) -> Content {
        guard case .string(let path) = given.value else { return .value(given.value) }
        switch parameter.kind {
        case .table(let key, let value):
            return .table(try CodeTable(path: path, key: key, value: value, name: given.name))
        case .file: return .value(try file(path, given.name))
        case .folder: return .folder(try FileFolder(path: path, name: given.name))
        default: return .value(given.value)
        }
    }

    private static func file(_ path: String, _ name: String) throws(ScriptError) -> LuaValue {
        do throws(SmallFile.ReadError) {
            let bytes = try SmallFile.bytes(of: path, atMost: FileFolder.longestFile)
            return Self.file(URL(fileURLWithPath: path).lastPathComponent, Array(bytes))
        } catch {
            throw ScriptError(.parameter, "\(name): \(error.words)")
        }
    }

    /// A file as scripts read it: `{ name = "anna.jpg", bytes = … }`.
    static func file(_ name: String, _ bytes: [UInt8]) -> LuaValue {
        let text = String(validating: bytes, as: UTF8.self).map { LuaValue.string($0) }
        return .table(LuaTable(fields: ["name": .string(name), "bytes": text ?? .bytes(bytes)]))
    }
}
