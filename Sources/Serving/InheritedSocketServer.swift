package import HummingbirdCore
package import Logging
import NIOCore
import NIOExtras
import NIOPosix
import ServiceLifecycle

/// A server on a socket that another program has opened, such as systemd.
///
/// Hummingbird's own server opens its sockets itself; connections are served alike.
package struct InheritedSocketServer: Service {
    private let descriptor: Int32
    private let channel: any ServerChildChannel
    private let onReady: @Sendable (Int) async -> Void
    private let logger: Logger

    /// - Parameters:
    ///   - descriptor: The socket, which listens already.
    ///   - channel: Serves a connection.
    ///   - logger: Hears of connections that break.
    ///   - onReady: Called with the port once it serves.
    package init(
        descriptor: Int32,
        channel: any ServerChildChannel,
        logger: Logger,
        onReady: @escaping @Sendable (Int) async -> Void
    ) {
        (self.descriptor, self.channel, self.logger, self.onReady) = (descriptor, channel, logger, onReady)
    }

    package func run() async throws { try await run(channel) }

    private func run(_ child: some ServerChildChannel) async throws {
        let quiescing = ServerQuiescingHelper(group: MultiThreadedEventLoopGroup.singleton)
        let server = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(
                        quiescing.makeServerChannelHandler(channel: channel)
                    )
                }
            }
            .bind(descriptor) { channel in
                // A socket that is a path knows no such option.
                channel.setOption(.tcpOption(.tcp_nodelay), value: 1).recover { _ in }
                    .flatMap { child.setup(channel: channel, logger: logger) }
            }
        await onReady(server.channel.localAddress?.port ?? 0)
        let failure: (any Error)? = await withGracefulShutdownHandler {
            await withDiscardingTaskGroup { group in
                do {
                    try await server.executeThenClose { inbound in
                        for try await value in inbound {
                            group.addTask { await child.handle(value: value, logger: logger) }
                        }
                    }
                    return nil
                } catch {
                    return error
                }
            }
        } onGracefulShutdown: {
            quiescing.initiateShutdown(promise: nil)
        }
        // Connections that were open have been served.
        if let failure { throw LostSocket(reason: "\(failure)") }
    }
}

/// The socket takes no connections any more.
private struct LostSocket: Error, CustomStringConvertible {
    var reason: String
    var description: String {
        "the socket of systemd takes no connections any more (\(reason)); start its unit anew, and the gateway's"
    }
}
