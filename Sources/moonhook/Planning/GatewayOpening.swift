import Containment
import Engine
import Foundation
import Gateway
import PortalClient
import PortalModel
import Scripting

/// A portal's gateway as it is configured now: at its start, and again whenever it is to read `moonhook.lua`.
struct GatewayOpening {
    let entry: ConfiguredGateway
    /// Where the portal is; `nil` for the demo portal.
    let access: PortalAccess?
    /// The programs that may call, with their recipes inspected.
    let clients: [GatewayClient]
    /// Runs the recipes.
    let pool: WorkerPool
    private let configuration: Configuration

    /// Reads what a gateway needs, and refuses what is surely wrong before a portal is contacted.
    ///
    /// - Parameters:
    ///   - portal: The portal's name.
    ///   - configuration: What is configured.
    ///   - containment: Whether recipes run contained.
    ///   - environment: The environment.
    /// - Throws: ``Failure``; or `ScriptError` if a recipe can't be run, or its parameters can't have what was given.
    init(
        of portal: String,
        _ configuration: Configuration,
        _ containment: ContainmentOptions,
        _ environment: [String: String]
    ) throws {
        let entry = try configuration.existingGateway(on: portal)
        self.configuration = configuration
        self.entry = entry
        access = try PortalAccess(portal, configuration, environment: environment)
        pool = try containment.workers(for: [], configuration).pool
        let settings = try configuration.settings(for: portal)
        clients = try entry.clients.map { client in
            let opening = ScriptOpening(
                configuration: configuration,
                settings: settings.merging(client.settings) { _, own in own },
                limits: ScriptLimits(),
                containment: containment
            )
            return try Self.client(client, opening)
        }
        try Self.checkCodes(of: clients, in: entry)
    }

    private static func client(_ client: ConfiguredGateway.Client, _ opening: ScriptOpening) throws -> GatewayClient {
        let paths = client.recipes.map(\.path)
        let scripts: [ScriptFile]
        let always: [ScriptFile]
        do {
            (scripts, always, _) = try opening.open(paths, with: opening.configuration.always)
        } catch let error as ScriptError where error.diagnostic == .parameterValue {
            // What stands in the client's own entry names it already.
            let place = error.message.hasPrefix(client.place) ? "" : "\(client.place): "
            throw ScriptError(.parameter, place + error.message, diagnostic: .parameterValue)
        }
        for file in scripts + always where file.declaredRecipe?.hasTransform != true {
            throw Failure(.usage, "\(client.place).recipes: \(file.path) has no transform, which a gateway needs")
        }
        for file in scripts + always where file.declaredRecipe?.match != nil {
            let words = "takes rows of a file ('match'), and calls have none; leave it out"
            throw Failure(.usage, "\(client.place).recipes: \(file.path) \(words)")
        }
        let own = zip(scripts, client.recipes).map { GatewayClient.Recipe($0, passesOnError: $1.passesOnError) }
        return GatewayClient(
            name: client.name,
            codeSHA256: try client.codeSHA256(),
            recipes: own + always.map { GatewayClient.Recipe($0) },
            settings: opening.settings,
            fields: client.fields.map { Set($0) },
            methods: client.methods,
            limits: client.limits,
            isGrouped: client.isGrouped
        )
    }

    /// Refuses a code that two clients share: nobody could tell their calls apart.
    private static func checkCodes(of clients: [GatewayClient], in entry: ConfiguredGateway) throws {
        var names: [String: String] = [:]
        for client in clients {
            guard let other = names.updateValue(client.name, forKey: client.codeSHA256) else { continue }
            throw Failure(
                .usage,
                "\(entry.path): portals.\(entry.portal).gateway: \(other) and \(client.name) have the same code; make another "
                    + "with 'moonhook gateway new-client'"
            )
        }
    }

    /// Finds on the portal what is protected there, and checks the fields that clients may write.
    ///
    /// - Parameters:
    ///   - portal: The portal.
    ///   - state: Has the journals of all portals.
    /// - Returns: How the gateway works.
    /// - Throws: ``Failure``, ``PortalError``, or `CancellationError`.
    func settings(on portal: RESTPortal, in state: StateFolder) async throws -> GatewaySettings {
        let entries = try configuration.protection(on: entry.portal, at: access?.address)
        let found = try await configuration.find(entries, on: portal, access, in: state)
        found.tell()
        try checkFields(try await portal.renewSchema(unlocking: try unlockedFields()))
        var settings = GatewaySettings(
            clients: clients,
            protection: found.protection,
            unlockedFields: try unlockedFields(),
            version: Moonhook.version,
            account: ForeignText(NSUserName())
        )
        if let queue = entry.queue { settings.queue = queue }
        if let cache = entry.cache { settings.cache = cache }
        if let durability = entry.durability { settings.durability = durability }
        return settings
    }

    /// Deals with the portal as a gateway does: somebody waits for each call, and many at once.
    func adapt(_ settings: inout PortalSettings) {
        settings.goesFirst = true
        settings.silence = .seconds(60)
        settings.connections = 256
        settings.confirmedHosts = configuration.hosts
    }

    /// Checks the fields that clients may write.
    ///
    /// - Throws: ``Failure`` that names the client and the field.
    func checkFields(_ schema: Schema) throws {
        for client in entry.clients {
            for name in client.fields ?? [] {
                guard let field = schema[name] else {
                    throw Failure(.usage, "\(client.place).fields: \(schema.unknownField(name))")
                }
                guard field.isWritable else {
                    throw Failure(.usage, "\(client.place).fields: \(name) can't be written there; leave it out")
                }
            }
        }
    }

    /// Such as `2 clients: bot, hr`.
    var clientsInWords: String {
        let names = clients.map(\.name)
        return "\(names.count) \(names.count == 1 ? "client" : "clients"): \(names.joined(separator: ", "))"
    }

    /// How long the portal's runs are kept; `nil` for ever.
    func retention() throws -> Age? { try configuration.retention(on: entry.portal, at: access?.address) }

    /// The locked fields that may be written there.
    func unlockedFields() throws -> Set<String> { try configuration.unlockedFields(on: entry.portal) }
}

extension Configuration {
    /// The gateway of a portal that must have one.
    ///
    /// - Throws: ``Failure`` if the portal isn't named in a file, or has none there.
    func existingGateway(on portal: String) throws -> ConfiguredGateway {
        try Self.checkName(ofGatewaysPortal: portal)
        if let entry = try gateway(on: portal) { return entry }
        // The portal may not exist either.
        let path = portal == "demo" ? paths.first : try self.portal(portal).path
        throw Failure(
            .usage,
            "\(path ?? "no moonhook.lua in use"): portals.\(portal) has no gateway; "
                + "'moonhook gateway new-client NAME --portal \(portal.quoted)' prints one for it"
        )
    }

    /// Refuses an address, under which no file describes a gateway; it may hold a secret.
    static func checkName(ofGatewaysPortal portal: String) throws {
        guard portal.contains("/") else { return }
        throw Failure(
            .usage,
            "a gateway is for a portal that moonhook.lua names; give --portal that name, not an address"
        )
    }
}
