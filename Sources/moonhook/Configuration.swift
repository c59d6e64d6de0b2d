import Engine
import Foundation
import Lua
import PortalClient
import PortalModel
import Scripting
import Wire

/// The file `moonhook.lua`: a Lua table, read in the sandbox.
///
/// ```lua
/// return {
///   ca = "/etc/moonhook/authority.pem",
///   always = { "house-rules.lua" },
///   pins = { ["phones-e164.lua"] = "c0ffee…" },
///   protect = { users = { 1, "ceo@example.com" }, fields = { "EMAIL" } },
///   portals = {
///     north = { address_file = "/etc/moonhook/north", limits = "enterprise", params = { region = "FR" } },
///     south = { address = "https://south.example.com/rest/", token_file = "south.json" },
///   },
/// }
/// ```
struct Configuration {
    let path: String
    let portals: [String: LuaValue]
    /// Script's file name to the SHA-256 that it must have.
    let pins: [String: String]
    /// The recipes whose transforms every run's records pass through at the end.
    let always: [String]
    /// A PEM file with certificate authorities to trust beside the system's.
    let authorities: String?
    /// What every portal's scripts must leave alone.
    let protection: Protection

    /// Reads the file in the working folder, or else in the XDG configuration folder; `nil` where there is none.
    static func find(_ environment: [String: String]) throws -> Configuration? {
        let paths = ["moonhook.lua", XDGFolder.configuration(environment) + "/moonhook.lua"]
        return try paths.first(where: FileManager.default.fileExists).map { try Configuration(path: $0) }
    }

    private init(path: String) throws {
        self.path = path
        try Self.checkOwner(of: path)
        let table = try Self.table(in: path)
        try Self.check(table, keys: ["always", "ca", "pins", "portals", "protect"]) {
            "\(path): '\($0)' is no key of moonhook.lua"
        }
        guard case .table(let portals)? = table.fields["portals"] ?? .table(LuaTable()), portals.items.isEmpty else {
            throw Failure(.usage, "\(path): expected portals = { NAME = { address = … } }")
        }
        self.portals = portals.fields
        pins = try Self.pins(table.fields["pins"], in: path)
        always = try Self.always(table.fields["always"], in: path)
        protection = try Self.protection(table.fields["protect"], "protect", in: path)
        authorities = try Self.text("ca", of: table, "ca", in: path).map { Self.file($0, beside: path) }
    }

    /// Reads the file; an error tells the line, and nothing of its text, which may hold a secret.
    private static func table(in path: String) throws -> LuaTable {
        do {
            return try ScriptHost.table(of: try ScriptFile(path: path))
        } catch let error as ScriptError where error.lua != nil {
            let words = error.description.split(separator: " near ", maxSplits: 1).first.map(String.init) ?? ""
            throw Failure(.usage, "\(words)")
        }
    }

    /// The file decides where personal data goes, so nobody else may have a hand in it.
    private static func checkOwner(of path: String) throws {
        let file = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        let attributes = try? FileManager.default.attributesOfItem(atPath: file)
        let owner = (attributes?[.ownerAccountID] as? NSNumber)?.uint32Value
        let rights = (attributes?[.posixPermissions] as? NSNumber)?.intValue ?? 0o777
        guard owner == getuid() || owner == 0 else {
            throw Failure(
                .usage,
                "\(path) belongs to another user, and it decides where data goes; own it, or move it away"
            )
        }
        guard rights & 0o022 == 0 else {
            throw Failure(
                .usage,
                "\(path) can be written by others, and it decides where data goes; chmod go-w \(path)"
            )
        }
    }

    private static func pins(_ value: LuaValue?, in path: String) throws -> [String: String] {
        guard let value else { return [:] }
        guard case .table(let table) = value, table.items.isEmpty else {
            throw Failure(.usage, "\(path): expected pins = { [\"recipe.lua\"] = \"SHA-256\" }")
        }
        var pins: [String: String] = [:]
        for (name, value) in table.fields {
            guard case .string(let hash) = value, hash.utf8.count == 64, hash.allSatisfy(\.isHexDigit) else {
                throw Failure(
                    .usage,
                    "\(path): pins[\"\(name)\"] is a SHA-256, 64 hexadecimal digits; 'moonhook info' prints it"
                )
            }
            pins[name] = hash.lowercased()
        }
        return pins
    }

    private static func always(_ value: LuaValue?, in path: String) throws -> [String] {
        guard let value else { return [] }
        guard case .table(let table) = value, table.fields.isEmpty else {
            throw Failure(.usage, "\(path): expected always = { \"recipe.lua\" }")
        }
        return try table.items.map { item in
            guard case .string(let file) = item else {
                throw Failure(.usage, "\(path): 'always' lists files of recipes")
            }
            return Self.file(file, beside: path)
        }
    }

    /// A portal as the file describes it.
    struct Entry {
        var address: String
        var token: AccessToken?
        /// How many requests it takes; `nil` where nothing bounds them.
        var rate: RequestRate?
    }

    /// What the file gives for recipes' parameters on the portal of that name.
    func settings(for portal: String) throws -> [String: ParameterSetting] {
        guard case .table(let entry)? = portals[portal], let value = entry.fields["params"] else { return [:] }
        guard case .table(let table) = value, table.items.isEmpty else {
            throw Failure(.usage, "\(path): expected portals.\(portal).params = { NAME = value }")
        }
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
        return try table.fields.reduce(into: [:]) { settings, pair in
            let origin = "\(path): portals.\(portal).params.\(pair.key)"
            guard let value = JSONValue(parameter: pair.value) else {
                throw Failure(.usage, "\(origin) is a text, a number, true, false, or a list of texts")
            }
            settings[pair.key] = ParameterSetting(value, origin: origin, folder: folder, isDefault: true)
        }
    }

    /// The portal of that name.
    func portal(_ name: String) throws -> Entry {
        guard case .table(let entry)? = portals[name] else {
            let names = portals.keys.sorted().filter { !$0.contains("/") }
            let list = names.isEmpty ? "it names none" : "it names \(names.joined(separator: ", "))"
            throw Failure(.usage, "\(path) names no portal '\(name)'; \(list)")
        }
        try Self.check(
            entry,
            keys: ["address", "address_file", "limits", "params", "protect", "token_file", "token_server"]
        ) {
            "\(path): portals.\(name) has no key '\($0)'"
        }
        let text = { try Self.text($0, of: entry, "portals.\(name).\($0)", in: path) }
        let token = try text("token_file").map { file in try self.token(file, server: text("token_server")) }
        let rate = try self.rate(text("limits") ?? "standard", name)
        if let address = try text("address") { return Entry(address: address, token: token, rate: rate) }
        guard let file = try text("address_file") else {
            throw Failure(.usage, "\(path): portals.\(name) needs an address or an address_file")
        }
        return Entry(address: try contents(of: file), token: token, rate: rate)
    }

    private func rate(_ limits: String, _ name: String) throws -> RequestRate? {
        switch limits {
        case "standard": .standard
        case "enterprise": .enterprise
        case "off": nil
        default:
            throw Failure(.usage, "\(path): portals.\(name).limits is standard, enterprise (the plan's name) or off")
        }
    }

    /// A file with a token alone, or with what renews it as JSON.
    private func token(_ file: String, server: String?) throws -> AccessToken {
        let first = try contents(of: file)
        guard first.hasPrefix("{") else { return .fixed(Secret(first)) }
        return .file(TokenFile(path: Self.file(file, beside: path), server: server ?? TokenFile.defaultServer))
    }

    static func check(_ table: LuaTable, keys: [String], _ problem: (String) -> String) throws {
        for key in table.fields.keys.sorted() where !keys.contains(key) {
            throw Failure(.usage, "\(problem(key))\(NearestName.hint(key, among: keys))")
        }
    }

    private static func text(_ key: String, of table: LuaTable, _ name: String, in path: String) throws -> String? {
        switch table.fields[key] {
        case nil: nil
        case .string(let text): text
        default: throw Failure(.usage, "\(path): \(name) is a text")
        }
    }

    /// A path counts from the configuration's folder.
    private static func file(_ file: String, beside path: String) -> String {
        URL(fileURLWithPath: file, relativeTo: URL(fileURLWithPath: path).deletingLastPathComponent()).path
    }

    /// The first line of a file that holds a secret.
    private func contents(of file: String) throws -> String {
        guard let data = try? Data(contentsOf: URL(fileURLWithPath: Self.file(file, beside: path))),
            let text = String(validating: data, as: UTF8.self),
            let line = text.split(whereSeparator: \.isNewline).first
        else { throw Failure(.usage, "\(path): \(file) can't be read, or is empty") }
        return line.trimmingCharacters(in: .whitespaces)
    }
}

extension JSONValue {
    /// A parameter's value; `nil` for what no parameter holds.
    fileprivate init?(parameter value: LuaValue) {
        switch value {
        case .string(let text): self = .string(text)
        case .integer(let number): self = .integer(number)
        case .number(let number): self = .number(number)
        case .boolean(let flag): self = .boolean(flag)
        case .table(let table):
            let items = table.items.compactMap { if case .string(let text) = $0 { text } else { nil } }
            guard table.fields.isEmpty, items.count == table.items.count else { return nil }
            self = .array(items.map { .string($0) })
        case .nil, .null, .bytes, .reference: return nil
        }
    }
}
