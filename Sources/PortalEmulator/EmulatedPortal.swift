import Hummingbird
import HummingbirdTLS
import Logging
import ServiceLifecycle
import Serving

/// A Bitrix24 portal of our own on this machine: real HTTP on 127.0.0.1, real data in SQLite, answers as documented.
///
/// It knows the methods around users and departments. What the documentation leaves open is read generously, as PHP would.
public final class EmulatedPortal: Sendable {
    private let service: RESTService
    private let configuration: EmulatorConfiguration
    private let certificate: ServerCertificate?

    /// Opens the portal's data, and creates the demo company if it is missing; nothing is served yet.
    ///
    /// - Throws: ``EmulatorError``: `.foreignFile`, `.outdatedFile`, `.unusableStorage` or `.unusableCertificate`.
    public init(_ configuration: EmulatorConfiguration = EmulatorConfiguration()) throws(EmulatorError) {
        certificate = if let tls = configuration.tls { try ServerCertificate(tls) } else { nil }
        let store = try PortalStore(configuration)
        service = RESTService(store: store, configuration: configuration)
        self.configuration = configuration
    }

    /// The latest ten thousand calls, the oldest first; the commands of a batch follow it.
    public var requests: [ReceivedRequest] { service.requests }

    /// What the portal has done so far.
    public var counts: EmulatorCounts { service.counts }

    /// Sets ``counts`` back to zero.
    public func resetCounts() { service.resetCounts() }

    /// Replaces the faults, from the next request on.
    public func setFaults(_ faults: EmulatorFaults) { service.setFaults(faults) }

    /// Ends all access tokens, so that calls with them get `expired_token`; refresh tokens stay.
    public func expireTokens() { service.expireTokens() }

    /// Makes the code that a browser would bring back from the authorization of an application; it holds 30 seconds.
    ///
    /// - Returns: The code, or `nil` if no credential has an application of that id.
    public func makeAuthorizationCode(clientID: String) -> String? { service.makeCode(clientID: clientID) }

    /// Serves the portal until the body ends, even if its task is cancelled before.
    ///
    /// - Throws: ``EmulatorError`` with `.portUnavailable`, or what the body throws.
    public func serve<Value>(_ body: (EmulatorAddress) async throws -> Value) async throws -> Value {
        let (addresses, ready) = AsyncStream.makeStream(of: EmulatorAddress.self)
        let services = try group { ready.yield($0) }
        let listening = Task {
            defer { ready.finish() }
            try await listen { try await services.run() }
        }
        guard let address = await addresses.first(where: { _ in true }) else {
            await services.triggerGracefulShutdown()
            try await listening.value
            throw CancellationError()
        }
        let result: Result<Value, any Error>
        do {
            result = .success(try await body(address))
        } catch {
            result = .failure(error)
        }
        await services.triggerGracefulShutdown()
        // Errors from here on, such as the end of a connection that a client left open, don't matter.
        _ = await listening.result
        return try result.get()
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

    private func group(onReady: @escaping @Sendable (EmulatorAddress) async -> Void) throws -> ServiceGroup {
        let services = [ServiceGroupConfiguration.ServiceConfiguration(service: try server(onReady: onReady))]
        var group = ServiceGroupConfiguration(services: services, logger: Self.silence)
        // A client that neither reads nor closes can't hold the portal up for longer.
        group.maximumGracefulShutdownDuration = .seconds(2)
        return ServiceGroup(configuration: group)
    }

    private func server(
        onReady: @escaping @Sendable (EmulatorAddress) async -> Void
    ) throws -> some ApplicationProtocol {
        let credential = configuration.credentials.first
        let (scheme, authority) = (service.scheme, certificate?.authority)
        return Application(
            responder: PortalResponder(service: service),
            server: try certificate.map { try .tls(.persistent, tlsConfiguration: $0.configuration) } ?? .persistent,
            configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: configuration.port)),
            onServerRunning: { channel in
                await onReady(
                    EmulatorAddress(
                        port: channel.localAddress?.port ?? 0,
                        scheme: scheme,
                        credential: credential,
                        certificateAuthority: authority
                    )
                )
            },
            logger: Self.silence
        )
    }
}
