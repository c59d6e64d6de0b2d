import Hummingbird
import HummingbirdCore
import HummingbirdTLS
import Logging
import NIOCore
import NIOPosix
import NIOSSL
import ServiceLifecycle
import Serving
import SystemPackage

/// A server of HTTP, on a socket of its own or one that was handed over.
enum HTTPFront {
    /// How long a connection may be silent between two requests, and within one.
    private static let idleTimeout = TimeAmount.seconds(75)
    /// How many connections may wait to be accepted.
    private static let backlog = 4_096

    /// Makes a server; it serves once it runs.
    ///
    /// - Parameters:
    ///   - endpoint: Where it listens.
    ///   - certificate: What it proves its name with; `nil` for plain HTTP.
    ///   - responder: Answers the requests.
    ///   - logger: Hears of connections that break.
    ///   - onReady: Called with the port once it serves.
    /// - Returns: The server.
    /// - Throws: What its certificate lacks.
    static func service<Responder: HTTPResponder>(
        at endpoint: GatewayListener.Endpoint,
        certificate: TLSConfiguration?,
        responder: Responder,
        logger: Logger,
        onReady: @escaping @Sendable (Int) async -> Void
    ) throws -> any Service where Responder.Context == GatewayContext {
        // Not Hummingbird's application: that replaces the portal's date in answers.
        let answer: HTTPChannelHandler.Responder = { request, writer, channel in
            let context = GatewayContext(
                source: ApplicationRequestContextSource(channel: channel, logger: logger)
            )
            let response: Response
            do {
                response = try await responder.respond(to: request, context: context)
            } catch {
                // The request broke off, or the portal's answer did before its first byte.
                response = Response(status: .badGateway, headers: [.connection: "close"])
            }
            try await writer.write(response: response.head, body: response.body)
        }
        switch endpoint {
        case .address(let host, let port):
            let plain = HTTPServerBuilder.persistent(idleTimeout: idleTimeout)
            let server = try (certificate.map { try .tls(plain, tlsConfiguration: $0) } ?? plain).buildServer(
                configuration: ServerConfiguration(address: .hostname(host, port: port), backlog: backlog),
                eventLoopGroup: MultiThreadedEventLoopGroup.singleton,
                logger: logger,
                responder: answer,
                onServerRunning: { channel in await onReady(channel.localAddress?.port ?? port) }
            )
            return NamedServer(base: server, address: "\(host):\(port)")
        case .inherited(let descriptor):
            let plain = PersistentChannel(idleTimeout: idleTimeout, responder: answer)
            let channel: any ServerChildChannel =
                if let certificate { try TLSChannel(plain, tlsConfiguration: certificate) } else { plain }
            return InheritedSocketServer(descriptor: descriptor, channel: channel, logger: logger, onReady: onReady)
        }
    }
}

/// A server that names its address if it can't listen there.
private struct NamedServer: Service {
    let base: any Service
    let address: String

    func run() async throws {
        do {
            try await base.run()
        } catch let error as IOError {
            throw GatewayFailure.unbound(address, "\(Errno(rawValue: error.errnoCode))")
        } catch is SocketAddressError {
            throw GatewayFailure.unbound(address, "this machine has no such address")
        } catch is SocketAddressError.UnknownHost {
            throw GatewayFailure.unbound(address, "no such host")
        }
    }
}
