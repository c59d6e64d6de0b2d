import NIOCore
import NIOPosix
import PortalEmulator
import Synchronization
import TestSupport

/// What came over a connection of TCP, byte by byte, with no client's reading of it.
struct RawConnection {
    var text = ""
    /// Whether the portal closed or reset it.
    var isClosed = false

    /// The value of a header.
    func header(_ name: String) -> String? {
        for line in head.split(whereSeparator: \.isNewline) where line.lowercased().hasPrefix(name + ":") {
            return line.dropFirst(name.count + 1).trimmingPrefix(" ").description
        }
        return nil
    }

    /// Whether the whole answer came.
    private var isComplete: Bool { contentLength.map { bodyLength >= $0 } ?? false }
    var contentLength: Int? { header("content-length").flatMap { Int($0) } }
    var bodyLength: Int { text.utf8.count - head.utf8.count - 4 }
    private var head: Substring { text.firstRange(of: "\r\n\r\n").map { text[..<$0.lowerBound] } ?? text[...] }

    /// Sends one `user.update`, and gathers what comes until the answer is whole or the portal closes.
    ///
    /// - Parameters:
    ///   - portal: The portal.
    ///   - isEnough: Says that no more is waited for.
    /// - Returns: What came.
    /// - Throws: What the connection meets, or what `isEnough` throws.
    static func exchange(
        _ portal: PortalProbe,
        orUntil isEnough: () async throws -> Bool = { false }
    ) async throws -> RawConnection {
        let address = portal.address.webhook.dropFirst("http://127.0.0.1:".count)
        let port = Int(address.prefix { $0 != "/" }) ?? 0
        let path = address.drop { $0 != "/" } + "user.update?x=1"
        let body = "ID=1&WORK_CITY=Ulm"
        let request = """
            POST \(path) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nContent-Type: application/x-www-form-urlencoded\r
            Content-Length: \(body.utf8.count)\r\n\r\n\(body)
            """
        let received = Gathering()
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelInitializer { $0.pipeline.addHandler(received) }
            .connect(host: "127.0.0.1", port: port).get()
        try await channel.writeAndFlush(ByteBuffer(string: request)).get()
        var wire = RawConnection()
        try await wait(until: "the portal answers or closes") {
            wire.text = received.text.withLock { $0 }
            if !channel.isActive || wire.isComplete { return true }
            return try await isEnough()
        }
        wire.isClosed = !channel.isActive
        try? await channel.close()
        wire.text = received.text.withLock { $0 }
        return wire
    }

    private final class Gathering: ChannelInboundHandler, Sendable {
        typealias InboundIn = ByteBuffer

        let text = Mutex("")

        func channelRead(context: ChannelHandlerContext, data: NIOAny) {
            let piece = String(buffer: unwrapInboundIn(data))
            text.withLock { $0 += piece }
        }

        func errorCaught(context: ChannelHandlerContext, error: any Error) {
            context.close(promise: nil)
        }
    }
}
