import NIOCore
import NIOPosix

/// A server on loopback that isn't a portal: its answers hold what it was asked, address, code and all.
package enum EchoServer {
    /// Serves while `body` runs with the port.
    ///
    /// - Parameters:
    ///   - type: The type of the answers.
    ///   - answer: Makes the text of an answer from the first line of the request.
    ///   - body: Receives the port.
    /// - Throws: What `body` throws, or the system's error if it can't serve.
    package static func serving(
        _ type: String,
        _ answer: @escaping @Sendable (String) -> String,
        _ body: (Int) async throws -> Void
    ) async throws {
        try await serving(
            { line in
                let text = answer(line)
                return "HTTP/1.1 200 OK\r\nContent-Type: \(type)\r\nContent-Length: \(text.utf8.count)\r\n\r\n\(text)"
            },
            body
        )
    }

    /// Serves while `body` runs with the port.
    ///
    /// - Parameters:
    ///   - answer: Makes a whole answer, head and all, from the first line of the request.
    ///   - body: Receives the port.
    /// - Throws: What `body` throws, or the system's error if it can't serve.
    package static func serving(
        _ answer: @escaping @Sendable (String) -> String,
        _ body: (Int) async throws -> Void
    ) async throws {
        let server = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(Echo(answer))
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        do {
            try await body(server.localAddress?.port ?? 0)
            try await server.close()
        } catch {
            try await server.close()
            throw error
        }
    }

    private final class Echo: ChannelInboundHandler {
        typealias InboundIn = ByteBuffer

        private let answer: @Sendable (String) -> String

        init(_ answer: @escaping @Sendable (String) -> String) {
            self.answer = answer
        }

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            let request = String(buffer: unwrapInboundIn(data))
            // The rest of a request may come in another piece.
            guard let line = request.split(separator: "\r\n").first, line.hasSuffix("HTTP/1.1") else { return }
            context.channel.writeAndFlush(ByteBuffer(string: answer(String(line))), promise: nil)
        }
    }
}
