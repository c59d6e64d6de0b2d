import Containment
import Engine
import Foundation
import Journal
import Logging
import PortalClient
import PortalModel
import Synchronization

/// What a gateway is made of, beside the servers in front of it.
final class GatewayWorks: Sendable {
    let portal: RESTPortal
    let desk: JournalDesk
    let days: ClientDays
    let turns: Turns
    let queue: CallQueue
    let doorkeeper: Doorkeeper
    let statistics: GatewayStatistics
    let health: Health
    let logger: Logger
    let clients: Mutex<ClientTable>
    private let settings: Mutex<GatewaySettings>
    /// Reloads run one after the other, so that each begins with the settings of the one before.
    private let reloading = OneAtATime()
    private let lookup = Mutex(FieldLookup())
    private let owner: UserID
    private let pool: WorkerPool

    init(
        _ settings: GatewaySettings,
        portal: RESTPortal,
        owner: UserID,
        journal: RunJournal,
        pool: WorkerPool,
        logger: Logger
    ) async throws {
        (self.portal, self.owner, self.pool, self.logger) = (portal, owner, pool, logger)
        self.settings = Mutex(settings)
        statistics = GatewayStatistics()
        health = Health(statistics, logger: logger)
        let schema = try await Self.schema(of: portal, settings)
        desk = JournalDesk(journal, health)
        let name = portal.name
        days = ClientDays(desk) {
            RunHeader(
                scripts: [],
                portal: name,
                account: settings.account,
                version: settings.version,
                startedAt: Date()
            )
        }
        turns = Turns(portal)
        queue = CallQueue(
            portal: portal,
            turns: turns,
            desk: desk,
            days: days,
            schema: schema,
            settings: settings,
            statistics: statistics,
            health: health
        )
        doorkeeper = Doorkeeper(owner: owner, statistics: statistics)
        clients = Mutex(try await Self.table(settings, schema, portal, owner, pool, logger))
    }

    /// Takes other clients, and the portal's fields as they are now.
    func reload(_ settings: GatewaySettings) async throws {
        try await reloading.run { [self] in try await load(settings) }
    }

    private func load(_ settings: GatewaySettings) async throws {
        let schema = try await Self.schema(of: portal, settings)
        let table = try await Self.table(settings, schema, portal, owner, pool, logger)
        self.settings.withLock { $0 = settings }
        lookup.withLock { $0.noteReading() }
        await queue.use(schema, settings)
        clients.withLock { $0 = table }
    }

    /// How long a call waits for the portal's limits.
    var patience: Duration { settings.withLock(\.queue) }

    /// Looks whether the portal has got new fields, unless it was seen just before that these are not among them.
    ///
    /// - Parameter names: The names that no known field has, in capitals.
    /// - Returns: Whether the known fields may be other ones now.
    func renewFields(for names: Set<String>) async -> Bool {
        let arrival = ContinuousClock.now
        while true {
            switch lookup.withLock({ $0.step(for: names, since: arrival) }) {
            case .end(let isNew): return isNew
            case .wait(let time):
                guard (try? await ContinuousClock().sleep(for: time)) != nil else { return false }
            case .look(let moment):
                // If the portal can't be asked, what it was holds.
                let isDone = (try? await reloading.run { [self] in try await load(settings.withLock { $0 }) }) != nil
                let missing = names.filter { name in !clients.withLock { $0.knows(name) } }
                lookup.withLock { $0.end(since: moment, missing: missing) }
                return isDone
            }
        }
    }

    /// The portal's fields; a program may take somebody out of all departments, which makes them an external person.
    private static func schema(of portal: RESTPortal, _ settings: GatewaySettings) async throws -> Schema {
        try await portal.renewSchema(unlocking: settings.unlockedFields).clearingOnRequest(["UF_DEPARTMENT"])
    }

    private static func table(
        _ settings: GatewaySettings,
        _ schema: Schema,
        _ portal: RESTPortal,
        _ owner: UserID,
        _ pool: WorkerPool,
        _ logger: Logger
    ) async throws -> ClientTable {
        var clients: [(GatewayClient, ClientJudge)] = []
        for client in settings.clients {
            let judge = ClientJudge(
                client,
                schema: schema,
                portal: portal,
                settings: settings,
                owner: owner,
                pool: pool,
                logger: logger
            )
            try await judge.load()
            clients.append((client, judge))
        }
        return ClientTable(clients)
    }

    /// What replaces the portal's credentials, as its answers may repeat them, by a caller's code.
    func replacers(for code: String) async -> [SecretReplacer] {
        await portal.repeatedSecrets.map(\.text).filter { !$0.isEmpty }.sorted { $0.count > $1.count }
            .map { SecretReplacer($0, by: code) }
    }
}

/// Does one thing after the other.
private actor OneAtATime {
    private var last: Task<Void, Never>?

    func run(_ body: @escaping @Sendable () async throws -> Void) async throws {
        let previous = last
        let task = Task {
            await previous?.value
            try await body()
        }
        last = Task { _ = await task.result }
        try await task.value
    }
}
