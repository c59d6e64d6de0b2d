import Containment
import Engine
import Foundation
import Lua
import PortalClient
import PortalModel
import Scripting
import Wire

/// One file `moonhook.lua`: a Lua table, read in the sandbox.
///
/// ```lua
/// return {
///   ca = "/etc/moonhook/authority.pem",
///   always = { "house-rules.lua" },
///   pins = { ["phones-e164.lua"] = "c0ffee…" },
///   only_pinned = true,
///   uncontained = true,
///   keep = "90d",
///   protect = { users = { 1, "ceo@example.com" }, fields = { "EMAIL" } },
///   portals = {
///     north = { address_file = "/etc/moonhook/north", limits = "enterprise", params = { region = "FR" } },
///     south = { address = "https://south.example.com/rest/", token_file = "south.json", ca = "south.pem" },
///   },
/// }
/// ```
struct ConfigurationFile {
    /// Where a file comes from, which decides what it may say.
    enum Origin {
        /// The machine's, in `/etc/moonhook`.
        case system
        /// The account's, in `~/.config/moonhook`.
        case own
        /// Named by `--config` or MOONHOOK_CONFIG.
        case named
        /// In the working folder, where somebody else's archive may have put it.
        case workingFolder
    }

    /// The file's path as errors name it.
    let path: String
    let origin: Origin
    /// The text that everything here comes from.
    let script: ScriptFile
    /// What it says.
    let table: LuaTable
    let portals: [String: LuaValue]
    /// A script's file name to what it must be.
    let pins: [String: Pin]
    /// Whether only scripts run that are pinned here or in a file of higher rank.
    let onlyPinned: Bool
    /// Whether scripts may run on a machine that can't contain them; `nil` if the file doesn't say.
    let uncontained: Bool?
    /// The recipes whose transforms every run's records pass through at the end.
    let always: [String]
    /// A PEM file with certificate authorities to trust in addition to the system's.
    let authorities: String?
    /// The locked fields that may be written on all its portals.
    let unlockedFields: Set<String>
    /// How long runs are kept on all portals; `nil` for ever.
    let keep: Age?
    /// What scripts must not change on any portal.
    let protection: [ProtectionEntry]
    /// The folder of the files that it names.
    let folder: GrantedFolder

    /// The most bytes of a file that is named here; a list of authorities has some hundred thousand.
    static let mostBytes = 4 << 20

    private static let keys = [
        "always", "ca", "fields", "keep", "only_pinned", "pins", "portals", "protect", "uncontained",
    ]

    /// Reads a file's text without evaluating it.
    ///
    /// - Throws: ``Failure`` if somebody else can change it; `ScriptError` if it can't be read.
    static func text(of path: String) throws -> ScriptFile {
        let script = try ScriptFile(path: path)
        try checkOwner(of: path)
        return script
    }

    /// Reads what a file says.
    ///
    /// - Parameters:
    ///   - script: Its text.
    ///   - origin: Where it comes from.
    ///   - pool: Runs it.
    /// - Throws: ``Failure``, or `ScriptError`.
    init(_ script: ScriptFile, _ origin: Origin, by pool: WorkerPool = ScriptWorkers.trusted) throws {
        let path = script.path
        let folder = GrantedFolder(script.folder, allowingAbsolutePaths: origin != .workingFolder)
        let table = try Self.table(in: script, by: pool)
        (self.path, self.origin, self.script, self.folder, self.table) = (path, origin, script, folder, table)
        try Self.check(table, keys: Self.keys) { "\(path): '\($0)' is not a key of moonhook.lua" }
        guard case .table(let portals)? = table.fields["portals"] ?? .table(LuaTable()), portals.items.isEmpty else {
            throw Failure(.usage, "\(path): expected portals = { NAME = { address = … } }")
        }
        self.portals = portals.fields
        pins = try Self.pins(table.fields["pins"], in: path)
        try Self.checkGateways(portals.fields, origin, in: path)
        try Self.checkDemo(portals.fields, in: path)
        onlyPinned = try Self.flag("only_pinned", of: table, "only_pinned", in: path) ?? false
        uncontained = try Self.flag("uncontained", of: table, "uncontained", in: path)
        guard uncontained == nil || origin == .system || origin == .own else {
            let remedy = "only /etc/moonhook/moonhook.lua and that of your configuration folder decide it"
            throw Failure(.usage, "\(path): 'uncontained' can't be set here; \(remedy)")
        }
        always = try Self.always(table.fields["always"], in: path).map { try Self.file($0, "always", folder, in: path) }
        unlockedFields = try Self.unlockedFields(table, "fields", origin, in: path)
        keep = try Self.age("keep", of: table, "keep", in: path)
        protection = try Self.protection(table.fields["protect"], "protect", in: path, isForAllPortals: true)
        authorities = try Self.text("ca", of: table, "ca", in: path).map { try Self.file($0, "ca", folder, in: path) }
    }

    /// Inspects the recipes that it adds to all runs.
    ///
    /// - Parameter workers: Decides where such a recipe runs.
    /// - Returns: The recipes by their paths.
    /// - Throws: `ScriptError` if one can't be read.
    func inspectRecipes(_ workers: (ScriptFile) throws -> ScriptWorkers) throws -> [String: RecipeInspection] {
        try always.reduce(into: [:]) { recipes, path in
            guard recipes[path] == nil else { return }
            let file = try ScriptFile(path: path)
            recipes[path] = try workers(file).inspect(file)
        }
    }

    /// The path of the file itself, with links resolved.
    var realPath: String { Self.realPath(of: path) }

    static func realPath(of path: String) -> String { URL(fileURLWithPath: path).resolvingSymlinksInPath().path }

    /// The file's table; an error gives the line, and none of its text, which may hold a secret.
    private static func table(in script: ScriptFile, by pool: WorkerPool) throws -> LuaTable {
        do {
            return try pool.table(of: script)
        } catch let error as ScriptError where error.lua != nil {
            let words = error.description.split(separator: " near ", maxSplits: 1).first.map(String.init) ?? ""
            throw Failure(.usage, "\(words)")
        }
    }

    /// Refuses a file that somebody else can change.
    ///
    /// - Parameters:
    ///   - path: The file.
    ///   - decision: What it decides; `moonhook.lua` decides where personal data goes.
    /// - Throws: ``Failure``.
    static func checkOwner(of path: String, whichDecides decision: String = "where data is sent") throws {
        let attributes = try? FileManager.default.attributesOfItem(atPath: realPath(of: path))
        let owner = (attributes?[.ownerAccountID] as? NSNumber)?.uint32Value
        let rights = (attributes?[.posixPermissions] as? NSNumber)?.intValue ?? 0o777
        guard owner == getuid() || owner == 0 else {
            throw Failure(
                .usage,
                "\(path) belongs to another user, but it decides \(decision); change its owner, or move it away"
            )
        }
        guard rights & 0o022 == 0 else {
            throw Failure(
                .usage,
                "\(path) can be written by others, but it decides \(decision); run chmod go-w \(path)"
            )
        }
    }

    /// The path of a file that is named in this one.
    func file(_ name: String, _ key: String) throws -> String { try Self.file(name, key, folder, in: path) }

    private static func file(_ name: String, _ key: String, _ folder: GrantedFolder, in path: String) throws -> String {
        do throws(GrantedFolder.Refusal) {
            return try folder.resolve(name)
        } catch {
            throw Failure(.usage, "\(path): \(key): '\(name)' \(error.words)")
        }
    }
}

// MARK: Values

extension ConfigurationFile {
    static func check(_ table: LuaTable, keys: [String], _ problem: (String) -> ShownText) throws {
        for key in table.fields.keys.sorted() where !keys.contains(key) {
            throw Failure(.usage, "\(problem(key))\(NearestName.hint(key, among: keys))")
        }
    }

    static func text(_ key: String, of table: LuaTable, _ name: String, in path: String) throws -> String? {
        switch table.fields[key] {
        case nil: nil
        case .string(let text): text
        default: throw Failure(.usage, "\(path): \(name) must be a string")
        }
    }

    static func flag(_ key: String, of table: LuaTable, _ name: String, in path: String) throws -> Bool? {
        switch table.fields[key] {
        case nil: nil
        case .boolean(let flag): flag
        default: throw Failure(.usage, "\(path): \(name) must be true or false")
        }
    }

    private static func always(_ value: LuaValue?, in path: String) throws -> [String] {
        guard let value else { return [] }
        guard case .table(let table) = value, table.fields.isEmpty else {
            throw Failure(.usage, "\(path): expected always = { \"recipe.lua\" }")
        }
        return try table.items.map { item in
            guard case .string(let file) = item else {
                throw Failure(.usage, "\(path): 'always' must list files of recipes")
            }
            return file
        }
    }
}
