import NIOCore
import NIOEmbedded
import NIOHTTP1
import PortalModel
import Testing
import Wire

@testable import Serving

/// What a request says about its connection.
struct RequestHeadTests {
    @Test func `headers that a request names as those of its connection end there, unless it needs them`() throws {
        let channel = EmbeddedChannel(handler: RequestHeadHandler())
        let headers: HTTPHeaders = [
            "Connection": "close, X-Drop", "connection": "x-other,Content-Type", "X-DROP": "1", "X-Other": "2",
            "X-Kept": "3",
            "Content-Type": "text/plain",
        ]
        let head = HTTPRequestHead(version: .http1_1, method: .POST, uri: "/", headers: headers)
        try channel.writeInbound(HTTPServerRequestPart.head(head))
        guard case .head(let read)? = try channel.readInbound(as: HTTPServerRequestPart.self) else {
            Issue.record("no head")
            return
        }
        #expect(read.headers.map(\.name) == ["X-Kept", "Content-Type", "connection"])
        #expect(read.headers["connection"] == ["close"])
        _ = try channel.finish()
    }

    @Test(arguments: [HTTPVersion.http1_0, .http1_1], [nil, "5"])
    func `a client of HTTP 1 0 gets no chunks`(version: HTTPVersion, length: String?) throws {
        let heads = RequestHeadHandler()
        let channel = EmbeddedChannel(
            handlers: [HTTPResponseEncoder(), ByteToMessageHandler(PersistentRequestDecoder(heads: heads)), heads]
        )
        try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
        try channel.writeInbound(ByteBuffer(string: "GET / HTTP/1.\(version.minor)\r\nHost: a\r\n\r\n"))
        var head = HTTPResponseHead(version: .http1_1, status: .ok)
        if let length { head.headers.add(name: "content-length", value: length) }
        try channel.writeOutbound(HTTPServerResponsePart.head(head))
        try channel.writeOutbound(HTTPServerResponsePart.body(.byteBuffer(ByteBuffer(string: "hello"))))
        try channel.writeOutbound(HTTPServerResponsePart.end(nil))
        var text = ""
        while let bytes = try channel.readOutbound(as: ByteBuffer.self) { text += String(buffer: bytes) }
        let isCut = version == .http1_0 && length == nil
        #expect(text.contains("chunked") == (version == .http1_1 && length == nil), "\(text)")
        #expect(!isCut || text == "HTTP/1.0 200 OK\r\nconnection: close\r\n\r\nhello", "\(text)")
        #expect(channel.isActive == !isCut)
        _ = try channel.finish(acceptAlreadyClosed: true)
    }

    /// A request, and what is read of it.
    private struct Sample {
        let bytes: [UInt8]
        let uri: String
        let body: [UInt8]

        static func any(_ random: inout SplitMix64) -> Sample {
            let texts = [
                "", "a", "Ü", "GET /Ü HTTP/1.1\r\n\r\n", "\r\n\r\n", "\n", "0\r\n\r\n", "Ж\r\nPOST / HTTP/1.1\r\nÄ",
            ]
            let text = { (random: inout SplitMix64) in Array((texts.randomElement(using: &random) ?? "").utf8) }
            let plain =
                ["/", "/rest/1/code/user.get", "/a?x[1]=%22\"|", "/r//s/?"].randomElement(using: &random) ?? "/"
            let letters = ["", "?N=Köln", "?Ж=ж&b", "Ü"].randomElement(using: &random) ?? ""
            let encoded = (plain + letters).utf8.map { byte in
                byte > 0x7F ? "%" + String(byte, radix: 16, uppercase: true) : String(UnicodeScalar(byte))
            }
            let start = ["", "\r\n"].randomElement(using: &random) ?? ""
            let host = Bool.random(using: &random) ? "" : "HTTP://north.example.com"
            let fields =
                ["", "X-A: ä\r\n", "Connection: Upgrade\r\nUpgrade: h2c\r\n"].randomElement(using: &random) ?? ""
            let head = "\(start)POST \(host)\(plain)\(letters) HTTP/1.1\r\nHost: a\r\n\(fields)"
            var bytes = Array(head.utf8)
            var body: [UInt8] = []
            switch Int.random(in: 0..<3, using: &random) {
            case 0: bytes += "\r\n".utf8
            case 1:
                body = text(&random) + text(&random)
                bytes += "Content-Length: \(body.count)\r\n\r\n".utf8 + body
            default:
                bytes += "Transfer-Encoding: chunked\r\n\r\n".utf8
                for _ in 0..<Int.random(in: 0..<4, using: &random) {
                    let chunk = text(&random)
                    guard !chunk.isEmpty else { continue }
                    bytes += "\(String(chunk.count, radix: 16))\r\n".utf8 + chunk + "\r\n".utf8
                    body += chunk
                }
                bytes += (Bool.random(using: &random) ? "0\r\n\r\n" : "0\r\nX-Sum: ü\r\n\r\n").utf8
            }
            return Sample(bytes: bytes, uri: encoded.joined(), body: body)
        }
    }

    @Test func `requests are read the same in whatever pieces they come, letters beyond ASCII encoded`() throws {
        var random = SplitMix64(seed: 20)
        for round in 0..<3_000 {
            let samples = (0..<Int.random(in: 1...5, using: &random)).map { _ in Sample.any(&random) }
            let heads = RequestHeadHandler()
            let channel = EmbeddedChannel(
                handlers: [ByteToMessageHandler(PersistentRequestDecoder(heads: heads)), heads]
            )
            var rest = samples.flatMap(\.bytes)[...]
            let most = [1, 3, 20, 10_000].randomElement(using: &random) ?? 1
            while !rest.isEmpty {
                let piece = rest.prefix(Int.random(in: 1...most, using: &random))
                rest = rest.dropFirst(piece.count)
                try channel.writeInbound(ByteBuffer(bytes: piece))
            }
            var read: [(uri: String, body: [UInt8])] = []
            while let part = try channel.readInbound(as: HTTPServerRequestPart.self) {
                switch part {
                case .head(let head): read.append((head.uri, []))
                case .body(let bytes): read[read.count - 1].body += bytes.readableBytesView
                case .end: break
                }
            }
            #expect(read.map(\.uri) == samples.map(\.uri), "round \(round)")
            #expect(read.map(\.body) == samples.map(\.body), "round \(round)")
            _ = try channel.finish()
        }
    }
}
