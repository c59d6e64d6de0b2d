import NIOCore

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
        try await LoopbackServer.serving({ Echo(answer) }, body)
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
