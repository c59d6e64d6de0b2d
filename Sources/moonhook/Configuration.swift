import Foundation
import Lua
import PortalClient
import PortalModel
import Scripting

/// The file `moonhook.lua`: a Lua table, read in the sandbox.
///
/// ```lua
/// return {
///   ca = "/etc/moonhook/authority.pem",
///   portals = {
///     north = { address_file = "/etc/moonhook/north", limits = "enterprise" },
///     south = { address = "https://south.example.com/rest/", token_file = "south.json" },
///   },
/// }
/// ```
struct Configuration {
    let path: String
    private let portals: [String: LuaValue]
    /// A PEM file with certificate authorities to trust beside the system's.
    let authorities: String?

    /// Reads the file in the working folder, or else in the XDG configuration folder; `nil` where there is none.
    static func find(_ environment: [String: String]) throws -> Configuration? {
        let paths = ["moonhook.lua", XDGFolder.configuration(environment) + "/moonhook.lua"]
        return try paths.first(where: FileManager.default.fileExists).map { try Configuration(path: $0) }
    }

    private init(path: String) throws {
        self.path = path
        try Self.checkOwner(of: path)
        let table = try ScriptHost.table(of: try ScriptFile(path: path))
        try Self.check(table, keys: ["ca", "portals"]) { "\(path): '\($0)' is no key of moonhook.lua" }
        guard case .table(let portals)? = table.fields["portals"] ?? .table(LuaTable()), portals.items.isEmpty else {
            throw Failure(.usage, "\(path): expected portals = { NAME = { address = … } }")
        }
        self.portals = portals.fields
        authorities = try Self.text("ca", of: table, "ca", in: path).map { Self.file($0, beside: path) }
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

    /// A portal as the file describes it.
    struct Entry {
        var address: String
        var token: AccessToken?
        /// How many requests it takes; `nil` where nothing bounds them.
        var rate: RequestRate?
    }

    /// The portal of that name.
    func portal(_ name: String) throws -> Entry {
        guard case .table(let entry)? = portals[name] else {
            let names = portals.keys.sorted()
            let list = names.isEmpty ? "it names none" : "it names \(names.joined(separator: ", "))"
            throw Failure(.usage, "\(path) names no portal '\(name)'; \(list)")
        }
        try Self.check(entry, keys: ["address", "address_file", "limits", "token_file", "token_server"]) {
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

    private static func check(_ table: LuaTable, keys: [String], _ problem: (String) -> String) throws {
        for key in table.fields.keys.sorted() where !keys.contains(key) {
            let nearest = NearestName.of(key, among: keys).map { "; did you mean '\($0)'?" } ?? ""
            throw Failure(.usage, problem(key) + nearest)
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
