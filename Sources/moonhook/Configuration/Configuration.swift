import Engine
import PortalClient
import PortalModel
import Scripting

/// What is configured: the files `moonhook.lua` in use, of which none may undo an earlier one.
///
/// A file of lower rank may name further portals, protect more, pin more and add recipes to all runs. Its settings for a portal
/// that an earlier file defines, except `protect`, are refused, and so is another pin for a pinned name.
struct Configuration {
    /// The files, the one of highest rank first.
    let files: [ConfigurationFile]
    /// The recipes that an accepted file of the working folder adds to all runs, by their paths: they run as they were compared.
    let accepted: [String: RecipeInspection]

    /// Puts files together.
    ///
    /// - Parameters:
    ///   - files: The files, the one of highest rank first.
    ///   - accepted: The recipes, by path, that were accepted with such a file.
    /// - Throws: ``Failure`` if one says what it may not say.
    init(_ files: [ConfigurationFile] = [], accepted: [String: RecipeInspection] = [:]) throws {
        self.files = files
        self.accepted = accepted
        for (index, file) in files.enumerated() {
            for stronger in files[..<index] { try file.check(against: stronger) }
        }
    }

    /// The files' paths, as people know them.
    var paths: [String] { files.map(\.path) }

    /// Whether scripts may run on a machine that can't contain them; the file of highest rank that says so decides.
    var allowsUncontained: Bool { files.lazy.compactMap(\.uncontained).first ?? false }

    /// Whether a script with these parts is pinned, or was accepted; what it declares is not looked at.
    func pins(_ parts: [RecipeInspection.Part], of script: ScriptFile) -> Bool {
        accepted[script.path] != nil || files.contains { $0.pins(parts, of: script) }
    }

    /// The recipes whose transforms every run's records pass through at the end; the file of highest rank has the last word.
    var always: [String] { files.reversed().flatMap(\.always) }

    /// A PEM file with certificate authorities to trust on a portal that no file names: a file of the working folder can't set
    /// it.
    var authorities: String? {
        files.lazy.filter { $0.origin != .workingFolder }.compactMap(\.authorities).first
    }

    /// What scripts must not change on a portal, in all files together: what is protected on it under any name.
    ///
    /// - Parameters:
    ///   - portal: The portal's name or address, as it was given.
    ///   - address: Where the portal is; `nil` for the demo portal.
    /// - Returns: What all its names protect together.
    /// - Throws: ``Failure`` if a file says it in an invalid way, or for a portal that no file defines.
    func protection(on portal: String, at address: PortalAddress?) throws -> [ProtectionEntry] {
        let protected = Set(files.flatMap(\.protectedPortals))
        try checkNames(of: protected)
        // The addresses of the others, which may be in separate files, matter only if something is protected there.
        let names = names(of: portal, at: address, among: protected).sorted()
        return try files.flatMap { file in try file.protection + names.flatMap(file.protection) }
    }

    /// Refuses what is protected on a portal whose name is misspelt.
    private func checkNames(of protected: Set<String>) throws {
        let defined = Set(names).union(["demo"])
        // An address is no name that a file defines.
        guard let unknown = protected.subtracting(defined).sorted().first(where: { !$0.contains("/") }),
            let file = files.first(where: { $0.portals[unknown] != nil })
        else { return }
        throw Failure(
            .usage,
            "\(file.path): portals.\(unknown).protect protects nothing, since no moonhook.lua in use defines this portal"
                + "\(NearestName.hint(unknown, among: names))"
        )
    }

    /// The name of the portal with that address, if a file defines one.
    func name(of address: PortalAddress) -> String? {
        names.first { isName($0, of: address) }
    }

    /// The names of all portals that the files define.
    private var names: [String] {
        Set(files.flatMap { file in file.portals.keys.filter(file.defines) }).sorted().filter { !$0.contains("/") }
    }

    /// The hosts of all portals that the files define: where a portal may have moved without being somebody else's.
    ///
    /// An address that can't be read is passed over; it is an error where it is used.
    var hosts: Set<String> {
        let hosts = names.compactMap { name in
            (try? definer(of: name)?.address(of: name)).flatMap { try? PortalAddress($0).host }
        }
        return Set(hosts)
    }

    /// Whether a file defines a portal that isn't an invented one.
    var definesPortals: Bool { names.contains { $0 != "demo" } }

    /// How long the runs of a portal are kept: the shortest time that a file names, for all portals or under any of its names.
    ///
    /// - Parameters:
    ///   - portal: The portal's name or address, as it was given.
    ///   - address: Where the portal is; `nil` for the demo portal.
    /// - Returns: The time; `nil` if no file bounds it.
    /// - Throws: ``Failure`` if a file says it in an invalid way.
    func retention(on portal: String, at address: PortalAddress?) throws -> Age? {
        let names = names(of: portal, at: address, among: Set(files.flatMap(\.retainingPortals)))
        return try files.flatMap { file in try names.compactMap(file.retention) }.min()
    }

    /// The name of a portal, and those of these names that are names of the same one.
    private func names(of portal: String, at address: PortalAddress?, among others: Set<String>) -> Set<String> {
        others.filter { $0 != portal && isName($0, of: address) }.union([portal])
    }

    /// Whether the portal of that name has that address's host.
    private func isName(_ name: String, of address: PortalAddress?) -> Bool {
        guard let address, let text = try? definer(of: name)?.address(of: name) else { return false }
        return (try? PortalAddress(text).host.lowercased()) == address.host.lowercased()
    }

    /// The locked fields that may be written on the portal of that name.
    ///
    /// The file that defines the portal decides, so that none of lower rank can loosen it; if none does, the file of highest rank
    /// that names any.
    func unlockedFields(on portal: String) throws -> Set<String> {
        if let file = files.first(where: { $0.defines(portal) }) { return try file.unlockedFields(on: portal) }
        return files.lazy.map(\.unlockedFields).first { !$0.isEmpty } ?? []
    }

    /// What is given for recipes' parameters on the portal of that name.
    func settings(for portal: String) throws -> [String: ParameterSetting] {
        try definer(of: portal)?.settings(for: portal) ?? [:]
    }

    /// The gateway of the portal of that name; `nil` if it has none.
    ///
    /// Only the file that defines the portal describes it, so that none of lower rank can let another program in.
    func gateway(on portal: String) throws -> ConfiguredGateway? { try definer(of: portal)?.gateway(of: portal) }

    /// A portal that a file names.
    struct Entry {
        var portal: ConfigurationFile.Portal
        /// A PEM file with certificate authorities that its file trusts on all its portals, and on their token servers.
        var authorities: String?
        /// The path of the file that names it.
        var path: String
    }

    /// The portal of that name.
    ///
    /// - Throws: ``Failure`` if no file names it.
    func portal(_ name: String) throws -> Entry {
        if let file = definer(of: name), let portal = try file.portal(name) {
            return Entry(portal: portal, authorities: file.authorities ?? authorities, path: file.path)
        }
        guard !files.isEmpty else {
            throw Failure(
                .usage,
                "--portal \(name) is not an address, and no moonhook.lua defines it, neither here nor in the XDG configuration "
                    + "folder or in /etc/moonhook"
            )
        }
        let names = Set(files.flatMap(\.portals.keys)).sorted().filter { !$0.contains("/") }
        let list =
            names.isEmpty
            ? "none is defined" : "the file defines \(names.joined(separator: ", "))"
        throw Failure(.usage, "\(paths.joined(separator: ", ")): there is no portal '\(name)'; \(list)")
    }

    /// The file that defines the portal of that name.
    func definer(of portal: String) -> ConfigurationFile? {
        files.first { $0.defines(portal) } ?? files.first { $0.portals[portal] != nil }
    }

    /// Refuses a script that the pins don't let run.
    ///
    /// A pin is for content: a script that is pinned under another name is that one. A script of a pinned name must be the
    /// pinned one.
    ///
    /// - Returns: The script, with the modules that its pin covers if it is pinned.
    /// - Throws: ``Failure``.
    func permitted(_ inspection: RecipeInspection) throws -> ScriptFile {
        let script = inspection.file
        let isAccepted = accepted[script.path] != nil
        guard files.contains(where: { $0.onlyPinned || !$0.pins.isEmpty }) else {
            return isAccepted ? inspection.pinnedFile : script
        }
        let parts = inspection.parts()
        let sha256 = RecipeInspection.sha256(of: parts)
        for file in files {
            guard let pin = file.pins[script.name] else { continue }
            guard pin.sha256 == sha256 else { throw Self.broken(script, file.path, sha256) }
            guard pin.permits(inspection.recipe) else { throw Self.redeclared(inspection, file.path) }
        }
        func isPinned(in file: ConfigurationFile) -> Bool { file.pins(inspection, parts) }
        if let strict = files.firstIndex(where: \.onlyPinned), !files[...strict].contains(where: isPinned) {
            throw Self.unpinned(script, files[strict].path, sha256)
        }
        return isAccepted || files.contains(where: isPinned) ? inspection.pinnedFile : script
    }

    private static func broken(_ script: ScriptFile, _ path: String, _ sha256: String) -> Failure {
        Failure(
            .refused,
            .pinBroken,
            """
            \(script.name) is not the file that \(path) pins, so it doesn't run.
            Its SHA-256 is \(sha256); review what changed, and pin it again.
            """
        )
    }

    private static func redeclared(_ inspection: RecipeInspection, _ path: String) -> Failure {
        let declaration = inspection.recipe.map { "The SHA-256 of what it declares is \($0.declarationSHA256)" }
        return Failure(
            .refused,
            .pinBroken,
            """
            \(inspection.file.name) is the file that \(path) pins, but declares something else, so it doesn't run.
            \(declaration ?? "It declares nothing"); review what 'moonhook info' shows, and pin it again.
            """
        )
    }

    private static func unpinned(_ script: ScriptFile, _ path: String, _ sha256: String) -> Failure {
        Failure(
            .refused,
            .pinBroken,
            """
            \(script.name) is not pinned, and \(path) allows only pinned scripts to run.
            Its SHA-256 is \(sha256); review the file, and pin it if it may run.
            """
        )
    }
}

extension ConfigurationFile {
    /// Refuses what would undo something in a file of higher rank.
    fileprivate func check(against stronger: ConfigurationFile) throws {
        for name in portals.keys.sorted() where defines(name) && stronger.defines(name) {
            throw Failure(
                .usage,
                "\(path): portals.\(name) is defined in \(stronger.path), so here only its 'protect' can be extended "
                    + "and its 'keep' shortened; give this portal another name"
            )
        }
        for (name, pin) in pins.sorted(by: { $0.key < $1.key }) where stronger.pins[name]?.contradicts(pin) == true {
            throw Failure(
                .usage,
                "\(path): pins[\"\(name)\"] is not the file that \(stronger.path) pins; remove it here"
            )
        }
    }
}
