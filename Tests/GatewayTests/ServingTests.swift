import AsyncHTTPClient
import Foundation
import Journal
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL
import PortalClient
import PortalEmulator
import PortalModel
import Synchronization
import TestSupport
import Testing
import Wire

@testable import Gateway

/// What a gateway does with bytes that are no calls, or come from nobody who waits.
@Suite(.endsHangs) struct ServingTests {
    /// Sends bytes on a connection of TCP, and gathers what comes until the gateway closes it or enough is there.
    private static func converse(
        _ port: Int,
        _ bytes: String,
        until isEnough: @escaping (String) -> Bool
    ) async throws -> String {
        let received = GatheredText()
        let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .channelInitializer { $0.pipeline.addHandler(received) }
            .connect(host: "127.0.0.1", port: port).get()
        try await channel.writeAndFlush(ByteBuffer(string: bytes)).get()
        try await wait(until: "the gateway answers") { !channel.isActive || isEnough(received.text.withLock { $0 }) }
        try? await channel.close()
        return received.text.withLock { $0 }
    }

    @Test(arguments: [
        "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /rest/1/CODE/user.get?ID=9 HTTP/1.1\r\nHost: x\r\n\r\n",
        "Content-Length: 5\r\nContent-Length: 50\r\n\r\nID=7&",
        "Content-Length: +5\r\n\r\nID=7&", "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n", "Content-Length : 5\r\n\r\nID=7&",
    ])
    func `a request that could be read in two ways is answered once, or not at all`(rest: String) async throws {
        try await Front.serve { front in
            let request = "POST /rest/1/\(Front.code)/user.fields HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
            let text = try await Self.converse(front.port, request + rest.replacing("CODE", with: Front.code)) { _ in
                false
            }
            #expect(text.components(separatedBy: "HTTP/1.1 ").count <= 2, "\(text)")
            #expect(!front.emulator.requests.contains { $0.method == "user.get" })
        }
    }

    @Test func `requests that come together are answered in their order`() async throws {
        try await Front.serve { front in
            let one = "GET /rest/1/\(Front.code)/scope HTTP/1.1\r\nHost: x\r\n\r\n"
            let two = "GET /rest/1/\(Front.code)/department.fields HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
            let text = try await Self.converse(front.port, one + one + two) { _ in false }
            let parts = text.components(separatedBy: "HTTP/1.1 200").dropFirst()
            #expect(parts.count == 3)
            #expect(parts.last?.contains("PARENT") == true)
        }
    }

    @Test func `too many headers end a connection`() async throws {
        try await Front.serve { front in
            let bomb = String(repeating: "X-A: \(String(repeating: "a", count: 1_000))\r\n", count: 200)
            let text = try await Self.converse(front.port, "GET /rest/scope HTTP/1.1\r\n\(bomb)\r\n") { !$0.isEmpty }
            #expect(text.hasPrefix("HTTP/1.1 4") || text.isEmpty, "\(text)")
            // Others are served all the same.
            #expect(try await front.call("scope").status == 200)
        }
    }

    @Test func `a body that is too large to judge is refused, and one that passes isn't`() async throws {
        try await Front.serve { front in
            let long = String(repeating: "a", count: 11 << 20)
            let judged = try await front.call("user.update", ["ID": 7, "WORK_NOTES": .string(long)])
            #expect(judged.status == 413)
            let passed = try await front.call("user.search", ["NAME": .string(long)])
            #expect(passed.status != 413)
        }
    }

    @Test func `a caller that hangs up before its call was sent is dropped`() async throws {
        try await Front.serve(patience: .seconds(5)) { front in
            // Later calls of the user wait for the first one.
            front.emulator.setFaults(EmulatorFaults(list: [.hang]))
            let callers = (0..<6).map { number in
                Task {
                    var request = HTTPClientRequest(url: front.address + "user.update")
                    request.method = .POST
                    request.headers = ["content-type": "application/json"]
                    request.body = .bytes(ByteBuffer(string: #"{"ID": 10, "WORK_CITY": "Ulm \#(number)"}"#))
                    _ = try await HTTPClient.shared.execute(request, timeout: .seconds(600))
                }
            }
            try await wait(until: "calls wait") { await front.gateway.length == 6 }
            for caller in callers { caller.cancel() }
            try await wait(until: "they are dropped") { await front.gateway.length == 0 }
            let city = try await front.user(10)["WORK_CITY"]?.stringValue ?? ""
            #expect(!city.hasPrefix("Ulm"))
        }
    }

    @Test func `a private key that needs a passphrase is named so`() async throws {
        let folder = try TemporaryFolder()
        let (certificate, key) = try await makeCertificate(in: folder, ["-passout", "pass:secret"])
        await #expect(throws: GatewayFailure.encrypted(key)) {
            try await Front.serve(certificate: (certificate, key)) { _ in }
        }
    }

    @Test func `it is known when a certificate has expired`() async throws {
        let folder = try TemporaryFolder()
        let file = try await makeCertificate(in: folder, ["-nodes", "-days", "30"]).path
        let certificate = try #require(try NIOSSLCertificate.fromPEMFile(file).first)
        #expect(!certificate.hasExpired(by: Date()))
        #expect(certificate.hasExpired(by: Date(timeIntervalSinceNow: 31 * 86_400)))
    }

    private func makeCertificate(
        in folder: TemporaryFolder,
        _ options: [String]
    ) async throws -> (path: String, key: String) {
        let (certificate, key) = (folder.path("gateway.pem"), folder.path("gateway-key.pem"))
        let make =
            ["req", "-x509", "-newkey", "rsa:2048", "-subj", "/CN=localhost", "-keyout", key, "-out", certificate]
            + options
        let environment = ProcessInfo.processInfo.environment
        let made = try await Command("openssl", make, environment: environment, folder: folder.path).run()
        try #require(made.status == 0, "\(made.error)")
        return (certificate, key)
    }

    @Test func `who may call no more is locked out before anything else is read`() async throws {
        let clients = [
            Front.client(), Front.client(name: "bot", code: "botcode"), Front.client(name: "old", code: "oldcode"),
        ]
        try await Front.serve(clients) { front in
            let status = { (code: String) in
                try await Front.send(front.address.replacing(Front.code, with: code) + "user.current").status
            }
            front.gateway.restrict(to: [Front.client(code: "newcode"), Front.client(name: "robot", code: "botcode")])
            var found: [Int] = []
            for code in [Front.code, "newcode", "botcode", "oldcode"] { found.append(try await status(code)) }
            #expect(found == [401, 200, 200, 401])
        }
    }

    @Test func `a client without recipes needs one request for an update, and its before-value is known`() async throws
    {
        try await Front.serve { front in
            let before = try await front.user(7)["WORK_CITY"]
            front.emulator.resetCounts()
            _ = try await front.call("user.update", ["ID": 7, "WORK_CITY": "Ulm"])
            #expect(front.emulator.counts.requests == 1)
            let change = try #require(try front.run().changes(limit: 1).first?.change)
            #expect(change.before["WORK_CITY"]?.json ?? "" == before ?? "")
            #expect(!change.person.isEmpty && !change.person.hasPrefix("user "))
        }
    }
}

extension Gateway {
    /// How many calls wait or are on their way.
    var length: Int { get async { await works.queue.length } }
    /// What `/metrics` says.
    var metrics: String {
        get async { await StatusResponder(works: works).metrics }
    }
}
