import PortalModel
import Testing
import Wire

@testable import PortalClient

struct TokenServerTests {
    private func pair(_ members: String) throws -> TokenPair {
        try TokenPair(reading: #"{"access_token":"a""# + members + "}", path: "south.json")
    }

    @Test(arguments: [
        (#","server_endpoint":"https://oauth.bitrix.info/rest/""#, "https://oauth.bitrix.info/oauth/token/"),
        (#","server_endpoint":"https://oauth.bitrix24.tech/rest/""#, "https://oauth.bitrix24.tech/oauth/token/"),
        (#","server_endpoint":"https://OAUTH.bitrix.info""#, "https://oauth.bitrix.info/oauth/token/"),
        (#","server_endpoint":"oauth.bitrix.info""#, "https://oauth.bitrix.info/oauth/token/"),
        // Only the host of what a file says counts.
        (#","server_endpoint":"http://oauth.bitrix.info:81/elsewhere/""#, "https://oauth.bitrix.info/oauth/token/"),
        // In the token server's own answer the domain is the server, in others it is the portal.
        (#","domain":"oauth.bitrix.info""#, "https://oauth.bitrix.info/oauth/token/"),
        (#","domain":"south.bitrix24.com""#, "https://oauth.bitrix24.tech/oauth/token/"),
        ("", "https://oauth.bitrix24.tech/oauth/token/"),
    ])
    func `tokens are renewed at the server that the file names`(members: String, address: String) throws {
        let file = TokenFile(path: "south.json")
        #expect(try file.server(for: pair(members)).address == address)
    }

    @Test(arguments: [
        "https://oauth.example.com/rest/", "https://oauth.bitrix.info.example.com/rest/",
        "https://oauth.bitrix.info@example.com/rest/", "https://example.com/?https://oauth.bitrix.info/", "no address",
    ])
    func `the secret goes to no other server because a file names it`(endpoint: String) throws {
        let pair = try pair(",\"server_endpoint\":\"\(endpoint)\"")
        let error = #expect(throws: PortalError.self) { try TokenFile(path: "south.json").server(for: pair) }
        #expect(error?.code == .tokenFile)
        #expect(error?.description.contains("south.json") == true)
        #expect(error?.description.contains("token_server in moonhook.lua") == true)

        let named = try #require(TokenServer("https://tokens.example.com/"))
        #expect(try TokenFile(path: "south.json", server: named).server(for: pair) == named)
    }

    @Test(arguments: [
        ("https://tokens.example.com", "https://tokens.example.com/oauth/token/", "tokens.example.com"),
        ("https://tokens.example.com:8443/", "https://tokens.example.com:8443/oauth/token/", "tokens.example.com:8443"),
        ("https://oauth.bitrix.info/rest/", "https://oauth.bitrix.info/oauth/token/", "oauth.bitrix.info"),
        ("https://oauth.bitrix.info/oauth/token/", "https://oauth.bitrix.info/oauth/token/", "oauth.bitrix.info"),
        ("http://127.0.0.1:4000/", "http://127.0.0.1:4000/oauth/token/", "127.0.0.1:4000"),
    ])
    func `an administrator may name any server with TLS`(text: String, address: String, host: String) throws {
        let server = try #require(TokenServer(text))
        #expect(server.address == address)
        #expect(server.host == host)
    }

    @Test(arguments: ["", "oauth.bitrix.info", "http://oauth.example.com/", "https://", "https://a:b@example.com/"])
    func `an address without TLS or with more than a server is refused`(text: String) {
        #expect(TokenServer(text) == nil)
    }

    @Test func `a renewal stores the server that the answer names, unless it isn't Bitrix24's`() throws {
        let old = try pair(#","server_endpoint":"https://oauth.bitrix24.tech/rest/","expires":1700000000"#)
        let moved = old.renewed(by: ["server_endpoint": "https://oauth.bitrix.info/rest/", "access_token": "b"])
        #expect(moved.endpoint == "https://oauth.bitrix.info/rest/")
        #expect(moved.access.text == "b")
        #expect(!moved.isDue(at: 1_800_000_000))
        let tampered = old.renewed(by: ["server_endpoint": "https://oauth.example.com/rest/", "access_token": "b"])
        #expect(tampered.endpoint == "https://oauth.bitrix24.tech/rest/")
    }
}
