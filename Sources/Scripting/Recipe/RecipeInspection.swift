import Crypto
import Foundation
import Lua
public import PortalModel
import Wire

/// A recipe as it can be inspected without a portal, running only its chunk.
public struct RecipeInspection: Sendable {
    /// A file that belongs to a script.
    public struct Part: Hashable, Sendable {
        /// Its path from the script's folder.
        public var name: ForeignText
        /// Its SHA-256, as 64 hexadecimal digits.
        public var sha256: String
    }

    /// The file, with the modules that were read with it: it runs as it was inspected.
    public let file: ScriptFile
    /// The recipe; `nil` for a program.
    public let recipe: Recipe?
    /// All that is wrong with its table.
    public let problems: [RecipeError]
    /// The script and the modules that it requires by a plain name.
    private let files: [ScriptFile]
    private let reader: any ScriptReader
    /// The file with no other modules than those that ``parts()`` counts, and with the text that they had then.
    public var pinnedFile: ScriptFile { file.pinned }
    /// The error that refuses a recipe with problems; `nil` if it has none.
    public var refusal: ScriptError? { problems.isEmpty ? nil : ScriptError(problems, in: file) }

    /// What names the regions in which the recipe may read numbers without a country code, such as `parameter region, else DE`.
    public var regionSources: [String] { recipe?.regionSources(beside: file.folder) ?? [] }

    /// Inspects a script in this process, where a bug in C would give it all that the process holds.
    ///
    /// - Parameters:
    ///   - file: The script; a program is not run.
    ///   - version: The running Moonhook's version.
    /// - Throws: ``ScriptError`` if it can't be loaded.
    public init(uncontained file: ScriptFile, version: String) throws {
        try self.init(file, version: version, by: UncontainedReader())
    }

    /// Inspects a script.
    ///
    /// - Parameters:
    ///   - file: The script; a program is not run.
    ///   - version: The running Moonhook's version.
    ///   - limits: What its chunk may use.
    ///   - reader: Runs its chunk.
    /// - Throws: ``ScriptError`` if it can't be loaded.
    package init(
        _ file: ScriptFile,
        version: String,
        limits: ScriptLimits = ScriptLimits(),
        by reader: any ScriptReader
    ) throws {
        self.reader = reader
        let files = file.withModules()
        let file = file.with(Array(files.dropFirst()))
        self.files = files
        var recipe: Recipe?
        var problems: [RecipeError] = []
        if file.returnsValue {
            let schema = Schema(guessedFor: files)
            let context = ScriptContext(version: version, schema: schema, limits: limits, log: { _ in })
            (recipe, problems) = try reader.inspect(file, in: context)
        }
        (self.recipe, self.problems) = (recipe, problems)
        self.file = file.declaring(recipe)
    }

    /// Reads the script, its modules and its tables, sorted by name: files that a run doesn't need.
    public func parts() -> [Part] {
        let paths = (recipe?.parameters ?? [:]).values.filter(\.kind.isPath).compactMap(\.default.textOfString)
        return Self.parts(files, tables: paths)
    }

    /// The parts of a script as its text names them, without running it: all of them, unless it computes what its parameters are.
    ///
    /// So a script can be found to be a pinned one before anything of it runs.
    package static func parts(statedIn file: ScriptFile) -> [Part] {
        let outline = try? LuaParser.outline(of: file.source)
        return parts(file.withModules(), tables: outline?.statedTables ?? [])
    }

    private static func parts(_ files: [ScriptFile], tables: [String]) -> [Part] {
        var parts = files.map { Part(name: ForeignText($0.name), sha256: $0.sha256) }
        for (path, bytes) in contents(of: tables, in: files[0].folder) {
            parts.append(Part(name: ForeignText(path), sha256: SHA256.hash(data: bytes).hexadecimal))
        }
        return parts.sorted { $0.name.verbatim < $1.name.verbatim }
    }

    /// The SHA-256 of a script's parts, with another name for the script's file.
    public static func sha256(of parts: [Part], renaming old: String, to name: String) -> String {
        let parts = parts.map { $0.name.verbatim == old ? Part(name: ForeignText(name), sha256: $0.sha256) : $0 }
        return sha256(of: parts.sorted { $0.name.verbatim < $1.name.verbatim })
    }

    /// The SHA-256 of all parts: of one alone its own, of several that of a text with a line for each, its SHA-256, two spaces
    /// and its name, as `sha256sum` prints them, sorted by name.
    public static func sha256(of parts: [Part]) -> String {
        guard parts.count != 1 else { return parts[0].sha256 }
        let list = parts.map { "\($0.sha256)  \($0.name.verbatim)\n" }.joined()
        return SHA256.hash(data: Data(list.utf8)).hexadecimal
    }

    /// Refuses a program that isn't Lua; a recipe's text was read already.
    ///
    /// - Throws: ``ScriptError`` of code `.malformed`.
    public func checkSyntax() throws {
        guard recipe == nil else { return }
        do {
            try reader.compile(file)
        } catch let error as LuaError {
            throw ScriptError(error)
        }
    }

    /// Refuses values that the recipe's parameters can't have, files included, and missing ones.
    ///
    /// - Throws: ``ScriptError`` of code `.parameter`.
    public func checkParameters(_ settings: [String: ParameterSetting]) throws {
        guard let recipe else { return }
        try ParameterContents(of: recipe, settings, beside: file.folder).checkPatterns(of: recipe, finds: reader.finds)
    }

    /// The files of the recipe's own that its parameters read; what can't be read is reported when it is loaded.
    private static func contents(of tables: [String], in folder: String) -> [String: Data] {
        var contents: [String: Data] = [:]
        for name in tables {
            guard let path = try? GrantedFolder(folder).resolve(name) else { continue }
            contents[name] = try? SmallFile.bytes(of: path, atMost: CodeTable.maximumBytes)
        }
        return contents
    }
}

extension LuaValue {
    /// The text of a string.
    fileprivate var textOfString: String? {
        guard case .string(let text) = self else { return nil }
        return text
    }
}

extension LuaOutline {
    /// The files that the parameters of the returned table name by their defaults.
    fileprivate var statedTables: [String] {
        guard let returned, let parameters = entry("params", of: returned)?.value else { return [] }
        return entries(of: parameters).compactMap { parameter in
            guard text(entry("type", of: parameter.value)?.value) == "table" else { return nil }
            return text(entry("default", of: parameter.value)?.value)
        }
    }
}

extension Schema {
    /// The standard fields and, as texts, the `UF_…` fields that scripts name: what is known without a portal.
    ///
    /// Some portal may take the fields that are locked.
    public init(guessedFor scripts: [ScriptFile]) {
        let standard = Schema.standard
        let names = Set(scripts.flatMap { ScriptWords($0.source).words })
            .filter { $0.hasPrefix("UF_") && standard[$0] == nil }
        let locked = standard.fields.filter { $0.lock != nil }.map(\.name)
        self = Schema(custom: names.map { UserField($0, .text, about: "A custom field.") }).unlocking(Set(locked))
    }
}
