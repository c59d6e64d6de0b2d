import AsyncHTTPClient
import Containment
import Engine
import Foundation
import Journal
import Logging
import NIOCore
import NIOHTTP1
import PortalClient
import PortalEmulator
import PortalModel
import Scripting
import Synchronization
import TestSupport
import Testing
import Wire

@testable import Gateway

/// A gateway in front of an emulated portal, both over HTTP on loopback.
struct Front: Sendable {
    static let silence = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    /// The code of the client `hr`.
    static let code = "hr0client0code00000000000000000a"

    let emulator: EmulatedPortal
    /// The portal's own address.
    let direct: EmulatorAddress
    let port: Int
    let gateway: Gateway
    let journal: RunJournal

    /// The address of the client `hr`, such as `http://127.0.0.1:41234/rest/1/code/`.
    var address: String { "http://127.0.0.1:\(port)/rest/\(owner)/\(Self.code)/" }
    /// The owner of the portal's credentials.
    var owner: Int { 1 }

    /// A client with these recipes.
    static func client(
        _ recipes: [String] = [],
        name: String = "hr",
        code: String = Self.code,
        passesOnError: Bool = false,
        fields: Set<String>? = nil,
        methods: GatewayClient.Methods = .usual,
        limits: [Bound: Int] = [:],
        isGrouped: Bool = true
    ) -> GatewayClient {
        GatewayClient(
            name: name,
            codeSHA256: ClientCode.sha256(of: code),
            recipes: recipes.enumerated().map { index, source in
                GatewayClient.Recipe(
                    ScriptFile(name: "recipe\(index + 1).lua", source: source),
                    passesOnError: passesOnError
                )
            },
            fields: fields,
            methods: methods,
            limits: limits,
            isGrouped: isGrouped
        )
    }

    /// Serves a portal and a gateway for as long as `body` runs.
    static func serve<Value: Sendable>(
        _ clients: [GatewayClient] = [client()],
        emulator configuration: EmulatorConfiguration = EmulatorConfiguration(userCount: 60),
        protection: Protection = Protection(),
        rate: RequestRate? = nil,
        patience: Duration = .seconds(600),
        queue: Duration = .seconds(600),
        cache: Duration = .seconds(60),
        journal: RunJournal? = nil,
        certificate: (path: String, key: String)? = nil,
        confirmedHosts: Set<String> = [],
        logger: Logger = silence,
        _ body: @escaping @Sendable (Front) async throws -> Value
    ) async throws -> Value {
        let journal = try journal ?? RunJournal.temporary()
        return try await Places.portals.held {
            let emulator = try EmulatedPortal(configuration)
            return try await emulator.serve { address in
                try await RESTPortal.withPortal(
                    at: try PortalAddress(address.webhook),
                    settings: PortalSettings(
                        rate: rate,
                        timeout: patience,
                        connections: 64,
                        confirmedHosts: confirmedHosts
                    ),
                    logger: silence
                ) { portal in
                    let gateway = try await Gateway(
                        GatewaySettings(clients: clients, protection: protection, queue: queue, cache: cache),
                        portal: portal,
                        ownerID: try #require(UserID(rawValue: 1)),
                        journal: journal,
                        pool: .uncontained,
                        logger: logger
                    )
                    let listener = GatewayListener(
                        .address(host: "127.0.0.1", port: 0),
                        certificate: certificate?.path,
                        key: certificate?.key
                    )
                    return try await gateway.serving(on: listener) { port in
                        try await body(
                            Front(emulator: emulator, direct: address, port: port, gateway: gateway, journal: journal)
                        )
                    }
                }
            }
        }
    }

    // MARK: Calls

    /// Has as many connections as callers, who else would wait for each other.
    private static let client: HTTPClient = {
        var configuration = HTTPClient.Configuration(redirectConfiguration: .disallow)
        configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 256
        return HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
    }()

    /// An answer with its headers.
    struct Answered: Sendable {
        let status: Int
        let headers: HTTPHeaders
        let text: String
        var json: JSONValue { (try? JSONReader.value(from: text)) ?? .null }
        var error: String? { json["error"]?.stringValue }
        var words: String { json["error_description"]?.stringValue ?? "" }
    }

    /// Sends a request to any address.
    static func send(
        _ url: String,
        _ verb: HTTPMethod = .POST,
        body: String? = nil,
        type: String = "application/json",
        headers: [(String, String)] = []
    ) async throws -> Answered {
        try await send(url, verb, bytes: body.map { ByteBuffer(string: $0) }, type: type, headers: headers)
    }

    /// Sends a request with any body to any address.
    static func send(
        _ url: String,
        _ verb: HTTPMethod = .POST,
        bytes: ByteBuffer?,
        type: String = "application/json",
        headers: [(String, String)] = []
    ) async throws -> Answered {
        var request = HTTPClientRequest(url: url)
        request.method = verb
        if let bytes {
            request.headers.add(name: "content-type", value: type)
            request.body = .bytes(bytes)
        }
        for (name, value) in headers { request.headers.replaceOrAdd(name: name, value: value) }
        let response = try await client.execute(request, timeout: .seconds(900))
        let answer = try await response.body.collect(upTo: 64 << 20)
        return Answered(
            status: Int(response.status.code),
            headers: response.headers,
            text: String(buffer: answer)
        )
    }

    /// Calls a method as the client `hr`, with parameters as JSON.
    func call(_ method: String, _ parameters: JSONValue = [:]) async throws -> Answered {
        try await Self.send(address + method, body: parameters.text)
    }

    /// The ids of those who are employed, except for the credentials' owner.
    func employees() async throws -> [Int] {
        let body = #"{"FILTER": {"ACTIVE": "Y"}, "sort": "ID", "ADMIN_MODE": 1}"#
        let answer = try await Self.send(direct.webhook + "user.get", body: body)
        return (answer.json["result"]?.arrayValue ?? []).compactMap { $0["ID"]?.stringValue.flatMap { Int($0) } }
            .filter { $0 != owner }
    }

    /// The code of the error that a call gets; empty if it gets none.
    func error(_ method: String, _ parameters: JSONValue) async throws -> String {
        try await call(method, parameters).error ?? ""
    }

    /// What the portal holds of a user, asked for without the gateway.
    func user(_ id: Int) async throws -> JSONValue {
        let answer = try await Self.send(direct.webhook + "user.get", body: #"{"ID": \#(id), "ADMIN_MODE": 1}"#)
        return answer.json["result"]?[0] ?? .null
    }

    /// Opens the portal without the gateway.
    func withPortal<Value>(_ body: (RESTPortal) async throws -> Value) async throws -> Value {
        try await RESTPortal.withPortal(
            at: try PortalAddress(direct.webhook),
            settings: PortalSettings(rate: nil, timeout: .seconds(600)),
            logger: Self.silence,
            body
        )
    }

    /// The run of a client's day.
    func run(of client: String = "hr") throws -> RecordedRun {
        let runs = try journal.runs(limit: 100)
        let run = runs.first { $0.header.origin == .gateway(client: client) }
        return RecordedRun(try #require(run?.id), in: journal)
    }
}

extension Gateway {
    /// Serves on any free port for as long as `body` runs.
    func serving<Value: Sendable>(
        on listener: GatewayListener,
        _ body: (Int) async throws -> Value
    ) async throws -> Value {
        let (ports, ready) = AsyncStream.makeStream(of: Int.self)
        let serving = Task {
            defer { ready.finish() }
            try await self.run(
                on: listener,
                signals: [],
                onReady: { ready.yield($0) }
            )
        }
        guard let port = await ports.first(where: { _ in true }) else {
            try await serving.value
            throw CancellationError()
        }
        let result: Result<Value, any Error>
        do {
            result = .success(try await body(port))
        } catch {
            result = .failure(error)
        }
        serving.cancel()
        _ = await serving.result
        return try result.get()
    }
}
