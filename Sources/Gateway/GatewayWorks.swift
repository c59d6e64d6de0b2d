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
    let queue: CallQueue
    let doorkeeper: Doorkeeper
    let statistics = GatewayStatistics()
    let logger: Logger
    let clients: Mutex<ClientTable>
    private let schema: Schema
    private let owner: UserID
    private let pool: WorkerPool
    private let isServing = Mutex(true)

    init(
        _ settings: GatewaySettings,
        portal: RESTPortal,
        owner: UserID,
        journal: RunJournal,
        pool: WorkerPool,
        logger: Logger
    ) async throws {
        (self.portal, self.owner, self.pool, self.logger) = (portal, owner, pool, logger)
        schema = try await portal.schema()
        desk = JournalDesk(journal)
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
        queue = CallQueue(
            portal: portal,
            desk: desk,
            days: days,
            schema: schema,
            settings: settings,
            statistics: statistics
        )
        doorkeeper = Doorkeeper(owner: owner, statistics: statistics)
        clients = Mutex(try await Self.table(settings, schema, portal, owner, pool))
    }

    /// Takes other clients.
    func reload(_ settings: GatewaySettings) async throws {
        let table = try await Self.table(settings, schema, portal, owner, pool)
        clients.withLock { $0 = table }
        days.reload()
    }

    private static func table(
        _ settings: GatewaySettings,
        _ schema: Schema,
        _ portal: RESTPortal,
        _ owner: UserID,
        _ pool: WorkerPool
    ) async throws -> ClientTable {
        var clients: [(GatewayClient, ClientJudge)] = []
        for client in settings.clients {
            let judge = ClientJudge(
                client,
                schema: schema,
                portal: portal,
                settings: settings,
                owner: owner,
                pool: pool
            )
            try await judge.load()
            clients.append((client, judge))
        }
        return ClientTable(clients)
    }

    /// The portal's credentials as its answers may repeat them.
    func repeatedSecrets() async -> [String] {
        await portal.repeatedSecrets.map(\.text).filter { !$0.isEmpty }.sorted { $0.count > $1.count }
    }
}
