import Foundation
import Lua
import PortalModel
import Scripting

/// The file `moonhook.lua`: a Lua table, read in the sandbox.
///
/// ```lua
/// return {
///   portals = {
///     north = { address_file = "/etc/moonhook/north" },
///     south = { address = "https://south.example.com/rest/", token_file = "south.token" },
///   },
/// }
/// ```
struct Configuration {
    let path: String
    private let portals: [String: LuaValue]

    /// Reads the file in the working folder, or else in the XDG configuration folder; `nil` where there is none.
    static func find(_ environment: [String: String]) throws -> Configuration? {
        let paths = ["moonhook.lua", XDGFolder.configuration(environment) + "/moonhook.lua"]
        return try paths.first(where: FileManager.default.fileExists).map { try Configuration(path: $0) }
    }

    private init(path: String) throws {
        self.path = path
        try Self.checkOwner(of: path)
        let table = try ScriptHost.table(of: try ScriptFile(path: path))
        for key in table.fields.keys.sorted() where key != "portals" {
            let nearest = NearestName.of(key, among: ["portals"]).map { "; did you mean '\($0)'?" } ?? ""
            throw Failure(.usage, "\(path): '\(key)' is no key of moonhook.lua\(nearest)")
        }
        guard case .table(let portals)? = table.fields["portals"], portals.items.isEmpty else {
            throw Failure(.usage, "\(path): expected portals = { NAME = { address = … } }")
        }
        self.portals = portals.fields
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

    /// The address of a portal, and its token where a file is named.
    func portal(_ name: String) throws -> (address: String, token: String?) {
        guard case .table(let entry)? = portals[name] else {
            let names = portals.keys.sorted()
            let list = names.isEmpty ? "it names none" : "it names \(names.joined(separator: ", "))"
            throw Failure(.usage, "\(path) names no portal '\(name)'; \(list)")
        }
        let keys: Set<String> = ["address", "address_file", "token_file"]
        for key in entry.fields.keys.sorted() where !keys.contains(key) {
            let nearest = NearestName.of(key, among: keys.sorted()).map { "; did you mean '\($0)'?" } ?? ""
            throw Failure(.usage, "\(path): portals.\(name) has no key '\(key)'\(nearest)")
        }
        let token = try text("token_file", of: entry, name).map(contents)
        if let address = try text("address", of: entry, name) { return (address, token) }
        guard let file = try text("address_file", of: entry, name) else {
            throw Failure(.usage, "\(path): portals.\(name) needs an address or an address_file")
        }
        return (try contents(of: file), token)
    }

    private func text(_ key: String, of entry: LuaTable, _ name: String) throws -> String? {
        switch entry.fields[key] {
        case nil: nil
        case .string(let text): text
        default: throw Failure(.usage, "\(path): portals.\(name).\(key) is a text")
        }
    }

    /// The first line of a file that holds a secret; its path counts from the configuration's folder.
    private func contents(of file: String) throws -> String {
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent()
        let url = URL(fileURLWithPath: file, relativeTo: folder)
        guard let data = try? Data(contentsOf: url), let text = String(validating: data, as: UTF8.self),
            let line = text.split(whereSeparator: \.isNewline).first
        else { throw Failure(.usage, "\(path): \(file) can't be read, or is empty") }
        return line.trimmingCharacters(in: .whitespaces)
    }
}
