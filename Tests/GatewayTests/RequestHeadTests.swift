import NIOEmbedded
import NIOHTTP1
import Testing

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
}
