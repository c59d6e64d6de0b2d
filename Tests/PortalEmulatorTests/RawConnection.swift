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

    var contentLength: Int? { header("content-length").flatMap { Int($0) } }
    var bodyLength: Int { text.utf8.count - head.utf8.count - 4 }
    private var head: Substring { text.firstRange(of: "\r\n\r\n").map { text[..<$0.lowerBound] } ?? text[...] }

    /// The answers that came whole, in their order; one that only asks for more, such as 100, counts, too.
    var answers: [(status: Int, body: Substring)] {
        var answers: [(Int, Substring)] = []
        var rest = text[...]
        while let end = rest.firstRange(of: "\r\n\r\n") {
            var answer = RawConnection(text: String(rest[..<end.upperBound]))
            answer.text += rest[end.upperBound...]
            let status = Int(answer.head.split(separator: " ")[1]) ?? 0
            let length = status < 200 ? 0 : answer.contentLength ?? 0
            let body = rest[end.upperBound...].utf8.prefix(length)
            guard body.count == length else { break }
            answers.append((status, Substring(body)))
            rest = rest[body.endIndex...]
        }
        return answers
    }

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
        let body = "ID=1&WORK_CITY=Ulm"
        let request = """
            POST \(portal.path)user.update?x=1 HTTP/1.1\r\nHost: 127.0.0.1\r
            Content-Type: application/x-www-form-urlencoded\r
            Content-Length: \(body.utf8.count)\r\n\r\n\(body)
            """
        return try await converse([request], with: portal, orUntil: isEnough)
    }

    /// Sends bytes on one connection piece by piece, and gathers what comes.
    ///
    /// - Parameters:
    ///   - pieces: What is sent, such as a request.
    ///   - counts: How many answers there must be before the next piece is sent; one more for each piece by default.
    ///   - portal: The portal.
    ///   - isEnough: Says that no more is waited for.
    /// - Returns: What came until all was answered or the portal closed.
    /// - Throws: What the connection meets, or what `isEnough` throws.
    static func converse(
        _ pieces: [String],
        answers counts: [Int]? = nil,
        with portal: PortalProbe,
        orUntil isEnough: () async throws -> Bool = { false }
    ) async throws -> RawConnection {
        let received = GatheredText()
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelInitializer { $0.pipeline.addHandler(received) }
            .connect(host: "127.0.0.1", port: portal.port).get()
        var wire = RawConnection()
        for (piece, count) in zip(pieces, counts ?? Array(1...pieces.count)) where channel.isActive {
            do {
                try await channel.writeAndFlush(ByteBuffer(string: piece)).get()
            } catch {
                // It may be closed while a piece is on its way, which came of the pieces before.
                guard channel.isActive else { break }
                throw error
            }
            try await wait(until: "the portal answers or closes") {
                wire.text = received.text.withLock { $0 }
                if !channel.isActive || wire.answers.count >= count { return true }
                return try await isEnough()
            }
        }
        wire.isClosed = !channel.isActive
        try? await channel.close()
        wire.text = received.text.withLock { $0 }
        return wire
    }
}

extension PortalProbe {
    /// The port that the portal listens on.
    fileprivate var port: Int {
        Int(address.controlPage.dropFirst("http://127.0.0.1:".count).prefix { $0 != "/" }) ?? 0
    }

    /// The path of the webhook, such as `/rest/1/code/`.
    var path: Substring { address.webhook.dropFirst("http://".count).drop { $0 != "/" } }
}
