import Hummingbird
import NIOCore
import ServiceLifecycle

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A client's connection, and the ways in which it can break.
struct Connection: Sendable {
    private let channel: any Channel

    init(channel: any Channel) {
        self.channel = channel
    }

    /// Resets the connection; what was written and not yet sent is lost.
    func reset() async {
        // To linger for no time means RST in place of FIN (socket(7)).
        let provider = channel as? any SocketOptionProvider
        try? await provider?.setSoLinger(linger(l_onoff: 1, l_linger: 0)).get()
        try? await channel.close()
    }

    /// Waits until the client gives up, or the portal ends.
    func hang() async {
        // A client that closes its side is gone; else the connection would live on half open.
        try? await channel.setOption(.allowRemoteHalfClosure, value: false).get()
        try? await cancelWhenGracefulShutdown {
            while channel.isActive { try await Task.sleep(for: .milliseconds(20)) }
        }
        await reset()
    }

    /// Sends a body piece by piece.
    ///
    /// - Parameters:
    ///   - body: What is sent.
    ///   - pieces: About how many pieces it is cut into.
    ///   - pause: How long each piece waits.
    /// - Returns: The body of a response.
    func trickling(_ body: [UInt8], pieces: Int = 30, pause: Duration = .milliseconds(100)) -> ResponseBody {
        let length = max(1, (body.count + pieces - 1) / pieces)
        return ResponseBody(contentLength: body.count) { writer in
            for start in stride(from: 0, to: body.count, by: length) {
                try await Task.sleep(for: pause)
                try await writer.write(ByteBuffer(bytes: body[start..<min(start + length, body.count)]))
            }
            try await writer.finish(nil)
        }
    }

    /// Sends the first half of a body, and closes.
    func truncating(_ body: [UInt8]) -> ResponseBody {
        ResponseBody(contentLength: body.count) { [channel] writer in
            try await writer.write(ByteBuffer(bytes: body.prefix(body.count / 2)))
            try? await channel.close()
            try await writer.finish(nil)
        }
    }

    /// Sends blocks of 64 KiB until the client has had enough.
    func flooding(blocks: Int) -> ResponseBody {
        ResponseBody { writer in
            let block = ByteBuffer(repeating: UInt8(ascii: "a"), count: 1 << 16)
            try await writer.write(ByteBuffer(string: #"{"result":""#))
            for _ in 0..<blocks { try await writer.write(block) }
            try await writer.write(ByteBuffer(string: #""}"#))
            try await writer.finish(nil)
        }
    }
}
