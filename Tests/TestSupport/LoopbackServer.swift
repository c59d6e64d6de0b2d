package import NIOCore
import NIOPosix

/// A server of TCP on loopback, for what no portal would answer.
package enum LoopbackServer {
    /// Serves while `body` runs with the port.
    ///
    /// - Parameters:
    ///   - makeHandler: Makes what answers one connection.
    ///   - body: Receives the port.
    /// - Returns: What `body` returns.
    /// - Throws: What `body` throws, or the system's error if it can't serve.
    package static func serving<Value>(
        _ makeHandler: @escaping @Sendable () -> any ChannelHandler,
        _ body: (Int) async throws -> Value
    ) async throws -> Value {
        let server = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(makeHandler())
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        do {
            let value = try await body(server.localAddress?.port ?? 0)
            try await server.close()
            return value
        } catch {
            try await server.close()
            throw error
        }
    }
}
