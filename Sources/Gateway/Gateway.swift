public import Containment
import Engine
import Foundation
public import Journal
public import Logging
import NIOSSL
public import PortalClient
public import PortalModel
import ServiceLifecycle
import Synchronization
public import UnixSignals

/// HTTP in front of a portal: what programs of others change goes through recipes, is recorded, and can be undone.
///
/// A program calls the gateway as it would call the portal, with a code of its own.
public final class Gateway: Sendable {
    let works: GatewayWorks

    /// Makes a gateway; its clients' recipes are loaded, and nothing is served yet.
    ///
    /// - Parameters:
    ///   - settings: Its clients, and how it works.
    ///   - portal: The portal.
    ///   - ownerID: The owner of the portal's credentials, who is named in clients' addresses.
    ///   - journal: Where calls are recorded.
    ///   - pool: Starts the workers in which recipes run.
    ///   - logger: Hears of each call at debug level: its method, client, status and time; of no value.
    /// - Throws: `ScriptError` if a recipe can't be loaded, `PortalError`.
    public init(
        _ settings: GatewaySettings,
        portal: RESTPortal,
        ownerID: UserID,
        journal: RunJournal,
        pool: WorkerPool,
        logger: Logger
    ) async throws {
        works = try await GatewayWorks(
            settings,
            portal: portal,
            owner: ownerID,
            journal: journal,
            pool: pool,
            logger: logger
        )
    }

    /// Takes other settings from the next call on; calls that wait go on under the old ones.
    ///
    /// - Throws: `ScriptError` if a recipe can't be loaded; then all stays as it is.
    public func reload(_ settings: GatewaySettings) async throws { try await works.reload(settings) }

    /// Locks out clients that aren't among these, and codes that these have no more; all else goes on as it was.
    public func restrict(to clients: [GatewayClient]) {
        works.clients.withLock { $0 = $0.restricted(to: clients) }
    }

    /// Serves until the task is cancelled, or the process is asked to end by a signal: then no more calls are taken, and
    /// those that wait are answered.
    ///
    /// Before that it reads back the calls of an earlier process whose answers were lost, or that it hadn't read back.
    ///
    /// - Parameters:
    ///   - listener: Where clients connect.
    ///   - status: Where `/healthz` and `/metrics` are; `nil` for nowhere.
    ///   - signals: What asks the process to end.
    ///   - onReady: Called with the clients' port once it serves, at both places.
    /// - Throws: What keeps it from listening.
    public func run(
        on listener: GatewayListener,
        status: GatewayListener.Endpoint? = nil,
        signals: [UnixSignal] = [.sigterm, .sigint],
        onReady: @escaping @Sendable (Int) async -> Void = { _ in }
    ) async throws {
        try await works.queue.settleEarlierCalls(journal: works.desk)
        let opening = Opening(count: status == nil ? 1 : 2, onReady)
        let server = try server(listener) { await opening.opened(port: $0) }
        var services: [any Service] = [ClosingServer(base: server, works: works)]
        if let status { services.append(try statusServer(status) { _ in await opening.opened() }) }
        var configuration = ServiceGroupConfiguration(
            services: services.map { .init(service: $0) },
            gracefulShutdownSignals: signals,
            logger: Self.silence
        )
        // Longer than the queue takes, and shorter than systemd waits.
        configuration.maximumGracefulShutdownDuration = .seconds(45)
        let group = ServiceGroup(configuration: configuration)
        let queue = works.queue
        let closing = Task { await works.days.closeThoseOver() }
        defer { closing.cancel() }
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { await queue.run() }
            do {
                try await group.run()
            } catch {
                await queue.close()
                throw error
            }
            await queue.close()
            try await tasks.waitForAll()
        }
    }

    /// A server whose queue takes no more calls once it is asked to end, and has a bound for those that wait.
    private struct ClosingServer: Service {
        let base: any Service
        let works: GatewayWorks

        func run() async throws {
            try await withGracefulShutdownHandler {
                try await base.run()
            } onGracefulShutdown: {
                Task {
                    let length = await works.queue.length
                    let calls = "\(length) \(length == 1 ? "call" : "calls")"
                    if length > 0 { works.logger.notice("the gateway is being stopped; \(calls) may take 30 s yet") }
                    await works.queue.close()
                }
            }
        }
    }

    /// Waits until all is open.
    private actor Opening {
        private var count: Int
        private var port = 0
        private let onReady: @Sendable (Int) async -> Void

        init(count: Int, _ onReady: @escaping @Sendable (Int) async -> Void) {
            (self.count, self.onReady) = (count, onReady)
        }

        func opened(port: Int? = nil) async {
            count -= 1
            if let port { self.port = port }
            if count == 0 { await onReady(self.port) }
        }
    }

    private static let silence = Logger(label: "gateway") { _ in SwiftLogNoOpLogHandler() }

    private func server(
        _ listener: GatewayListener,
        _ onReady: @escaping @Sendable (Int) async -> Void
    ) throws -> any Service {
        let certificate = try Self.certificate(listener, works.logger)
        return try HTTPFront.service(
            at: listener.endpoint,
            certificate: certificate,
            responder: GatewayResponder(works: works),
            logger: Self.silence,
            onReady: onReady
        )
    }

    private static func certificate(_ listener: GatewayListener, _ logger: Logger) throws -> TLSConfiguration? {
        guard let certificate = listener.certificate, let key = listener.key else { return nil }
        guard let chain = try? NIOSSLCertificate.fromPEMFile(certificate), !chain.isEmpty else {
            throw GatewayFailure.unreadable(certificate, "certificate")
        }
        // Clients may have been told to take it all the same.
        if chain[0].hasExpired(by: Date()) {
            let words: Logger.Message = "the certificate has expired, and most clients refuse it"
            logger.warning(words, metadata: ["file": "\(certificate)"])
        }
        guard let secret = try? NIOSSLPrivateKey(file: key, format: .pem) else {
            // PKCS #8, or what OpenSSL wrote before that.
            let text = (try? String(contentsOfFile: key, encoding: .utf8)) ?? ""
            let isEncrypted = text.contains("ENCRYPTED PRIVATE KEY") || text.contains("Proc-Type: 4,ENCRYPTED")
            throw isEncrypted ? GatewayFailure.encrypted(key) : GatewayFailure.unreadable(key, "private key")
        }
        let configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: chain.map { .certificate($0) },
            privateKey: .privateKey(secret)
        )
        // What the server would refuse once it starts is refused here, where the files are known.
        guard (try? NIOSSLContext(configuration: configuration)) != nil else {
            throw GatewayFailure.mismatch(certificate, key)
        }
        return configuration
    }

    private func statusServer(
        _ endpoint: GatewayListener.Endpoint,
        _ onReady: @escaping @Sendable (Int) async -> Void
    ) throws -> any Service {
        try HTTPFront.service(
            at: endpoint,
            certificate: nil,
            responder: StatusResponder(works: works),
            logger: Self.silence,
            onReady: onReady
        )
    }
}

extension NIOSSLCertificate {
    /// Whether its time is over at a moment.
    func hasExpired(by moment: Date) -> Bool { moment.timeIntervalSince1970 > TimeInterval(notValidAfter) }
}
