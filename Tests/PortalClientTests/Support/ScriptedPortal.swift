import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Synchronization
import TestSupport
import Wire

@testable import PortalClient

/// A server that gives the answers of a script one after the other, and keeps what it was sent.
final class ScriptedPortal: Sendable {
    /// One answer.
    struct Reply: Sendable {
        var status = 200
        var headers: HTTPFields = [:]
        var body = ""
        /// Whether the connection breaks in the middle of the body.
        var breaksOff = false
        /// Whether the client waits in vain.
        var neverComes = false
    }

    /// One request, as it arrived.
    struct Call: Sendable {
        let path: String
        let headers: [String: String]
        let body: JSONValue
    }

    private let replies: Mutex<[Reply]>
    private let received = Mutex<[Call]>([])

    /// The requests so far.
    var calls: [Call] { received.withLock(\.self) }

    private init(_ replies: [Reply]) {
        self.replies = Mutex(replies)
    }

    /// Serves these answers on loopback while `body` runs with a client.
    static func answering<Value: Sendable>(
        _ replies: [Reply],
        path: String = "/rest/1/hush/",
        token: Secret? = nil,
        settings: PortalSettings = PortalSettings(userAgent: "moonhook/1.2"),
        clock: any Clock<Duration> = ImmediateClock(),
        logger: Logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() },
        _ body: (RESTPortal, ScriptedPortal) async throws -> Value
    ) async throws -> Value {
        let server = ScriptedPortal(replies)
        let (ports, port) = AsyncStream<Int>.makeStream()
        let application = Application(
            responder: CallbackResponder { (request, _: BasicRequestContext) in
                try await server.respond(to: request)
            },
            configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { port.yield($0.localAddress?.port ?? 0) },
            logger: Logger(label: "server") { _ in SwiftLogNoOpLogHandler() }
        )
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await application.run() }
            defer { group.cancelAll() }
            guard let number = await ports.first(where: { _ in true }) else { throw CancellationError() }
            let address = try PortalAddress("http://127.0.0.1:\(number)\(path)")
            return try await RESTPortal.withPortal(
                at: address,
                token: token.map { .fixed($0) },
                settings: settings,
                logger: logger,
                clock: clock
            ) { portal in
                try await body(portal, server)
            }
        }
    }

    private func respond(to request: Request) async throws -> Response {
        let body = try await request.body.collect(upTo: 1 << 20)
        let call = Call(
            path: request.uri.path,
            headers: Dictionary(request.headers.map { ($0.name.canonicalName, $0.value) }) { _, last in last },
            body: (try? JSONReader.value(from: Array(body.readableBytesView))) ?? .null
        )
        received.withLock { $0.append(call) }
        let reply = replies.withLock { $0.isEmpty ? Reply(status: 599) : $0.removeFirst() }
        if reply.neverComes {
            let (silence, line) = AsyncStream<Never>.makeStream()
            for await _ in silence {}  // until the task is cancelled
            line.finish()
        }
        var response = Response(
            status: .init(code: reply.status),
            headers: reply.headers,
            body: ResponseBody(byteBuffer: ByteBuffer(string: reply.body))
        )
        if reply.breaksOff {
            response.headers[.contentLength] = "\(reply.body.utf8.count + 100)"
            response.body = ResponseBody { writer in
                try await writer.write(ByteBuffer(string: reply.body))
                throw CancellationError()
            }
        }
        return response
    }
}

extension ScriptedPortal.Reply: ExpressibleByStringLiteral {
    /// An answer with status 200.
    init(stringLiteral body: String) {
        self.init(body: body)
    }
}

extension ScriptedPortal.Call {
    /// The commands of a batch in the order of their names.
    var commands: [String] {
        let commands = body["cmd"]?.objectValue ?? [:]
        return (0..<commands.count).compactMap { commands["c\($0)"]?.stringValue }
    }
}
