import Hummingbird
import Logging
import ServiceLifecycle

/// A Bitrix24 portal of our own on this machine: real HTTP on 127.0.0.1, real data in SQLite, answers as documented.
///
/// It knows the methods around users and departments. What the documentation leaves open is read generously, as PHP would.
public final class EmulatedPortal: Sendable {
    private let service: RESTService
    private let configuration: EmulatorConfiguration

    /// Opens the portal's data, making the demo company where there is none yet; nothing is served so far.
    ///
    /// - Throws: ``EmulatorError``: `.foreignFile`, `.outdatedFile` or `.unusableStorage`.
    public init(_ configuration: EmulatorConfiguration = EmulatorConfiguration()) throws(EmulatorError) {
        let store = try PortalStore(configuration.storage, userCount: configuration.userCount)
        service = RESTService(store: store, credentials: configuration.credentials)
        self.configuration = configuration
    }

    /// The latest ten thousand calls, the oldest first; the commands of a batch follow it.
    public var requests: [ReceivedRequest] { service.requests }

    /// Serves the portal until the body ends.
    ///
    /// - Throws: ``EmulatorError`` with `.portUnavailable`, or what the body throws.
    public func serve<Value>(_ body: (EmulatorAddress) async throws -> Value) async throws -> Value {
        let (addresses, ready) = AsyncStream.makeStream(of: EmulatorAddress.self)
        let services = ServiceGroup(services: [server { ready.yield($0) }], logger: Self.silence)
        return try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask {
                defer { ready.finish() }
                try await self.listen { try await services.run() }
            }
            guard let address = await addresses.first(where: { _ in true }) else {
                try await tasks.waitForAll()
                throw CancellationError()
            }
            let value = try await body(address)
            await services.triggerGracefulShutdown()
            try await tasks.waitForAll()
            return value
        }
    }

    private static let silence = Logger(label: "portal-emulator") { _ in SwiftLogNoOpLogHandler() }

    private func listen(_ run: () async throws -> Void) async throws {
        do {
            try await run()
        } catch let error as CancellationError {
            throw error
        } catch {
            throw EmulatorError(.portUnavailable, subject: String(configuration.port), underlying: error)
        }
    }

    private func server(onReady: @escaping @Sendable (EmulatorAddress) async -> Void) -> some ApplicationProtocol {
        let credential = configuration.credentials.first
        return Application(
            responder: PortalResponder(service: service),
            configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: configuration.port)),
            onServerRunning: { channel in
                await onReady(EmulatorAddress(port: channel.localAddress?.port ?? 0, credential: credential))
            },
            logger: Self.silence
        )
    }
}
