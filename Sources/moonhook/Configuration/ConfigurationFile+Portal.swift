import Foundation
import Lua
import PortalClient
import PortalModel
import Scripting
import Wire

extension ConfigurationFile {
    /// A portal as the file describes it.
    struct Portal {
        var address: String
        var token: AccessToken?
        /// How many requests it allows; `nil` for no limit.
        var rate: RequestRate?
        /// A PEM file with certificate authorities to trust on this portal alone; `nil` if the file names none for it.
        var authorities: String?
        /// The host that the portal had before it was renamed.
        var formerly: String?
    }

    private static let portalKeys = [
        "address", "address_file", "ca", "fields", "formerly", "gateway", "keep", "limits", "params", "protect",
        "token_file", "token_server",
    ]

    /// The keys of the demo portal, which has no address.
    private static let demoKeys = ["fields", "gateway", "keep", "params", "protect"]

    /// Refuses keys that the demo portal doesn't have.
    static func checkDemo(_ portals: [String: LuaValue], in path: String) throws {
        guard case .table(let entry)? = portals["demo"] else { return }
        try check(entry, keys: demoKeys) { "\(path): portals.demo has no key '\($0)'" }
    }

    /// Whether the file says more about a portal than what is protected there and how long runs are kept.
    ///
    /// Any file may tighten these two.
    func defines(_ name: String) -> Bool {
        switch portals[name] {
        case nil: false
        case .table(let entry):
            !entry.items.isEmpty || entry.fields.keys.contains { !["keep", "protect"].contains($0) }
        default: true
        }
    }

    /// What the file gives for recipes' parameters on the portal of that name.
    func settings(for portal: String) throws -> [String: ParameterSetting] {
        guard case .table(let entry)? = portals[portal] else { return [:] }
        return try parameters(of: entry, "portals.\(portal).params", areDefaults: true)
    }

    /// Reads `params = { region = "FR" }`.
    ///
    /// - Parameters:
    ///   - entry: The table with that key.
    ///   - name: What errors call its value.
    ///   - areDefaults: Whether a recipe may lack such a parameter.
    /// - Returns: The values by name.
    /// - Throws: ``Failure`` if one can't be a parameter's value.
    func parameters(of entry: LuaTable, _ name: String, areDefaults: Bool) throws -> [String: ParameterSetting] {
        guard let value = entry.fields["params"] else { return [:] }
        guard case .table(let table) = value, table.items.isEmpty else {
            throw Failure(.usage, "\(path): expected \(name) = { NAME = value }")
        }
        return try table.fields.reduce(into: [:]) { settings, pair in
            let origin = "\(path): \(name).\(pair.key)"
            guard let value = JSONValue(parameter: pair.value) else {
                throw Failure(.usage, "\(origin) must be a string, a number, true, false, or a list of strings")
            }
            settings[pair.key] = ParameterSetting(value, origin: origin, folder: folder, isDefault: areDefaults)
        }
    }

    /// The portal of that name; `nil` if the file has none.
    func portal(_ name: String) throws -> Portal? {
        guard case .table(let entry)? = portals[name] else { return nil }
        try Self.check(entry, keys: Self.portalKeys) { "\(path): portals.\(name) has no key '\($0)'" }
        let text = { try Self.text($0, of: entry, "portals.\(name).\($0)", in: path) }
        let token = try tokenFile(of: name).map { try self.token($0, server: tokenServer(of: name)) }
        let rate = try self.rate(text("limits") ?? "standard", name)
        _ = try unlockedFields(on: name)
        _ = try gateway(of: name)
        guard let address = try address(of: name) else {
            throw Failure(.usage, "\(path): portals.\(name) needs an address or an address_file")
        }
        let formerly = try text("formerly")
        guard formerly.map({ $0.isEmpty || $0.contains("/") || $0.contains(where: \.isWhitespace) }) != true else {
            throw Failure(
                .usage,
                "\(path): portals.\(name).formerly must be the old host alone, such as old.bitrix24.com"
            )
        }
        return Portal(
            address: address,
            token: token,
            rate: rate,
            authorities: try authorities(of: name),
            formerly: formerly?.lowercased()
        )
    }

    /// The path of the authorities that are trusted on a portal alone; `nil` if none are named.
    func authorities(of portal: String) throws -> String? {
        guard case .table(let entry)? = portals[portal] else { return nil }
        let key = "portals.\(portal).ca"
        return try Self.text("ca", of: entry, key, in: path).map { try file($0, key) }
    }

    /// The server that renews a portal's tokens; `nil` if the token file names it.
    private func tokenServer(of portal: String) throws -> TokenServer? {
        guard case .table(let entry)? = portals[portal] else { return nil }
        let key = "portals.\(portal).token_server"
        return try Self.text("token_server", of: entry, key, in: path).map { text in
            guard let server = TokenServer(text) else {
                throw Failure(
                    .usage,
                    "\(path): \(key) must be the address of a token server, such as https://oauth.bitrix.info/"
                )
            }
            return server
        }
    }

    /// A portal's address, read from its file if it has one; `nil` if neither is named.
    func address(of name: String) throws -> String? {
        guard case .table(let entry)? = portals[name] else { return nil }
        if let address = try Self.text("address", of: entry, "portals.\(name).address", in: path) { return address }
        return try addressFile(of: name).map { try Self.contents(of: $0, in: path) }
    }

    /// The path of the file that holds a portal's address; `nil` if the address is here.
    func addressFile(of portal: String) throws -> String? {
        guard case .table(let entry)? = portals[portal] else { return nil }
        let key = "portals.\(portal).address_file"
        return try Self.text("address_file", of: entry, key, in: path).map { try file($0, key) }
    }

    /// The path of the file that holds a portal's token; `nil` if none is named.
    func tokenFile(of portal: String) throws -> String? {
        guard case .table(let entry)? = portals[portal] else { return nil }
        let key = "portals.\(portal).token_file"
        return try Self.text("token_file", of: entry, key, in: path).map { try file($0, key) }
    }

    private func rate(_ limits: String, _ name: String) throws -> RequestRate? {
        switch limits {
        case "standard": .standard
        case "enterprise": .enterprise
        case "off": nil
        default:
            throw Failure(
                .usage,
                "\(path): portals.\(name).limits must be standard, enterprise (the plan's name) or off"
            )
        }
    }

    /// A file with only a token, or as JSON with what renews it.
    private func token(_ file: String, server: TokenServer?) throws -> AccessToken {
        let first = try Self.contents(of: file, in: path)
        guard first.hasPrefix("{") else { return .fixed(Secret(first)) }
        return .file(TokenFile(path: file, server: server))
    }

    /// The first line of a file that holds a secret, and that the file at `path` names.
    static func contents(of file: String, in path: String) throws -> String {
        let data: Data
        do throws(SmallFile.ReadError) {
            data = try SmallFile.bytes(of: file, atMost: mostBytes)
        } catch {
            throw Failure(.usage, "\(path): \(file): \(error.words)")
        }
        guard let text = String(validating: data, as: UTF8.self),
            let line = text.split(whereSeparator: \.isNewline).first
        else { throw Failure(.usage, "\(path): \(file) is empty, or is not UTF-8 text") }
        return line.trimmingCharacters(in: .whitespaces)
    }
}

extension JSONValue {
    /// A parameter's value; `nil` for what no parameter can hold.
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
