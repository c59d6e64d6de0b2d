import Engine
import Lua
import PortalClient
import PortalModel
import Scripting

/// What a file `moonhook.lua` would do, in plain words and without a secret.
struct ConfigurationSummary {
    private var lines: [ShownText] = []

    /// Checks all that a file says.
    ///
    /// - Throws: ``Failure`` if one of its portals can't be used.
    init(of file: ConfigurationFile, _ record: TrustRecord, _ recipes: [String: RecipeInspection] = [:]) throws {
        lines = ["\(file.realPath)", "SHA-256 \(file.script.sha256)", ""]
        for name in file.portals.keys.sorted() { try add(name, of: file) }
        for recipe in file.always {
            add("runs at the end of every run: \(recipe), SHA-256 \(record.parts[recipe] ?? "unknown")")
            for deed in recipes[recipe]?.recipe?.deeds ?? [] { add("  it \(deed.permission)") }
        }
        if let authorities = file.authorities { add("trusts, for its own portals, the authorities in \(authorities)") }
        if let keep = file.keep { add("deletes everywhere recorded runs that are older than \(keep.words)") }
        add(file.protection, "everywhere")
        for name in file.pins.keys.sorted() { add("pins \(name)") }
        if file.onlyPinned { add("allows only pinned scripts to run") }
        if lines.count == 3 { add("has no effect") }
    }

    /// The lines of it.
    var text: ShownText { ShownText(lines: lines) }

    private mutating func add(_ line: ShownText) { lines.append("  \(line)") }

    private mutating func add(_ name: String, of file: ConfigurationFile) throws {
        if case .table(let entry)? = file.portals[name], file.defines(name) {
            try addPortal(name, entry, of: file)
        }
        if let keep = try file.retention(on: name), keep != file.keep {
            add("deletes on \(name) recorded runs that are older than \(keep.words)")
        }
        add(try file.protection(on: name), "on \(name)")
    }

    private mutating func addPortal(_ name: String, _ entry: LuaTable, of file: ConfigurationFile) throws {
        // The demo portal has no address, and may have parameters.
        guard name != "demo" else { return addParameters(entry, "demo") }
        guard let portal = try file.portal(name) else { return }
        let address: PortalAddress
        do throws(PortalAddressError) {
            address = try PortalAddress(portal.address)
        } catch {
            throw Failure(.usage, "\(file.path): portals.\(name): \(error)")
        }
        add("adds the portal \(name) at \(address)")
        switch portal.token {
        case .file(let token):
            let server = token.server?.host ?? "the server of Bitrix24 that its file names"
            add("  its token is renewed at \(server), which receives the application's secret")
        case .fixed: add("  it receives the token in the file that it names")
        case nil: if address.needsToken { add("  it receives the token in MOONHOOK_TOKEN") }
        }
        if let authorities = portal.authorities { add("  it is trusted under the authorities in \(authorities)") }
        if let old = portal.formerly { add("  it takes over the recorded runs of \(old)") }
        if portal.rate == nil { add("  requests are not limited") }
        let unlocked = try file.unlockedFields(on: name).sorted()
        if !unlocked.isEmpty { add("  scripts may write \(unlocked.joined(separator: ", ")) there") }
        addParameters(entry, name)
    }

    private mutating func addParameters(_ entry: LuaTable, _ name: String) {
        guard case .table(let parameters)? = entry.fields["params"], !parameters.fields.isEmpty else { return }
        let names = parameters.fields.keys.sorted().joined(separator: ", ")
        add("sets parameters of recipes on \(name): \(names)")
    }

    private mutating func add(_ protection: [ProtectionEntry], _ scope: String) {
        var (users, fields): ([String], [String]) = ([], [])
        for entry in protection {
            switch entry.subject {
            case .user(let id): users.append(id.description)
            case .address(let address): users.append(address)
            case .field(let name): fields.append(name)
            }
        }
        if !users.isEmpty { add("protects \(scope) the users \(users.joined(separator: ", "))") }
        if !fields.isEmpty { add("protects \(scope) the fields \(fields.joined(separator: ", "))") }
    }
}
