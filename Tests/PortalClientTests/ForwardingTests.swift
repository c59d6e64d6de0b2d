import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import TestSupport
import Testing

@testable import PortalClient

/// Requests of other programs on their way to the portal.
@Suite(.endsHangs) struct ForwardingTests {
    @Test(arguments: [
        ("user.get", "FILTER[EMAIL]=anna%40example.com"), ("user.get/", "a=%zz&y=100%"), ("/user.get.json//", "a=%4"),
        ("user.get", #"x="{1}|2^`\<>"#), ("user.get", ""), ("user.get", nil), ("user.get", "%e9&a=#b?c"),
        ("user.get", "a=b+c&d=-._~!$&'()*,;:@/?"), ("user.get", "FILTER%5BID%5D=7"),
    ])
    func `path and query are passed on byte for byte`(path: String, query: String?) async throws {
        try await EchoServer.serving("text/plain", \.self) { port in
            let address = try PortalAddress("http://127.0.0.1:\(port)/rest/1/code/")
            try await RESTPortal.withPortal(at: address, logger: Emulated.silence) { portal in
                for isVersionThree in [false, true] {
                    let request = ForwardedRequest(
                        .GET,
                        path: path,
                        query: query,
                        headers: ["moonhook-target": "/another"],
                        isVersionThree: isVersionThree
                    )
                    let answer = try await portal.forward(request, as: "user.get")
                    let line = String(buffer: try await answer.body.collect(upTo: 1_024))
                    let base = isVersionThree ? "/rest/api/1/code/" : "/rest/1/code/"
                    #expect(line == "GET \(base)\(path)\(query.map { "?\($0)" } ?? "") HTTP/1.1")
                }
            }
        }
    }
}
