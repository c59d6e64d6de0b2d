import Testing

@testable import PortalClient

struct PortalLocationTests {
    private let north = "https://north.example.com/rest/"

    @Test func `a token follows a portal to its new host, and all calls that hear of it do`() throws {
        let location = PortalLocation(try PortalAddress(north))
        for _ in 0..<2 { #expect(location.follow("https://south.example.com/rest/user.get", from: location.given)) }
        #expect(location.current.url(of: "user.get") == "https://south.example.com/rest/user.get")
    }

    @Test(arguments: [
        "https://north.example.com/rest/user.get", "https://north.example.com/login/", "http://127.0.0.1/rest/user.get",
        "http://south.example.com/rest/user.get", "/rest/user.get", "ftp://south.example.com/", "",
    ])
    func `a token only follows to another host behind TLS`(target: String) throws {
        let location = PortalLocation(try PortalAddress(north))
        #expect(!location.follow(target, from: location.given))
        #expect(location.current == location.given)
    }

    @Test func `a token goes to no third host`() throws {
        let location = PortalLocation(try PortalAddress(north))
        #expect(location.follow("https://south.example.com/rest/", from: location.given))
        #expect(!location.follow("https://east.example.com/rest/", from: location.current))
        #expect(!location.follow("https://east.example.com/rest/", from: location.given))
    }

    @Test(arguments: [
        ("north.bitrix24.com", "https://south.bitrix24.com/rest/1/hush/user.get", true),
        ("north.example.com", "https://south.example.com/", true),
        ("north.example.com", "https://north.example.org/rest/1/hush/user.get", false),
        ("north.example.com", "https://north.example.com.evil.org/rest/", false),
        ("north.example.com", "http://south.example.com/rest/1/hush/user.get", false),
        ("example.com", "https://example.org/rest/", false), ("example.com", "https://other.com/rest/", false),
        ("127.0.0.1:1", "https://127.0.0.1:2/", true), ("127.0.0.1:1", "https://127.0.0.2:2/", false),
    ])
    func `a webhook's code follows within the portal's domain only`(host: String, target: String, follows: Bool) throws
    {
        let location = PortalLocation(try PortalAddress("https://\(host)/rest/1/hush/"))
        #expect(location.follow(target, from: location.given) == follows)
        #expect((location.newHost != nil) == follows)
        #expect(location.current.url(of: "scope").hasSuffix("/rest/1/hush/scope"))
    }
}
